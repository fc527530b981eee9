/** Answers that the server gives before any page is asked, or where none could be made: both languages, words and a way back. */
const words = {
  400: {
    zh: ["请求无法读懂", "浏览器发来的内容不完整。请返回上一页，再提交一次。"],
    en: ["The request could not be read", "What the browser sent is incomplete. Go back and send it again."],
  },
  403: {
    zh: ["已拒绝来自其他网站的提交", "请在本系统的页面里重新操作。"],
    en: ["A submission from another site was refused", "Please do it again on a page of this system."],
  },
  404: {
    zh: ["没有这份文件", "地址可能不完整，或者这份文件不在您负责的村里。请返回上一页，从页面上的按钮打开。"],
    en: [
      "There is no such file",
      "The address may be incomplete, or the file is not of a village in your scope. Go back and open it from its page.",
    ],
  },
  405: {
    zh: ["不支持的请求方式", "请从首页重新进入。"],
    en: ["This kind of request is not supported", "Please start again from the home page."],
  },
  413: {
    zh: ["文件太大", "一次最多上传 12 MB。请把文件分成几份，或者缩小照片后再上传。"],
    en: ["The file is too large", "12 MB at most at a time. Split the file or make the photo smaller."],
  },
  415: {
    zh: ["不支持的提交格式", "请在本系统的页面里重新操作。"],
    en: ["This kind of submission is not supported", "Please do it again on a page of this system."],
  },
  421: {
    zh: ["需要通过加密连接访问", "本系统只接受经由 HTTPS 代理的访问，请使用 https:// 开头的地址。"],
    en: [
      "An encrypted connection is needed",
      "This installation is reached through HTTPS only. For whoever runs it: the proxy must send X-Forwarded-Proto, and QIHANG_TRUSTED_PROXIES must name the proxy.",
    ],
  },
  500: {
    zh: ["系统出了错", "刚才的操作没有保存。请稍后再试一次。"],
    en: ["Something went wrong", "Nothing was saved. Please try again in a moment."],
  },
  503: {
    zh: ["现在人太多，系统忙不过来", "请等十几秒再试一次。"],
    en: ["Too much is going on right now", "Please wait a few seconds and try again."],
  },
} as const;

/** What is said instead of a file that no role of theirs opens, and of an address with half a character in it. */
const special = {
  file403: {
    zh: ["您没有权限打开这份文件", "需要时请找管理员，或请有权限的同事打印。"],
    en: ["You may not open this file", "Ask an administrator, or a colleague who may print it."],
  },
  address400: {
    zh: ["这个地址读不懂", "地址不完整，里面有残缺的字符。请重新扫码，或从头输入地址。"],
    en: [
      "This address cannot be read",
      "It is incomplete: part of a character is missing. Scan the code again, or type the address anew.",
    ],
  },
} as const;

export type RefusalStatus = keyof typeof words;

/** What the page of a refused request may add. */
export interface RefusedRequest {
  /** What was wrong where the status alone does not tell: no page was asked for but a file, or nothing at all. */
  what?: "file" | "address";
  /** The page that says it in its own words, where there is one. */
  see?: string;
  /** To quote; the log has it too. */
  number?: string;
  /** Path and query, to ask again. */
  target?: string;
  /** The fields of a form that was not taken; null: it cannot be sent again from here. */
  kept?: readonly (readonly [name: string, value: string])[] | null;
}

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`).replace(/\r\n|\r|\n/g, "&#10;");

export const refusalPage = (
  status: RefusalStatus,
  { number, target, kept, what }: RefusedRequest = {},
): string => {
  const { zh, en } = special[`${what}${status}` as keyof typeof special] ?? words[status];
  return `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${zh[0]} · 启航</title><link rel="stylesheet" href="/refusal.css"><link rel="icon" href="/icon.svg"></head>
<body><main><h1>${zh[0]}</h1><p>${zh[1]}</p><p lang="en"><b>${en[0]}.</b> ${en[1]}</p>${
    status === 503 && target !== undefined ? again(target, kept) : ""
  }${
    number ? `<p>编号 <span lang="en">Number</span> <b>${escaped(number)}</b></p>` : ""
  }<p><a href="/">回首页 <span lang="en">Home</span></a></p></main></body>
</html>
`;
};

/** The way to the same page, or the same form once more with all that was typed in it. */
function again(target: string, kept: RefusedRequest["kept"]): string {
  const label = `再试一次 <span lang="en">Try again</span>`;
  if (kept === undefined) return `<p><a class="again" href="${escaped(target)}">${label}</a></p>`;
  if (kept === null)
    return `<p>刚才填的没有提交。请按浏览器的“后退”回到表单，再提交一次。</p><p lang="en">Your form was not taken. Go back with the browser's own button and send it again.</p>`;
  const fields = kept.map(
    ([name, value]) => `<textarea hidden name="${escaped(name)}">\n${escaped(value)}</textarea>`,
  );
  return `<p>刚才填的内容都留着，点下面的按钮再交一次。</p><p lang="en">Everything you typed is kept: send it again with the button.</p><form method="post" action="${escaped(target)}">${fields.join("")}<p><button class="again" type="submit">${label}</button></p></form>`;
}
