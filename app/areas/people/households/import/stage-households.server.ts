import type { Db } from "db/client.server";
import { seal } from "~/platform/sealed.server";
import type { Difference } from "../../import/people-difference";
import { firstRowId } from "../../import/people-fields";
import { idPurpose } from "../../person-record.server";
import type { NeedKind } from "../household";
import type { Relation } from "../relation";
import type { HouseholdFacts } from "./household-cells";
import type { FactDifference } from "./household-difference";
import type { PlannedBenefit, PlannedCheck } from "./plan-social.server";
import type { PlannedRow } from "./planned-row.server";
import type { ToldIncome, ToldSituation } from "./told-facts";

/** What a staged row says of household and relation, beside the columns that rows of people have too. */
export interface StagedDetails {
  relation: Relation | null;
  fromOn: string | null;
  facts: HouseholdFacts;
  /** The household on record, and its revision as it was looked at. */
  householdId: number | null;
  revision: number | null;
  differences: FactDifference[];
  /** What the file says of the person, and their revision as it was looked at; files of before have none. */
  personDifferences?: Difference[];
  personRevision?: number;
  /** Wishes that are not on record yet. */
  wishes?: NeedKind[];
  /** Policies and a pension check to be written. */
  benefits?: PlannedBenefit[];
  check?: PlannedCheck | null;
  situation: ToldSituation | null;
  income: ToldIncome | null;
}

const columns = [
  "id",
  "outcome",
  "name",
  "id_number_sealed",
  "id_number_index",
  "id_number_masked",
  "phone",
  "village_id",
  "village_group",
  "address",
  "ethnicity",
  "education",
  "category",
  "person_id",
  "notes",
  "problems",
  "head_row",
  "details",
];

const json = (list: readonly unknown[]) => (list.length === 0 ? null : JSON.stringify(list));

/** Writes rows as their dry run left them; the caller holds the transaction. Numbers are sealed. */
export function householdRowWriter(db: Db, batchId: number): (rows: readonly PlannedRow[]) => void {
  const insert = db.$client.prepare(
    `INSERT OR REPLACE INTO import_row (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`,
  );
  const base = firstRowId(batchId);
  return (rows) => {
    for (const { row, ...plan } of rows) {
      const details: StagedDetails = {
        relation: row.relation,
        fromOn: plan.fromOn,
        facts: row.facts,
        householdId: plan.household?.id ?? null,
        revision: plan.household?.revision ?? null,
        differences: plan.differences,
        personDifferences: plan.personDifferences,
        wishes: plan.wishes,
        benefits: plan.benefits,
        check: plan.check,
        personRevision: plan.person?.revision,
        situation: Object.values(row.situation).some((told) => told !== null) ? row.situation : null,
        income: row.row === plan.headRow ? row.income : null,
      };
      insert.run(
        base + row.row,
        plan.outcome,
        row.name,
        plan.outcome === "new" && !plan.person ? seal(row.idNumber!, idPurpose) : null,
        plan.index,
        row.masked,
        row.phone,
        plan.villageId,
        row.group,
        row.facts.address,
        row.ethnicity,
        row.education,
        row.category,
        plan.person?.id ?? null,
        json(row.notes),
        json(row.problems),
        base + plan.headRow,
        JSON.stringify(details),
      );
    }
  };
}
