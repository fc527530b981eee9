import { existsSync } from "node:fs";
import { demoPassword } from "db/seed/staff";
import { type Browser, chromium, type Page } from "playwright-core";

/** Debian's chromium, its shell without a screen before the whole: a page takes it a quarter less. Elsewhere say where it is. */
const executablePath =
  process.env.CHROMIUM ??
  ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"].find((place) => existsSync(place)) ??
  "/usr/bin/chromium";

/** A browser that writes down what no page of the product may do: fail in script, or speak to anybody but its server. */
export interface WatchedBrowser {
  /** Console errors, uncaught errors and requests that left, with the page they come from. */
  problems: string[];
  /** Somebody's window with cookies of their own. */
  window: (options?: WindowOptions) => Promise<Page>;
  close: () => Promise<void>;
}

export interface WindowOptions {
  /** CSS pixels; a phone below 700. */
  width?: number;
  language?: "zh" | "en";
  javaScript?: boolean;
  /** Pages may be kept for the time without network: the service worker runs. It costs a window a third of its time. */
  keepsPages?: boolean;
  /** The same person at another window. */
  cookiesOf?: Page;
  /** Cookies of a session that began elsewhere. */
  cookies?: ReadonlyMap<string, string>;
}

export async function watchedBrowser(origin: string): Promise<WatchedBrowser> {
  const browser: Browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  const problems: string[] = [];
  return {
    problems,
    close: () => browser.close(),
    window: async ({
      width = 1366,
      language = "zh",
      javaScript = true,
      keepsPages = false,
      cookiesOf,
      cookies,
    } = {}) => {
      const phone = width < 700;
      const context = await browser.newContext({
        viewport: { width, height: phone ? 740 : 768 },
        hasTouch: phone,
        // A colour half-way to another one would be measured as it stands at that moment.
        reducedMotion: "reduce",
        isMobile: phone,
        javaScriptEnabled: javaScript,
        serviceWorkers: keepsPages ? "allow" : "block",
        baseURL: origin,
        locale: language === "zh" ? "zh-CN" : "en-GB",
      });
      if (cookies)
        await context.addCookies([...cookies].map(([name, value]) => ({ name, value, url: origin })));
      if (cookiesOf) await context.addCookies(await cookiesOf.context().cookies());
      if (language === "en")
        await context.request.post("/language", {
          form: { language: "en", to: "/sign-in" },
          headers: { Origin: origin },
          maxRedirects: 0,
        });
      const page = await context.newPage();
      page.setDefaultTimeout(20_000);
      const report = (what: string) => problems.push(`${page.url().replace(origin, "")}: ${what}`);
      page.on("console", (m) => m.type() === "error" && report(`console: ${m.text()}`));
      page.on("pageerror", (e) => report(`error: ${e.message}`));
      context.on("request", (r) => {
        const { protocol, origin: to } = new URL(r.url());
        if (/^(https?|wss?):$/.test(protocol) && to !== origin) report(`request to ${r.url()}`);
      });
      return page;
    },
  };
}

/** Through the sign-in page, as a person does it. */
export async function signInThrough(page: Page, username: string): Promise<void> {
  await page.goto("/sign-in");
  await page.fill("input[name=username]", username);
  await page.fill("input[name=password]", demoPassword);
  await Promise.all([
    page.waitForURL((url) => url.pathname === "/"),
    page.locator("form:has(input[name=password]) button[type=submit]").click(),
  ]);
}
