import type { Db } from "db/client.server";
import { certificate, issueBatch, trainingClass } from "db/schema";
import { inArray } from "drizzle-orm";
import { reportsText } from "~/areas/reports";
import { longTitle, trainingText } from "~/areas/training";
import { type Language, translator } from "~/platform/i18n/text";
import { personName, placeLabel } from "~/platform/search/place-name";
import { villageNames } from "./audit-queries.server";
import { subjectLabel } from "./audit-words";
import { pageLabel, pageOf } from "./page-words";
import { auditText } from "./text";

interface Subject {
  subjectKind: string | null;
  subjectId: string | null;
  subjectLabel: string | null;
}

/** Whose label is the name of one person, the head of a household among them. */
const people = ["person", "household", "user", "staff"];
const two = (label: string): [string, string] | null => {
  const [townName, name, ...rest] = label.split(" ");
  return townName && name && rest.length === 0 ? [townName, name] : null;
};

/** A label that the row has in the writer's words, in the reader's; null where it is a name that stays as it is. */
function named(
  language: Language,
  { subjectKind: kind, subjectId: id, subjectLabel: label }: Subject,
): string | null {
  const lists: Record<string, string> = auditText[language].list;
  if (kind === "list" && id && Object.hasOwn(lists, id)) return lists[id] ?? null;
  if (language === "zh" || !label) return null;
  if (kind && people.includes(kind)) return personName(label, language);
  if (kind === "briefing" && id && /^\d{4}-\d{2}$/.test(id)) {
    const month = { year: id.slice(0, 4), month: Number(id.slice(5)) };
    return `${auditText[language].subject.briefing}: ${translator(reportsText, language)("period.month", month)}`;
  }
  const year = kind === "target" ? / (\d{4})$/.exec(label) : null;
  const place = kind === "village" || kind === "report" || year ? two(label.replace(/ \d{4}$/, "")) : null;
  if (!place) return null;
  const where = placeLabel({ townName: place[0], name: place[1] }, language);
  return year ? `${where}, ${year[1]}` : where;
}

/**
 * What the rows are about, in the reader's language: a class and the class of a print batch by the name the class has
 * everywhere else, which neither changes nor depends on the writer's language; a village by its name and a certificate by
 * its number when the row has only its id; all else as the row has it.
 */
export function subjectNames(
  db: Db,
  rows: readonly Subject[],
  language: Language,
): (subject: Subject) => string {
  const t = translator(trainingText, language);
  const idsOf = (kind: string) => [
    ...new Set(rows.filter((r) => r.subjectKind === kind).map((r) => Number(r.subjectId))),
  ];
  const pages = rows.flatMap((r) => (r.subjectKind === "page" && r.subjectId ? [pageOf(r.subjectId)] : []));
  const recordsOf = (area: string) => pages.flatMap((p) => (p.area === area && p.record ? [p.record] : []));
  const batches = db
    .select({ id: issueBatch.id, classId: issueBatch.classId })
    .from(issueBatch)
    .where(inArray(issueBatch.id, idsOf("batch")))
    .all();
  const classes = db
    .select({
      id: trainingClass.id,
      course: trainingClass.course,
      year: trainingClass.year,
      number: trainingClass.number,
    })
    .from(trainingClass)
    .where(
      inArray(trainingClass.id, [
        ...idsOf("class"),
        ...batches.flatMap((b) => b.classId ?? []),
        ...recordsOf("training"),
      ]),
    )
    .all();
  const numbers = new Map(
    db
      .select({ id: certificate.id, number: certificate.number })
      .from(certificate)
      .where(inArray(certificate.id, idsOf("certificate")))
      .all()
      .map((c) => [c.id, c.number]),
  );
  const villages = villageNames(db, [...idsOf("village"), ...recordsOf("villages")], language);
  const titles = new Map(classes.map((c) => [c.id, longTitle(t, c)]));
  const classOf = new Map(batches.map((b) => [b.id, b.classId]));
  return (subject) => {
    const id = Number(subject.subjectId);
    if (subject.subjectKind === "class") return titles.get(id) ?? subjectLabel(language, subject);
    if (subject.subjectKind === "certificate" && !subject.subjectLabel)
      return numbers.get(id) ?? subjectLabel(language, subject);
    if (subject.subjectKind === "village" && !subject.subjectLabel)
      return villages.get(id) ?? subjectLabel(language, subject);
    if (subject.subjectKind === "page" && subject.subjectId) {
      const { area, record } = pageOf(subject.subjectId);
      const names = area === "training" ? titles : area === "villages" ? villages : undefined;
      return pageLabel(language, subject.subjectId, record ? names?.get(record) : undefined);
    }
    const ofBatch = subject.subjectKind === "batch" ? titles.get(classOf.get(id) ?? 0) : undefined;
    const kept = named(language, subject) ?? subjectLabel(language, subject);
    return ofBatch ? `${kept}${language === "zh" ? "：" : ": "}${ofBatch}` : kept;
  };
}
