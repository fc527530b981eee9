import type { Db } from "db/client.server";
import { maskPhone, peopleText } from "~/areas/people";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { instantText, todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { writeTable } from "~/platform/xlsx/write-table.server";
import type { ClassWithRule } from "./class-queries.server";
import { type EnrolledRow, enrolmentsOf, rollOf } from "./class-roll.server";
import { rosterText, trainingText } from "./text";
import { endedWhy, longTitle, reasonText, refusedWhy } from "./ui/class-facts";

/** Everybody who was ever asked for: state and why, attendance, scores, result and why. Numbers stay masked. */
export async function exportRoll(
  db: Db,
  actor: Actor<"class.export">,
  found: ClassWithRule,
  language: Language,
): Promise<{ bytes: Buffer; name: string }> {
  const t = translator(trainingText, language);
  const p = translator(peopleText, language);
  const r = translator(rosterText, language);
  const rows = enrolmentsOf(db, found.class.id);
  const roll = new Map(rollOf(db, found).roll.map((r, i) => [r.enrolment.id, { ...r, place: i + 1 }]));
  const title = longTitle(t, found.class);
  const why = (r: EnrolledRow): string | null => {
    if (r.enrolment.state === "refused") return refusedWhy(t, r.enrolment);
    return endedWhy(t, r.enrolment);
  };
  const text = (heading: string, of: (r: EnrolledRow) => string | null | undefined, width = 14) => ({
    heading,
    kind: "text" as const,
    width,
    value: (r: EnrolledRow) => of(r) ?? null,
  });
  const number = (heading: string, of: (r: EnrolledRow) => number | null | undefined) => ({
    heading,
    kind: "number" as const,
    width: 9,
    value: (r: EnrolledRow) => of(r) ?? null,
  });
  const seat = (r: EnrolledRow) => roll.get(r.enrolment.id);
  const bytes = await writeTable({
    sheetName: t("papers.roster"),
    notes: [
      `${title} ${found.village.townName} ${found.village.name}`,
      t("list.exportBy", { name: actor.name, at: instantText(Date.now(), language) }),
    ],
    rows,
    columns: [
      number(t("col.number"), (r) => seat(r)?.place),
      text(t("col.name"), (r) => r.person.name),
      text(p("field.sex"), (r) => p(`sex.${r.person.sex as "male"}`), 8),
      text(t("col.idNumber"), (r) => r.person.idNumberMasked, 22),
      text(t("col.phone"), (r) => (r.person.phone ? maskPhone(r.person.phone) : null)),
      text(t("col.town"), (r) => r.townName),
      text(t("col.village"), (r) => r.villageName),
      text(t("col.place"), (r) => t(`enrolmentState.${r.enrolment.state as "seated"}`), 10),
      text(t("col.placeReason"), why, 30),
      text(r("field.idea"), (e) => e.enrolment.businessIdea, 24),
      text(
        r("field.inBusiness"),
        (e) => (e.enrolment.inBusiness === null ? null : r(e.enrolment.inBusiness ? "yes" : "no")),
        12,
      ),
      number(t("col.attended"), (r) => seat(r)?.qualification.attended),
      number(t("col.counted"), (r) => seat(r)?.qualification.counted),
      number(t("col.hours"), (r) => seat(r)?.qualification.hours),
      number(t("col.plan"), (r) => seat(r)?.scores.plan),
      number(t("col.test"), (r) => seat(r)?.scores.test),
      text(t("col.result"), (r) => {
        const q = seat(r)?.qualification;
        return q && t(q.qualified ? "result.qualified" : "result.failed");
      }),
      text(
        t("col.reason"),
        (r) => {
          const q = seat(r)?.qualification;
          return q && reasonText(t, q.reasons);
        },
        40,
      ),
    ],
  });
  db.transaction((tx) =>
    recordEvent(tx, actor, {
      event: "class.exported",
      subject: { kind: "class", id: found.class.id, label: title },
      villageId: found.class.villageId,
      after: { count: rows.length },
    }),
  );
  return { bytes, name: `${title} ${found.village.name} ${todayOn()}.xlsx` };
}
