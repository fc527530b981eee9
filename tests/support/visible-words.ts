import { readdirSync } from "node:fs";
import type Database from "better-sqlite3";
import type { Page } from "playwright-core";

/** Latin words that belong in a Chinese page: names of formats, products, courses, keys of the keyboard. */
const latin = new Set(
  "WPS Excel xls xlsx XLSX et LibreOffice OpenDocument CSV csv PDF pdf ZIP zip QR GYB SYB IYB SIYB GB GBK KB MB UTF Ctrl Enter Esc Backspace Windows Linux English SHA Ed25519 JPG JPEG PNG DPI ID IP TOTP Chrome Firefox Safari Edge Chromium HeadlessChrome Android iPhone LPR".split(
    " ",
  ),
);

/** Codes of the program that nobody should ever read. */
const codes =
  /\b(certificate-clerk|resident-id|online-business|information-officer|liaison-officer|group-leader|team-member|undefined|NaN|\[object \w+\])\b/g;

const keyLike = /\b[a-z][a-zA-Z]*(\.[a-zA-Z][a-zA-Z-]*)+\b/g;

export interface Words {
  /** What stands on a page and should not: keys and codes anywhere, words of the other language in its own texts. */
  leaks: (page: Page, language: "zh" | "en") => Promise<string[]>;
}

/** Everything that people typed, as one text: what stands in it may be shown in both languages. */
function typedText(db: Database.Database): string {
  const columns = db
    .prepare(
      `SELECT m.name AS "table", c.name AS "column" FROM sqlite_master m JOIN pragma_table_info(m.name) c
       WHERE m.type = 'table' AND c.type = 'TEXT' AND m.name NOT LIKE '%search%' AND m.name NOT IN ('audit_event', 'held_form')`,
    )
    .all() as { table: string; column: string }[];
  const texts = columns.flatMap(
    ({ table, column }) =>
      db
        .prepare(`SELECT DISTINCT "${column}" FROM "${table}" WHERE "${column}" GLOB '*[一-鿿]*'`)
        .pluck()
        .all() as string[],
  );
  return [...new Set(texts)].join("\n");
}

/** Words of the data may stand on a page of either language; all others are the product's own. */
export function wordsOf(db: Database.Database): Words {
  const typed = typedText(db);
  const usernames = new Set(db.prepare("SELECT username FROM user").pluck().all() as string[]);
  const folders = new Set(readdirSync("app/areas"));
  return {
    leaks: async (page, language) => {
      const { all, own } = await page.evaluate(() => {
        const ownTexts = [
          ...document.querySelectorAll<HTMLElement>(
            "button, label, legend, h1, h2, h3, th, dt, summary, nav a, .btn, .help, .lab, .note, .sub",
          ),
        ].filter((e) => e.offsetParent !== null && !e.closest("body [lang], [data-lang], pre, code"));
        return { all: document.body.innerText, own: ownTexts.map((e) => e.innerText) };
      });
      const leaks: string[] = [];
      const text = all.replace(/https?:\/\/\S+/g, "");
      for (const code of text.match(codes) ?? []) if (!usernames.has(code)) leaks.push(`code ${code}`);
      for (const key of text.match(keyLike) ?? [])
        if (folders.has(key.split(".")[0] ?? "") || /^(field|state|why|col|page|form|note)\./.test(key))
          leaks.push(`key ${key}`);
      if (language === "zh") {
        const foreign = (text.match(/[A-Za-z][A-Za-z0-9-]{2,}/g) ?? []).filter(
          (w) => !latin.has(w) && !usernames.has(w) && !/\d/.test(w) && !/^[0-9a-f]{3,8}$/i.test(w),
        );
        if (foreign.length > 0) leaks.push(`English: ${[...new Set(foreign)].join(" ")}`);
      } else {
        const foreign = own.filter((t) =>
          (t.match(/\p{Script=Han}+/gu) ?? []).some((run) => run !== "中文" && !typed.includes(run)),
        );
        for (const t of new Set(foreign)) leaks.push(`Chinese: ${t.replace(/\s+/g, " ").slice(0, 100)}`);
      }
      return leaks;
    },
  };
}
