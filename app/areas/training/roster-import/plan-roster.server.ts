import { createHash } from "node:crypto";
import type { Db, Tx } from "db/client.server";
import {
  aboveUnknown,
  checkName,
  type Difference,
  differencesOf,
  prefixRemark,
  villageDiffers,
  villageNotFound,
} from "~/areas/people";
import { findPersonByIdNumber, likelySame, type Person } from "~/areas/people/index.server";
import { villageFinder } from "~/areas/villages";
import {
  codeHistory,
  type Village,
  villageLabel,
  villageNames,
  villagesInScope,
} from "~/areas/villages/index.server";
import { type Actor, inScope } from "~/platform/access/actor";
import type { ClassWithRule } from "../class-queries.server";
import { outsideAges, whyNotEnrolled } from "../enrol-person.server";
import { rareCodes } from "../rare-characters.server";
import type { RosterRow, RowProblem, Said } from "./read-roster";

export type Outcome = "new" | "known" | "already" | "refused";

/** What would become of a row now. */
export interface PlannedRow extends RosterRow {
  outcome: Outcome;
  /** Seated while there are seats, then the waiting list, in the order of the file. */
  place: "seated" | "waiting" | null;
  /** On record already. */
  person: Person | null;
  villageRow: Village | null;
  /** What the file says otherwise of somebody on record, as far as the importer may change it. */
  differences: Difference[];
}

export interface RosterActors {
  enrol: Actor<"enrolment.create">;
  /** Null when the person may not add people: then unknown ones are refused. */
  create: Actor<"person.create"> | null;
  /** Null when the person may not change records: then the file changes none. */
  edit: Actor<"person.edit"> | null;
}

/** Says of each row what would be created, matched or refused, by the state of this moment. Writes nothing. */
export function planRoster(
  db: Db | Tx,
  actors: RosterActors,
  found: ClassWithRule,
  rows: readonly RosterRow[],
): PlannedRow[] {
  const places = villagesInScope(db, actors.create?.villages ?? []);
  const names = villageNames(db, actors.create?.villages ?? []);
  const findVillage = villageFinder(names, found.village.townName);
  const codes = codeHistory(db);
  let seats = found.class.capacity - found.class.seatsTaken;
  return rows.map((row) => {
    const planned = planRow(row);
    if (planned.outcome !== "new" && planned.outcome !== "known") return planned;
    seats -= 1;
    return { ...planned, place: seats >= 0 ? "seated" : "waiting" };
  });

  function planRow(source: RosterRow): PlannedRow {
    const notes: Said[] = [...source.notes];
    const problems: RowProblem[] = [...source.problems];
    const differences: Difference[] = [];
    const base = { ...source, notes, problems, place: null, person: null, villageRow: null, differences };
    const refuse = (field: RowProblem["field"], value: string, why: Said, suggestion?: string) =>
      problems.push({ field, value, why, suggestion });
    const known = source.idNumber
      ? findPersonByIdNumber(db, actors.enrol.villages, source.idNumber)
      : { found: "nobody" as const };
    if (known.found === "elsewhere") refuse("idNumber", source.masked, { key: "enrol.why.elsewhere" });
    const person = known.found === "here" ? known.person : null;
    if (person) {
      // Somebody on record stays where they live: no remark of where the row would have put them.
      const at = notes.findIndex((n) => n.key === "note.villageAbove");
      if (at >= 0) notes.splice(at, 1);
      const own = names.find((n) => n.place.id === person.villageId)?.place;
      const moved = villageDiffers(source, findVillage, person.villageId, own ? villageLabel(own) : "");
      if (moved) notes.push(moved);
      checkName({ name: source.name, problems }, person);
      noteDifferences(person);
    }
    const villageRow = person || known.found === "elsewhere" ? null : placeOf();
    if (!person && known.found === "nobody" && source.idNumber && source.birthOn) noteNew();
    const rare = rareCodes(source.name);
    if (rare !== null) notes.push({ key: "note.rare", values: { codes: rare } });
    const birthOn = person?.birthOn ?? source.birthOn;
    const villageId = person?.villageId ?? villageRow?.id ?? found.class.villageId;
    // Said beside whatever else is wrong in the row: what is put right first must not be refused a second time.
    const outside = birthOn ? outsideAges(db, found, { birthOn, villageId }) : null;
    if (outside) {
      const { age, first, last } = outside;
      const key = outside.why === "enrol.why.tooYoung" ? "why.tooYoung" : "why.tooOld";
      refuse("idNumber", source.masked, { key, values: { age, first, last } });
    }
    if (problems.length === 0) {
      const why = whyNotEnrolled(db, found, {
        id: person?.id ?? 0,
        name: source.name,
        birthOn: birthOn ?? "",
        villageId,
        category: null,
      });
      if (why === "enrol.why.twice") return { ...base, outcome: "already", person, villageRow };
      if (why) refuse("idNumber", source.masked, { key: why });
    }
    if (problems.length === 0 && !person && !actors.create)
      refuse("idNumber", source.masked, { key: "why.mayNotAdd" });
    const outcome = problems.length > 0 ? "refused" : person ? "known" : "new";
    return { ...base, outcome, person, villageRow };

    function noteDifferences(on: Person): void {
      if (!actors.edit || !inScope(actors.edit.villages, on.villageId)) return;
      for (const d of differencesOf(source, on)) {
        differences.push(d);
        notes.push(
          d.from === null
            ? { key: "note.fills", values: { field: d.field, to: d.to } }
            : { key: "note.differs", values: { field: d.field, from: d.from, to: d.to } },
        );
      }
    }

    function placeOf(): Village | null {
      if (!source.village) {
        const own = places.find((p) => p.id === found.class.villageId) ?? null;
        if (own) notes.push({ key: "note.classVillage" });
        else refuse("village", "", { key: "why.villageMissing" });
        return own;
      }
      const meant = findVillage(source.village);
      if (meant.found) return meant.found;
      if (source.villageFrom !== undefined) {
        refuse("village", "", aboveUnknown(source.village, source.villageFrom));
        return null;
      }
      const instead = meant.merged && `${meant.merged.into.townName} ${meant.merged.into.name}`;
      refuse("village", source.village, villageNotFound(meant), instead);
      return null;
    }

    function noteNew(): void {
      const birthOn = source.birthOn!;
      const remark = prefixRemark(source.idNumber!.slice(0, 6), birthOn, codes);
      if (remark) notes.push(remark);
      const alike = likelySame(db, actors.enrol.villages, {
        name: source.name,
        phone: source.phone,
        birthOn,
      });
      if (alike.length > 0)
        notes.push({ key: "note.alike", values: { number: alike[0]!.idNumberMasked ?? "" } });
    }
  }
}

export const isAccepted = (row: PlannedRow): boolean => row.outcome === "new" || row.outcome === "known";

/** What was seen on the page, to compare with what would be done at the moment of confirming. */
export const planMark = (plan: readonly PlannedRow[]): string =>
  createHash("sha256")
    .update(
      JSON.stringify(
        plan.map((r) => [r.row, r.name, r.masked, r.outcome, r.place, r.villageRow?.id, r.differences]),
      ),
    )
    .digest("base64url");
