import type { HeldSection } from "~/areas/people";
import type { SignedIn } from "~/platform/access/actor";
import { clockOf, todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { paperCode } from "~/platform/pdf/check-code.server";
import type { CopyPaper } from "./pdf/draw-copy";
import { privacyText } from "./text";

/** A copy as a paper. Its number and its file name hold no name and no ID number. */
export function copyPaper(
  by: { actor: SignedIn; origin: string; now: number; language: Language; issuer: string },
  personId: number,
  name: string,
  sections: readonly HeldSection[],
  photo: Uint8Array | null,
): CopyPaper {
  const t = translator(privacyText, by.language);
  const zh = by.language === "zh";
  const number = `FB-${todayOn(by.now).replaceAll("-", "")}-${String(personId).padStart(6, "0")}`;
  const code = paperCode("copy", sections);
  const colon = zh ? "：" : ": ";
  return {
    number,
    code,
    printedAt: by.now,
    title: t("copy.paperTitle"),
    line: [by.issuer, `${t("copy.holder")}${colon}${name}`],
    law: t("copy.law"),
    sections,
    photo: photo && { title: t("copy.photo"), bytes: photo },
    language: zh ? "zh-CN" : "en",
    page: (page, pages) => (zh ? `第 ${page} 页　共 ${pages} 页` : `Page ${page} of ${pages}`),
    foot: {
      number: `${zh ? "文书编号 " : "No. "}${number}　${zh ? "校验码 " : "Check code "}${code}`,
      check: by.origin,
      printed: `${todayOn(by.now)} ${clockOf(by.now)}　${t("copy.maker")} ${by.actor.name}`,
    },
  };
}
