import type { Reader } from "db/client.server";
import { certificate, trainingClass } from "db/schema";
import { eq } from "drizzle-orm";
import { longTitle, shortTitle, trainingText } from "~/areas/training";
import { type Language, translator } from "~/platform/i18n/text";
import { personName } from "~/platform/search/place-name";
import { type Certificate, factsOf } from "./certificate-queries.server";

/** What a certificate says, for a page: as printed in Chinese; in English, course, class and result in English words. */
export function certificateWords(db: Reader, row: Certificate, language: Language) {
  const facts = factsOf(row);
  const found =
    language === "zh"
      ? undefined
      : db.select().from(trainingClass).where(eq(trainingClass.id, row.classId)).get();
  const t = translator(trainingText, language);
  return {
    facts,
    shown: {
      name: personName(row.holderName, language),
      course: found ? t(`course.${found.course as "syb"}`) : facts.courseName,
      class: found ? `${shortTitle(t, found)}, ${found.year}` : facts.className,
      result: found ? t("ofPerson.qualified") : facts.result,
    },
  };
}

/** Course with class, and result, as the public page says them: as printed in Chinese, in English words in English. */
export function publicWords(
  db: Reader,
  number: string,
  language: Language,
): { course: string; result: string } | null {
  if (language === "zh") return null;
  const found = db
    .select({ class: trainingClass })
    .from(certificate)
    .innerJoin(trainingClass, eq(trainingClass.id, certificate.classId))
    .where(eq(certificate.number, number))
    .get();
  const t = translator(trainingText, language);
  return found ? { course: longTitle(t, found.class), result: t("ofPerson.qualified") } : null;
}
