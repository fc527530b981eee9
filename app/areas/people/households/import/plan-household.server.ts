import type { Db } from "db/client.server";
import { villageFinder } from "~/areas/villages";
import { type Village, villageNames } from "~/areas/villages/index.server";
import { inScope } from "~/platform/access/actor";
import { type Day, todayOn } from "~/platform/dates";
import type { Said } from "~/platform/imports/said";
import { closedSince } from "../../import/closed-since.server";
import { knownByNumber } from "../../import/known-people.server";
import { differencesOf } from "../../import/people-difference";
import { checkName, villageDiffers, villageNotFound } from "../../import/person-cells";
import type { Household } from "../household-queries.server";
import { head, type Relation } from "../relation";
import type { MemberOfFile } from "./household-cells";
import { factDifferences, factValue } from "./household-difference";
import { knownHouseholds } from "./known-households.server";
import { noteDoubt } from "./note-doubt";
import { socialPlanner } from "./plan-social.server";
import type { HouseholdActors, PlannedRow } from "./planned-row.server";
import type { Group } from "./read-households.server";
import { sameIncome, situationAfter } from "./told-facts";

/** Says of one household of the file after another what would be created, changed or refused, by the state of this moment. */
export function householdPlanner(
  db: Db,
  { edit, create, editPerson, sensitive, check }: HouseholdActors,
  usual: Pick<Village, "id" | "townName"> | null,
): (group: Group) => PlannedRow[] {
  const today = todayOn();
  const names = villageNames(db, edit.villages);
  const findVillage = villageFinder(names, usual?.townName);
  const usualClosed = usual && closedSince(db, usual.id);
  const findPerson = knownByNumber(db);
  const known = knownHouseholds(db);
  const planSocial = socialPlanner(
    db,
    known,
    { sensitive: sensitive !== null, check: check !== null },
    today,
  );
  return (group) => {
    const first = group.find((r) => r.relation === head) ?? headWithoutWord(group);
    const rows = group.map((row) => planned(row, (first ?? group[0]!).row));
    const headPlan = rows.find((r) => r.row === first);
    if (headPlan) {
      planHead(headPlan);
      planSocial(headPlan, headPlan);
    }
    for (const plan of rows)
      if (plan !== headPlan) {
        planMember(plan, headPlan ?? null);
        planSocial(plan, headPlan ?? null);
      }
    for (const plan of rows) planPerson(plan);
    if (headPlan) noteWhole(headPlan, rows);
    return rows;
  };

  /** A household that comes in without somebody says so at its head; who is a brother or a son by their age, too. */
  function noteWhole(headPlan: PlannedRow, rows: readonly PlannedRow[]): void {
    if (headPlan.outcome === "refused") return;
    // Somebody written down twice comes in by one of the rows.
    const comesIn = (number: string | null) =>
      number !== null && rows.some((r) => r.outcome !== "refused" && r.row.idNumber === number);
    const out = rows.filter((r) => r.outcome === "refused" && !comesIn(r.row.idNumber));
    if (out.length > 0)
      headPlan.row.notes.push({
        key: "note.incomplete",
        values: {
          names: out.map((r) => r.row.name).join("、"),
          rows: out.map((r) => r.row.row).join("、"),
        },
      });
    for (const { row, outcome, fromOn } of rows)
      if (outcome === "new") noteDoubt(row, headPlan.row, fromOn ?? today);
  }

  /**
   * The head where nobody of the file is said to be one: who is the head on record, else the first of a 户号 whose cell
   * is empty, as registers leave it. Said in the dry run, since somebody has to look.
   */
  function headWithoutWord(group: Group): MemberOfFile | undefined {
    const empty = group.filter((r) => r.relationSaid === null && r.relation === null);
    const onRecord = (row: MemberOfFile) => {
      const id = row.idNumber && findPerson(row.idNumber)?.person?.id;
      return id ? known.membership(id)?.relation : undefined;
    };
    const found =
      empty.find((r) => onRecord(r) === head) ??
      empty.find((r) => r === group[0] && (r.facts.registryNo !== null || group.length === 1));
    if (!found) return undefined;
    found.relation = head;
    found.notes.push({ key: "note.relationHead" });
    return found;
  }

  function planned(row: MemberOfFile, headRow: number): PlannedRow {
    const found = row.idNumber ? findPerson(row.idNumber) : null;
    const plan: PlannedRow = {
      row,
      outcome: "refused",
      headRow,
      index: found?.index ?? null,
      person: found?.person ?? null,
      villageId: null,
      household: null,
      differences: [],
      personDifferences: [],
      wishes: row.wishes,
      benefits: [],
      check: null,
      fromOn: null,
    };
    const { person } = plan;
    if (person && !inScope(edit.villages, person.villageId)) {
      refuse(plan, "idNumber", row.masked, { key: "why.elsewhere" });
      plan.person = null;
    } else if (person) checkName(plan.row, person);
    else if (row.idNumber !== null && !create) refuse(plan, "idNumber", row.masked, { key: "why.mayNotAdd" });
    return plan;
  }

  function planHead(plan: PlannedRow): void {
    const { row, person } = plan;
    const belongs = person && known.membership(person.id);
    if (belongs && belongs.relation !== head)
      refuse(plan, "idNumber", row.masked, {
        key: "why.memberElsewhere",
        values: { head: known.head(belongs.householdId)?.name ?? "" },
      });
    plan.villageId = person?.villageId ?? placeOf(plan, null);
    if (person && row.village) {
      const said = findVillage(row.village);
      if (said.merged?.into.id === person.villageId) {
        // They live there since the merger: the old name says nothing else.
      } else if (!said.found) refuse(plan, "village", row.village, villageNotFound(said));
      else if (said.found.id !== person.villageId)
        refuse(plan, "village", row.village, {
          key: "why.headVillage",
          values: { village: nameOf(person.villageId) },
        });
    }
    if (row.problems.length > 0 || plan.villageId === null) return;
    const found = householdOf(plan, belongs?.householdId ?? null);
    if (row.problems.length > 0) return;
    plan.household = found && { id: found.id, revision: found.revision };
    if (!found) {
      plan.fromOn = row.fromOn ?? today;
      checkDay(plan, null);
      if (row.problems.length === 0) plan.outcome = "new";
      if (row.income) row.notes.push({ key: "note.incomeNew", values: { year: row.income.year } });
      return;
    }
    plan.outcome = "same";
    plan.differences = factDifferences(row.facts, found);
    for (const d of plan.differences)
      row.notes.push({
        key: d.from === null ? "note.fills" : "note.differs",
        values: { field: d.field, from: factValue(d.field, d.from), to: factValue(d.field, d.to) },
      });
    if (plan.differences.length > 0) plan.outcome = "known";
    planSituation(plan);
    planIncome(plan, found.id);
  }

  /** Phone, ethnicity and the like of somebody on record; of a village that is another, a remark: they stay where they are. */
  function planPerson(plan: PlannedRow): void {
    const { row, person } = plan;
    if (plan.outcome === "refused") return;
    if (!person) {
      if (plan.wishes.length > 0)
        row.notes.push({ key: "note.fillsWishes", values: { wishes: plan.wishes.join(" ") } });
      return;
    }
    const moved = villageDiffers(row, findVillage, person.villageId, nameOf(person.villageId));
    if (moved) row.notes.push(moved);
    const open = known.wishes(person.id);
    plan.wishes = row.wishes.filter((kind) => !open.includes(kind));
    if (plan.wishes.length > 0) {
      if (plan.outcome === "same") plan.outcome = "known";
      row.notes.push({ key: "note.fillsWishes", values: { wishes: plan.wishes.join(" ") } });
    }
    if (!editPerson || !inScope(editPerson.villages, person.villageId)) return;
    plan.personDifferences = differencesOf({ ...row, address: row.facts.address }, person);
    const said = (field: string) => plan.differences.some((d) => d.field === field);
    for (const d of plan.personDifferences)
      if (!said(d.field))
        row.notes.push({
          key: d.from === null ? "note.fills" : "note.differs",
          values: { field: d.field, from: d.from ?? "", to: d.to },
        });
    if (plan.personDifferences.length > 0 && plan.outcome === "same") plan.outcome = "known";
  }

  /** What the file tells of health and work beside the last that is on record. */
  function planSituation(plan: PlannedRow): void {
    const { row, person } = plan;
    if (!person) return;
    const last = known.situation(person.id);
    if (!situationAfter(last, row.situation, true)) return;
    plan.outcome = "known";
    for (const field of ["health", "work"] as const) {
      const [from, to] = [last?.[field] ?? null, row.situation[field]];
      if (to !== null && from !== to)
        row.notes.push({
          key: from === null ? "note.fills" : "note.differs",
          values: { field, from: from ?? "", to },
        });
    }
  }

  function planIncome(plan: PlannedRow, householdId: number): void {
    const { income } = plan.row;
    if (!income) return;
    const now = known.income(householdId, income.year);
    if (sameIncome(now, income.sources)) return;
    plan.outcome = "known";
    plan.row.notes.push({
      key: now.length === 0 ? "note.fillsIncome" : "note.incomeDiffers",
      values: { year: income.year },
    });
  }

  /** The household meant: by its number, else the one whose head this is. */
  function householdOf(plan: PlannedRow, ownId: number | null): Household | null {
    const { registryNo } = plan.row.facts;
    const numbered = registryNo ? known.numbered(plan.villageId!, registryNo) : [];
    const value = registryNo ?? "";
    if (numbered.length > 1) refuse(plan, "registryNo", value, { key: "why.numberTwice" });
    const id = numbered[0] ?? ownId;
    if (id === null || plan.row.problems.length > 0) return null;
    if (ownId !== null && numbered[0] !== undefined && numbered[0] !== ownId) {
      refuse(plan, "registryNo", value, {
        key: "why.numberOfOther",
        values: { head: known.head(numbered[0])?.name ?? "" },
      });
      return null;
    }
    const now = known.head(id);
    if (!now) {
      refuse(plan, "registryNo", value, { key: "why.ended" });
      return null;
    }
    if (ownId === null) {
      refuse(plan, "name", plan.row.name, { key: "why.otherHead", values: { head: now.name } });
      return null;
    }
    const found = known.find(id);
    if (!found || !inScope(edit.villages, found.villageId))
      refuse(plan, "registryNo", value, { key: "why.elsewhere" });
    return found ?? null;
  }

  function planMember(plan: PlannedRow, headPlan: PlannedRow | null): void {
    const { row, person } = plan;
    const said = row.relationSaid ?? "";
    if (!headPlan) {
      // A village that is not known may be why nobody is found: it is what can be mended.
      const meant = row.village ? findVillage(row.village) : null;
      if (meant && !meant.found) {
        refuse(plan, "village", row.village ?? "", villageNotFound(meant));
        return;
      }
      refuse(plan, "relation", said, { key: "why.noHead" });
      return;
    }
    if (headPlan.outcome === "refused")
      refuse(plan, "relation", said, { key: "why.headRefused", values: { row: headPlan.row.row } });
    const belongs = person && known.membership(person.id);
    const home = homeOf(headPlan);
    // An empty cell says nothing else than the record: who is a member already stays what they are.
    if (said === "" && row.relation === null && belongs && belongs.householdId === home)
      row.relation = belongs.relation as Relation;
    if (row.relation === head)
      refuse(plan, "relation", said, { key: "why.twoHeads", values: { row: headPlan.row.row } });
    else if (row.relation === null && !row.problems.some((p) => p.field === "relation"))
      refuse(plan, "relation", said, {
        key: "why.relationMissing",
        values: { head: headPlan.row.name },
      });
    plan.household = headPlan.household;
    // While the head waits, a village that is not written is asked for once, in the head's row.
    plan.villageId =
      person?.villageId ??
      (headPlan.outcome === "refused" && !row.village ? null : placeOf(plan, headPlan.villageId));
    if (belongs && home !== undefined && belongs.householdId !== home)
      refuse(plan, "idNumber", row.masked, {
        key: "why.memberElsewhere",
        values: { head: known.head(belongs.householdId)?.name ?? "" },
      });
    if (row.problems.length > 0) return;
    if (!belongs) {
      const since = headPlan.household
        ? (known.head(headPlan.household.id)?.fromOn ?? today)
        : headPlan.fromOn;
      plan.fromOn = row.fromOn ?? later(headPlan.household ? today : (since ?? today), row.birthOn);
      checkDay(plan, since);
      if (row.problems.length > 0) return;
    }
    plan.outcome = belongs ? "same" : "new";
    if (belongs) planSituation(plan);
    if (belongs && belongs.relation !== row.relation)
      row.notes.push({
        key: "note.relation",
        values: { relation: belongs.relation, told: row.relation ?? "" },
      });
    else if (headPlan.household && !belongs) row.notes.push({ key: "note.joins" });
  }

  /** The household of a head, else the one of its number; undefined while a number that is wrong hides who the head is. */
  function homeOf({ household, person, row, villageId }: PlannedRow): number | null | undefined {
    if (household) return household.id;
    if (!person && row.problems.some((p) => p.field === "idNumber")) return undefined;
    const own = person && known.membership(person.id)?.householdId;
    const { registryNo } = row.facts;
    return (
      own ?? (registryNo && villageId !== null ? known.numbered(villageId, registryNo)[0] : null) ?? null
    );
  }

  /** A membership begins after its person was born, after the last one, and with this head. */
  function checkDay(plan: PlannedRow, headSince: Day | null): void {
    const { row, person, fromOn } = plan;
    if (fromOn === null) return;
    const last = person && known.lastDay(person.id);
    const beyond = headSince !== null && fromOn < headSince ? "why.beforeHead" : null;
    const early = row.birthOn !== null && fromOn < row.birthOn ? "why.beforeBirth" : null;
    const key = person?.diedOn ? "why.dead" : (early ?? (last && last >= fromOn ? "why.overlap" : beyond));
    if (key) refuse(plan, "fromOn", fromOn, { key });
  }

  function nameOf(villageId: number): string {
    const found = names.find(({ place }) => place.id === villageId)?.place;
    return found ? `${found.townName} ${found.name}` : "";
  }

  /** The village that is written, else the household's, else the one chosen for the file. */
  function placeOf(plan: PlannedRow, ofHousehold: number | null): number | null {
    const { village } = plan.row;
    if (village) {
      const meant = findVillage(village);
      if (meant.found) return meant.found.id;
      refuse(plan, "village", village, villageNotFound(meant));
      return null;
    }
    const place = ofHousehold ?? (usualClosed ? null : usual?.id) ?? null;
    if (place === null) refuse(plan, "village", "", usualClosed?.why ?? { key: "why.villageMissing" });
    return place;
  }
}

const later = (a: Day, b: Day | null): Day => (b !== null && b > a ? b : a);

const refuse = (
  plan: PlannedRow,
  field: MemberOfFile["problems"][number]["field"],
  value: string,
  why: Said,
): void => {
  plan.row.problems.push({ field, value, why });
};
