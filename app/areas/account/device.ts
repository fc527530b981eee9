/** What a browser says about itself, in words a person knows; the names of browsers are names in every language. */
export interface Device {
  /** Edge 142, WeChat 8; null when it does not say. */
  browser: string | null;
  system: "windows" | "mac" | "linux" | "android" | "iphone" | "other";
}

const browsers: readonly [RegExp, string][] = [
  [/MicroMessenger\/(\d+)/, "WeChat"],
  [/DingTalk\/(\d+)/, "DingTalk"],
  [/QQBrowser\/(\d+)/, "QQ"],
  [/(?:QIHU|360SE|360EE)/, "360"],
  [/Edg(?:e|A|iOS)?\/(\d+)/, "Edge"],
  [/HuaweiBrowser\/(\d+)/, "Huawei"],
  [/Firefox\/(\d+)/, "Firefox"],
  [/Chrome\/(\d+)/, "Chrome"],
  [/Version\/(\d+).*Safari/, "Safari"],
];

export function deviceOf(userAgent: string): Device {
  for (const [pattern, name] of browsers) {
    const match = userAgent.match(pattern);
    if (match) return { browser: match[1] ? `${name} ${match[1]}` : name, system: systemOf(userAgent) };
  }
  return { browser: null, system: systemOf(userAgent) };
}

function systemOf(userAgent: string): Device["system"] {
  if (/iPhone|iPad/.test(userAgent)) return "iphone";
  if (/Android|HarmonyOS/.test(userAgent)) return "android";
  if (/Windows/.test(userAgent)) return "windows";
  if (/Mac OS/.test(userAgent)) return "mac";
  return /Linux/.test(userAgent) ? "linux" : "other";
}
