import type { Db } from "db/client.server";
import { maskPhone, peopleText } from "~/areas/people";
import { revealIdNumbersIn } from "~/areas/people/index.server";
import { type Actor, actorWith } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { instantText, todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { columnsOf } from "~/platform/xlsx/columns";
import { writeTable } from "~/platform/xlsx/write-table.server";
import { mayPrintWhole } from "./class-papers.server";
import type { ClassWithRule } from "./class-queries.server";
import { type EnrolledRow, enrolmentsOf, lacksScore, rollOf } from "./class-roll.server";
import type { ClassState } from "./class-state";
import { resultSoFar } from "./result-so-far";
import { rosterText, trainingText } from "./text";
import { endedWhy, longTitle, reasonText, refusedWhy } from "./ui/class-facts";

/**
 * Everybody who was ever asked for: state and why, attendance, scores, result and why. ID and phone numbers are masked,
 * unless somebody who may open them says why: then the reason is in the log and on the sheet.
 */
export async function exportRoll(
  db: Db,
  actor: Actor<"class.export">,
  found: ClassWithRule,
  language: Language,
  reason: string | null = null,
): Promise<{ bytes: Buffer; name: string }> {
  const t = translator(trainingText, language);
  const p = translator(peopleText, language);
  const r = translator(rosterText, language);
  const rows = enrolmentsOf(db, found.class.id);
  const roll = new Map(rollOf(db, found).roll.map((r, i) => [r.enrolment.id, { ...r, place: i + 1 }]));
  const title = longTitle(t, found.class);
  const revealer = reason !== null && mayPrintWhole(actor, found) ? actorWith(actor, "person.reveal") : null;
  // That numbers were opened is in the log before one of them is.
  const numbers = db.transaction((tx) => {
    recordEvent(tx, actor, {
      event: "class.exported",
      subject: { kind: "class", id: found.class.id, label: title },
      villageId: found.class.villageId,
      reason: revealer ? (reason ?? undefined) : undefined,
      after: { count: rows.length, idNumber: revealer ? "full-numbers" : "masked-numbers" },
    });
    const ids = rows.map((r) => r.person.id);
    return revealer ? revealIdNumbersIn(tx, revealer, ids) : null;
  });
  const why = (r: EnrolledRow): string | null => {
    if (r.enrolment.state === "refused") return refusedWhy(t, r.enrolment);
    return endedWhy(t, r.enrolment);
  };
  /** Whole for those whose number is: who is out of the actor's villages stays masked altogether. */
  const shownPhone = ({ person: p }: EnrolledRow) =>
    p.phone && !numbers?.has(p.id) ? maskPhone(p.phone) : p.phone;
  const seat = (r: EnrolledRow) => roll.get(r.enrolment.id);
  const resultOf = (r: EnrolledRow) => {
    const there = seat(r);
    if (!there) return null;
    const lacks = lacksScore(found.rule, there);
    return resultSoFar(found.class.state as ClassState, there.qualification, found.rule, lacks);
  };
  const { text, number } = columnsOf<EnrolledRow>();
  const bytes = await writeTable({
    sheetName: t("papers.roster"),
    notes: [
      `${title} ${found.village.townName} ${found.village.name}`,
      t("list.exportBy", { name: actor.name, at: instantText(Date.now(), language) }),
      ...(revealer ? [t("papers.listFull", { reason: reason ?? "" })] : []),
    ],
    rows,
    columns: [
      number(t("col.number"), (r) => seat(r)?.place),
      text(t("col.name"), (r) => r.person.name),
      text(p("field.sex"), (r) => p(`sex.${r.person.sex as "male"}`), 8),
      text(t("col.idNumber"), (r) => numbers?.get(r.person.id) ?? r.person.idNumberMasked, 22),
      text(t("col.phone"), (r) => shownPhone(r)),
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
        const result = resultOf(r);
        return result && t(`result.${result}`);
      }),
      text(
        t("col.reason"),
        (r) => {
          const q = seat(r)?.qualification;
          return q && ["qualified", "failed"].includes(resultOf(r) ?? "") ? reasonText(t, q.reasons) : null;
        },
        40,
      ),
    ],
  });
  return { bytes, name: `${title} ${found.village.name} ${todayOn()}.xlsx` };
}
