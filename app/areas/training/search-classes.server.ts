import type { Reader } from "db/client.server";
import { classLecturer, courseRule, division, trainingClass, village } from "db/schema";
import { desc, eq, sql } from "drizzle-orm";
import { townNameOn, villageNameOn } from "~/areas/villages/index.server";
import { scopeFor, type VillageScope } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";
import { translator } from "~/platform/i18n/text";
import { type Marked, markPart, unmarked } from "~/platform/search/marked";
import { placeLabel } from "~/platform/search/place-name";
import { noAnswer, type SearchSource } from "~/platform/search/search-source";
import type { Term } from "~/platform/search/search-term";
import type { ClassState } from "./class-state";
import { trainingText } from "./text";
import { datesText, shortTitle, stateTone } from "./ui/class-facts";

const classesWithWords = (db: Reader, scope: VillageScope) =>
  db
    .select({
      id: trainingClass.id,
      course: trainingClass.course,
      courseName: courseRule.name,
      year: trainingClass.year,
      number: trainingClass.number,
      state: trainingClass.state,
      startsOn: trainingClass.startsOn,
      endsOn: trainingClass.endsOn,
      venue: trainingClass.venue,
      name: villageNameOn(trainingClass.startsOn),
      townName: townNameOn(trainingClass.startsOn),
      pinyin: division.pinyin,
      initials: division.initials,
      lecturers: sql<string>`coalesce((select group_concat(${classLecturer.name}, ' ') from ${classLecturer} where ${classLecturer.classId} = ${trainingClass.id}), '')`,
    })
    .from(trainingClass)
    .innerJoin(courseRule, eq(courseRule.id, trainingClass.courseRuleId))
    .innerJoin(village, eq(village.id, trainingClass.villageId))
    .innerJoin(division, eq(division.id, village.divisionId))
    .where(withinVillages(trainingClass.villageId, scope))
    .orderBy(desc(trainingClass.startsOn), desc(trainingClass.id))
    .all();

type Row = ReturnType<typeof classesWithWords>[number];

/** What was typed, in pieces: SYB11 is a course and a number, 孔庄 is a place, 2026 a year. */
export const piecesOf = (term: Term): string[] =>
  ["name", "pinyin", "digits"].includes(term.kind)
    ? (term.text.toLowerCase().match(/\p{Script=Han}+|[a-z]+|\d+/gu) ?? [])
    : [];

function fits(row: Row, piece: string): boolean {
  if (/^\d+$/.test(piece)) return Number(piece) === row.number || Number(piece) === row.year;
  if (/^[a-z]+$/.test(piece))
    return (
      row.course.startsWith(piece) ||
      row.courseName.toLowerCase().startsWith(piece) ||
      `${row.pinyin} ${row.initials}`.split(" ").some((reading) => reading.startsWith(piece))
    );
  return `${row.courseName}${row.townName}${row.name}${row.venue ?? ""} ${row.lecturers}第期`.includes(piece);
}

/** Classes in the one search box: by course, number, year, place or lecturer; the latest first. */
export const classesSource: SearchSource = {
  group: "classes",
  icon: "graduation-cap",
  words: (language) => {
    const t = translator(trainingText, language);
    return { title: t("search.title"), all: (count) => t("search.all", { count }) };
  },
  search: (db, who, term, limit, language) => {
    const scope = scopeFor(who.grants, "class.view");
    const pieces = piecesOf(term);
    if (scope === null || pieces.length === 0) return noAnswer;
    const t = translator(trainingText, language);
    const found = classesWithWords(db, scope).filter((row) => pieces.every((piece) => fits(row, piece)));
    const mark = (text: string): Marked =>
      pieces.reduce<Marked>((m, piece) => (m.length > 1 ? m : markPart(text, piece)), unmarked(text));
    const hits = found.slice(0, limit).map((row) => ({
      id: String(row.id),
      to: `/training/${row.id}`,
      title: mark(shortTitle(t, row)),
      detail: [
        ...mark(placeLabel(row, language)),
        ...unmarked(
          `${t("search.comma")}${datesText(row, language)}${row.lecturers ? t("search.comma") : ""}`,
        ),
        ...mark(
          row.lecturers
            .split(" ")
            .filter(Boolean)
            .join(language === "zh" ? "、" : ", "),
        ),
      ],
      state: { tone: stateTone(row.state), word: t(`state.${row.state as ClassState}`) },
    }));
    return { total: found.length, hits };
  },
};
