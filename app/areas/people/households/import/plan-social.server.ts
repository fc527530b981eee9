import type { Db } from "db/client.server";
import { residentRules } from "~/areas/policies/index.server";
import type { Day } from "~/platform/dates";
import type { Values } from "~/platform/i18n/text";
import { householdsText } from "../../text/households";
import { documentColumns, isSameDocument } from "../document-columns.server";
import {
  nextPensionCheck,
  type PensionResult,
  type PensionRules,
  type PensionStatus,
  sameBenefitTwice,
  whyNotBenefit,
  whyNotCheck,
} from "../household";
import { head } from "../relation";
import type { HouseholdFileField } from "./household-fields";
import type { KnownBenefit, KnownHouseholds } from "./known-households.server";
import type { PlannedRow } from "./planned-row.server";
import type { ToldBenefit, ToldPension } from "./told-benefits";
import { householdKinds } from "./words-of-benefits";

export const benefitFields = ["level", "documentNo", "monthlyFen", "fromOn"] as const;
type BenefitField = (typeof benefitFields)[number];

/** A policy of a file as it would be written: a new entry, or what it says otherwise of the one on record. */
export interface PlannedBenefit {
  holder: "household" | "person";
  /** `documentNo` as far as it is shown, beside the whole one sealed. */
  told: ToldBenefit & { fromOn: Day; documentSealed: string | null };
  known: { id: number; updatedAt: number } | null;
  differences: { field: BenefitField; from: string | number | null; to: string | number }[];
}

/** A pension check of a file; `differs`: the record says otherwise and the file no day, so only when it is to replace. */
export interface PlannedCheck {
  status: PensionStatus;
  result: PensionResult;
  checkedOn: Day;
  nextDueOn: Day | null;
  differs: boolean;
}

