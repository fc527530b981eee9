import { officialTitles } from "./official-titles.en";
import type { Language } from "./text";

/** Who numbers documents so. */
const issuers: Readonly<Record<string, string>> = {
  国发: "State Council",
  财金: "Ministry of Finance",
  银发: "People's Bank of China",
  人社厅发: "Ministry of Human Resources",
  鲁财金: "Shandong Finance",
  皖财金: "Anhui Finance",
  甘人社通: "Gansu Human Resources",
  鲁人社字: "Shandong Human Resources",
};

/** 财金〔2023〕75号（山东） → Ministry of Finance 2023 no. 75 (Shandong); null when it is anything else. */
function documentNumber(text: string): string | null {
  const [, by = "", year, no, tail] =
    /^(\p{Script=Han}+)〔(\d{4})〕(\d+)号(?:（(山东|\d{4}年起)）)?$/u.exec(text) ?? [];
  const issuer = issuers[by];
  if (!issuer) return null;
  const more = tail === undefined ? "" : tail === "山东" ? " (Shandong)" : ` (from ${tail.slice(0, 4)})`;
  return `${issuer} ${year} no. ${no}${more}`;
}

function gloss(text: string): string | null {
  const parts = text.split("、").map((part) => officialTitles[part] ?? documentNumber(part));
  return officialTitles[text] ?? (parts.includes(null) ? null : parts.join(" and "));
}

const hasHan = /\p{Script=Han}/u;

/**
 * A Chinese title, source or official phrase as a page cites it. In English what it says comes first and the Chinese
 * stands behind it in quotation marks; where no English is known the quotation stands alone.
 */
export function cited(text: string, language: Language): string {
  if (language === "zh" || !hasHan.test(text)) return text;
  const said = gloss(text);
  return said ? `${said} “${text}”` : `“${text}”`;
}
