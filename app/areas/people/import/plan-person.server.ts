import type { Db } from "db/client.server";
import { villageFinder } from "~/areas/villages";
import { codeHistory, type Village, villageNames } from "~/areas/villages/index.server";
import { type Actor, inScope } from "~/platform/access/actor";
import type { RowProblem, Said } from "~/platform/imports/said";
import { prefixRemark } from "../id-number";
import { closedSince } from "./closed-since.server";
import { type KnownPerson, knownByNumber } from "./known-people.server";
import { type Difference, differencesOf } from "./people-difference";
import type { PeopleField } from "./people-fields";
import { aboveUnknown, checkName, type PersonOfFile, villageDiffers, villageNotFound } from "./person-cells";

export interface PeopleActors {
  create: Actor<"person.create">;
  /** Null when the person may not change records: then the file changes none. */
  edit: Actor<"person.edit"> | null;
}

export interface FileRow extends PersonOfFile<PeopleField> {
  address: string | null;
}

/** What would become of a row now. */
export interface PlannedPerson {
  outcome: "new" | "known" | "same" | "refused";
  /** Of the number, when the row has one. */
  index: string | null;
  person: KnownPerson | null;
  villageId: number | null;
  differences: Difference[];
  notes: Said[];
  problems: RowProblem<PeopleField>[];
}

/** Says of one row after another what would be created, matched or refused, by the state of this moment. */
export function peoplePlanner(
  db: Db,
  actors: PeopleActors,
  usual: Pick<Village, "id" | "townName"> | null,
  /** Whether the file has a column for villages: without one, the chosen village needs no remark on each row. */
  saysVillages: boolean,
): (row: FileRow) => PlannedPerson {
  const names = villageNames(db, actors.create.villages);
  const nameOf = (id: number) => {
    const place = names.find((n) => n.place.id === id)?.place;
    return place ? `${place.townName} ${place.name}` : "";
  };
  const findVillage = villageFinder(names, usual?.townName);
  const usualClosed = usual && closedSince(db, usual.id);
  const codes = codeHistory(db);
  const usualPrefixes = new Set<string>();
  const find = knownByNumber(db);
  return (row) => {
    const { notes, problems } = row;
    const known = row.idNumber ? find(row.idNumber) : null;
    const plan: PlannedPerson = {
      outcome: "refused",
      index: known?.index ?? null,
      person: null,
      villageId: null,
      differences: [],
      notes,
      problems,
    };
    const person = known?.person ?? null;
    if (person && !inScope(actors.create.villages, person.villageId)) {
      problems.push({ field: "idNumber", value: row.masked, why: { key: "why.elsewhere" } });
      return plan;
    }
    if (person) {
      plan.person = person;
      // Somebody on record stays where they live: no remark of where the row would have put them.
      plan.notes = notes.filter((n) => n.key !== "note.villageAbove");
      plan.villageId = person.villageId;
      const moved = villageDiffers(row, findVillage, person.villageId, nameOf(person.villageId));
      if (moved) plan.notes.push(moved);
      checkName(row, person);
      if (actors.edit && inScope(actors.edit.villages, person.villageId)) {
        plan.differences = differencesOf(row, person);
        for (const d of plan.differences)
          plan.notes.push({
            key: d.from === null ? "note.fills" : "note.differs",
            values: { field: d.field, from: d.from ?? "", to: d.to },
          });
      }
      if (problems.length === 0) plan.outcome = plan.differences.length > 0 ? "known" : "same";
      return plan;
    }
    plan.villageId = placeOf(row);
    if (problems.length > 0) return plan;
    plan.outcome = "new";
    noteNew(row);
    return plan;
  };

  /** The village that is written, else the one that the address names, else the one chosen for the file. */
  function placeOf(row: FileRow): number | null {
    const refuse = (value: string, why: Said) => row.problems.push({ field: "village", value, why });
    if (row.village) {
      const meant = findVillage(row.village);
      if (meant.found) return meant.found.id;
      if (row.villageFrom !== undefined) refuse("", aboveUnknown(row.village, row.villageFrom));
      else refuse(row.village, villageNotFound(meant));
      return null;
    }
    const home = row.address ? findVillage(row.address) : null;
    if (home?.found === null && home.elsewhere) {
      row.problems.push({ field: "address", value: row.address ?? "", why: villageNotFound(home) });
      return null;
    }
    const lived = home?.found ?? home?.merged?.into ?? null;
    if (lived) row.notes.push({ key: "note.villageAddress" });
    else if (!usual || usualClosed) {
      refuse("", usualClosed?.why ?? { key: "why.villageMissing" });
      return null;
    } else if (saysVillages) row.notes.push({ key: "note.usualVillage" });
    return lived?.id ?? usual?.id ?? null;
  }

  function noteNew(row: FileRow): void {
    const { idNumber, birthOn } = row;
    if (!idNumber || !birthOn) return;
    const prefix = idNumber.slice(0, 6);
    const known = `${prefix}${birthOn.slice(0, 4)}`;
    if (!usualPrefixes.has(known)) {
      const remark = prefixRemark(prefix, birthOn, codes);
      if (remark) row.notes.push(remark);
      else usualPrefixes.add(known);
    }
  }
}
