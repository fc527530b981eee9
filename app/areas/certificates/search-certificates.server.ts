import { certificate, courseRule, trainingClass, village } from "db/schema";
import { and, desc, eq, or, type SQL, sql } from "drizzle-orm";
import { shortTitle, trainingText } from "~/areas/training";
import { townNameOn, villageNameOn } from "~/areas/villages/index.server";
import { scopeFor } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";
import { translator } from "~/platform/i18n/text";
import { markName, markPart, markTail, unmarked } from "~/platform/search/marked";
import { personName, placeLabel } from "~/platform/search/place-name";
import { startsWith } from "~/platform/search/prefix-range.server";
import { noAnswer, type SearchSource } from "~/platform/search/search-source";
import type { Term } from "~/platform/search/search-term";
import type { Standing } from "./certificate";
import { standing } from "./revocation-queries.server";
import { certificatesText } from "./text";

/** Shorter beginnings are the county's code, which every number shares. */
const shortestNumber = 7;

/** Certificates a term means: holder's hanzi anywhere, pinyin or initials from the start; number from the start or its last four. */
function matches(term: Term): SQL | null {
  const { kind, letters } = term;
  const text = term.text.replace(/ /g, "");
  if (kind === "name")
    return /[\p{Script=Han}]/u.test(text)
      ? sql`instr(${certificate.holderName}, ${text}) > 0`
      : startsWith(certificate.number, text.toUpperCase());
  if (kind === "pinyin")
    return or(
      startsWith(certificate.holderPinyin, letters),
      startsWith(certificate.holderInitials, letters),
      sql`(instr(${certificate.holderPinyin}, ${` ${letters}`}) > 0 or instr(${certificate.holderInitials}, ${` ${letters}`}) > 0)`,
    )!;
  if (kind === "tail") return sql`substr(${certificate.number}, -4) = ${text.toUpperCase()}`;
  if ((kind === "digits" && text.length >= shortestNumber) || kind === "id-number")
    return startsWith(certificate.number, text.toUpperCase());
  return null;
}

const tones: Record<Standing, { tone: "ok" | "warn" | "bad" | "mute"; icon?: string }> = {
  valid: { tone: "ok" },
  asked: { tone: "warn", icon: "clock" },
  revoked: { tone: "bad", icon: "ban" },
  replaced: { tone: "mute", icon: "repeat" },
};

/** Certificates in the one search box, the latest first. */
export const certificatesSource: SearchSource = {
  group: "certificates",
  icon: "award",
  words: (language) => {
    const t = translator(certificatesText, language);
    return { title: t("search.title"), all: (count) => t("search.all", { count }) };
  },
  search: (db, who, term, limit, language) => {
    const scope = scopeFor(who.grants, "certificate.view");
    const condition = matches(term);
    if (scope === null || condition === null) return noAnswer;
    const t = translator(certificatesText, language);
    const inTraining = translator(trainingText, language);
    const where = and(condition, withinVillages(certificate.villageId, scope));
    const total = db.select({ n: sql<number>`count(*)` }).from(certificate).where(where).get()?.n ?? 0;
    const rows = db
      .select({
        id: certificate.id,
        number: certificate.number,
        holderName: certificate.holderName,
        standing,
        course: trainingClass.course,
        year: trainingClass.year,
        classNumber: trainingClass.number,
        name: villageNameOn(certificate.issuedOn),
        townName: townNameOn(certificate.issuedOn),
      })
      .from(certificate)
      .innerJoin(trainingClass, eq(trainingClass.id, certificate.classId))
      .innerJoin(courseRule, eq(courseRule.id, trainingClass.courseRuleId))
      .innerJoin(village, eq(village.id, certificate.villageId))
      .where(where)
      .orderBy(desc(certificate.id))
      .limit(limit)
      .all();
    const hits = rows.map((r) => {
      const shown = personName(r.holderName, language);
      return {
        id: String(r.id),
        to: `/certificates/${r.id}`,
        title: term.kind === "tail" ? markTail(r.number, term.text) : markPart(r.number, term.text),
        detail: [
          ...unmarked(shown.slice(0, shown.length - r.holderName.length)),
          ...markName(r.holderName, term),
          ...unmarked(
            t("search.comma") +
              shortTitle(inTraining, { course: r.course, year: r.year, number: r.classNumber }) +
              t("search.comma") +
              placeLabel(r, language),
          ),
        ],
        state: { ...tones[r.standing], word: t(`state.${r.standing}`) },
      };
    });
    return { total, hits };
  },
};