/** Says of one row which policies and which pension check would be written; what cannot be is a problem at its cell. */
export function socialPlanner(
  db: Db,
  known: KnownHouseholds,
  may: { sensitive: boolean; check: boolean },
  today: Day,
): (plan: PlannedRow, headPlan: PlannedRow | null) => void {
  const rules = new Map<string, PensionRules>();
  const rulesOf = (on: Day, villageId: number): PensionRules => {
    const key = `${on} ${villageId}`;
    const found = rules.get(key) ?? residentRules(db, on, villageId);
    rules.set(key, found);
    return found;
  };

  return (plan, headPlan) => {
    if (plan.outcome === "refused") return;
    const { row, person } = plan;
    const { benefits, noLow, pension, disability } = row.social;
    const note = (key: string, values?: Values) => row.notes.push({ key, values });
    if (disability) note("note.disabilityTold", { note: disability.note ?? "" });
    if (benefits.length === 0 && !noLow && !pension) return;
    if (!may.sensitive || (pension && !may.check)) {
      note("note.mayNot");
      if (disability) row.situation = { ...row.situation, health: null, healthNote: null };
      return;
    }
    if (person?.diedOn) {
      note("note.dead");
      return;
    }
    const standing = {
      household: plan.household ? known.benefitsOf("household", plan.household.id) : [],
      person: person ? known.benefitsOf("person", person.id) : [],
    };
    const isHead = row.relation === head;
    const lowOfHouse =
      standing.household.some((b) => b.kind === "minimum-living" && b.toOn === null) ||
      (!isHead && headPlan?.row.social.benefits.some((b) => b.kind === "minimum-living") === true);
    if (noLow && isHead && lowOfHouse) note("note.lowStands");
    for (const told of benefits) {
      const holder = isHead && householdKinds.includes(told.kind) ? "household" : "person";
      if (told.kind === "minimum-living" && holder === "person" && lowOfHouse) note("note.lowOfHouse");
      else planBenefit(plan, holder, told, standing[holder]);
    }
    if (pension) planCheck(plan, pension);
    if (row.problems.length > 0) plan.outcome = "refused";
    else if (plan.outcome === "same" && (plan.benefits.length > 0 || plan.check)) plan.outcome = "known";
  };

  function planBenefit(
    plan: PlannedRow,
    holder: "household" | "person",
    told: ToldBenefit,
    standing: readonly KnownBenefit[],
  ): void {
    const open = standing.find((b) => b.kind === told.kind && b.name === told.name && b.toOn === null);
    const field = cellOf[told.kind] ?? "policies";
    const { documentNo, documentSealed } = documentColumns(told.documentNo);
    const entry = {
      ...told,
      documentNo,
      documentSealed: documentSealed?.toString("base64") ?? null,
      fromOn: told.fromOn ?? open?.fromOn ?? today,
    };
    const others = standing.filter((b) => b !== open && !(open && sameBenefitTwice(b, open)));
    if (whyNotBenefit(others, { ...entry, toOn: null }, today) !== null) {
      const value = told.name ?? householdsText.zh.benefit[told.kind];
      plan.row.problems.push({ field, value, why: { key: "why.benefitOverlaps" } });
      return;
    }
    const differences = open
      ? benefitFields.flatMap((f) => {
          const [from, to] = [open[f], f === "documentNo" ? documentNo : told[f]];
          // Two numbers may have one mask.
          const same = f === "documentNo" ? isSameDocument(open, told.documentNo) : to === from;
          return to === null || same ? [] : [{ field: f, from, to }];
        })
      : [];
    if (open && differences.length === 0) return;
    plan.benefits.push({
      holder,
      told: entry,
      known: open ? { id: open.id, updatedAt: open.updatedAt } : null,
      differences,
    });
    if (!open) {
      const all = benefitFields.flatMap((f) => (entry[f] === null ? [] : [{ field: f, to: entry[f] }]));
      plan.row.notes.push({ key: "note.addsBenefit", values: wordsOf(holder, told, all) });
      return;
    }
    const [fills, differs] = [true, false].map((empty) =>
      differences.filter((d) => (d.from === null) === empty),
    ) as [PlannedBenefit["differences"], PlannedBenefit["differences"]];
    if (fills.length > 0)
      plan.row.notes.push({ key: "note.fillsBenefit", values: wordsOf(holder, told, fills) });
    if (differs.length > 0)
      plan.row.notes.push({ key: "note.benefitDiffers", values: wordsOf(holder, told, differs) });
  }

  function planCheck(plan: PlannedRow, told: ToldPension): void {
    const { row, person, villageId } = plan;
    const { birthOn } = row;
    if (villageId === null || !birthOn) return;
    const earlier = person ? known.checksOf(person.id) : [];
    const last = earlier[0];
    // A check that has a day was one; without day and result it is only told how somebody stands.
    const result = told.result ?? (told.checkedOn === null ? "told" : "passed");
    const checkedOn = told.checkedOn ?? today;
    const there =
      told.checkedOn === null
        ? last?.status === told.status
        : earlier.some((c) => c.checkedOn === checkedOn && c.status === told.status && c.result === result);
    if (there) return;
    const rule = rulesOf(checkedOn, villageId);
    const nextDueOn = nextPensionCheck({ status: told.status, result, checkedOn }, birthOn, rule);
    const why = whyNotCheck(
      { status: told.status, result, checkedOn, nextDueOn },
      { birthOn, diedOn: person?.diedOn ?? null },
      today,
      rule,
    );
    if (why) {
      const young = why === "check.tooYoung";
      plan.row.problems.push({
        field: young ? "pension" : "pensionOn",
        value: young ? householdsText.zh.status[told.status] : checkedOn,
        why: young
          ? { key: "why.tooYoung", values: { age: rule.receivingAge ?? "" } }
          : { key: why === "check.beforeBirth" ? "why.checkBeforeBirth" : "why.checkDead" },
      });
      return;
    }
    const differs = told.checkedOn === null && last !== undefined;
    plan.check = { status: told.status, result, checkedOn, nextDueOn, differs };
    plan.row.notes.push({
      key: differs ? "note.pensionDiffers" : "note.addsCheck",
      values: { status: told.status, result, checkedOn, from: last?.status ?? "" },
    });
  }
}

const cellOf: Partial<Record<ToldBenefit["kind"], HouseholdFileField>> = {
  "minimum-living": "low",
  "disability-card": "disabilityCard",
};

/** What a remark says of a policy, as codes; the page puts them into words. */
function wordsOf(
  holder: "household" | "person",
  told: ToldBenefit,
  parts: readonly { field: BenefitField; from?: string | number | null; to: string | number | null }[],
): Values {
  const of = (side: "from" | "to") =>
    Object.fromEntries(parts.map((p) => [`${side}.${p.field}`, p[side] ?? ""]));
  return { holder, kind: told.kind, name: told.name ?? "", ...of("from"), ...of("to") };
}
