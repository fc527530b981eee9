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

/** Names of people and places may stand in both languages; they are taken from the data. */
export function wordsOf(db: Database.Database): Words {
  const names = db
    .prepare(
      `SELECT name FROM person UNION SELECT name FROM user UNION SELECT holder_name FROM village_post
       UNION SELECT name FROM village UNION SELECT town_name FROM village UNION SELECT county_name FROM village
       UNION SELECT name FROM class_lecturer UNION SELECT venue FROM training_class UNION SELECT name FROM course_rule
       UNION SELECT document FROM policy_version UNION SELECT source FROM policy_version UNION SELECT note FROM policy_version
       UNION SELECT clause FROM policy_value UNION SELECT source FROM policy_value
       UNION SELECT name FROM policy_group UNION SELECT proof FROM policy_group UNION SELECT source FROM policy_group
       UNION SELECT source FROM lpr_rate
       UNION SELECT house_number FROM household UNION SELECT address FROM household
       UNION SELECT note FROM pension_check UNION SELECT note FROM household_member
       UNION SELECT level FROM benefit UNION SELECT place FROM person_situation
       UNION SELECT reason FROM household_residence`,
    )
    .pluck()
    .all() as string[];
  const known = [...new Set(names)].filter(Boolean).sort((a, b) => b.length - a.length);
  const usernames = new Set(db.prepare("SELECT username FROM user").pluck().all() as string[]);
  const folders = new Set(readdirSync("app/areas"));
  return {
    leaks: async (page, language) => {
      const { all, own } = await page.evaluate(() => {
        const ownTexts = [
          ...document.querySelectorAll<HTMLElement>(
            "button, label, legend, h1, h2, h3, th, dt, summary, nav a, .btn, .help, .lab, .note, .sub",
          ),
        ].filter((e) => e.offsetParent !== null && !e.closest("[lang], [data-lang], pre, code"));
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
        const foreign = own
          .map((t) => known.reduce((rest, name) => rest.replaceAll(name, ""), t))
          .filter((t) => t.length < 200 && /\p{Script=Han}/u.test(t.replace(/中文/g, "")));
        for (const t of new Set(foreign)) leaks.push(`Chinese: ${t.replace(/\s+/g, " ").slice(0, 100)}`);
      }
      return leaks;
    },
  };
}
