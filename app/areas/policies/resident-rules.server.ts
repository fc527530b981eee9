import type { Reader } from "db/client.server";
import { village } from "db/schema";
import { eq } from "drizzle-orm";
import type { Day } from "~/platform/dates";
import { findPolicy } from "./policies.server";
import { numberOf, type PolicyInForce } from "./policy";
import { homePlace } from "./policy-page.server";

/** Rules about residents' ages and pensions as they hold in a place on a day; null: no version says it. */
export interface ResidentRules {
  /** Years of age from which a residents' pension is paid. */
  receivingAge: number | null;
  /** Months between two checks of somebody who receives it. */
  checkMonths: number | null;
  /** Months after which what stayed open is checked again. */
  againMonths: number | null;
  /** Years of age from which training and loans are closed. */
  overAge: number | null;
  /** Where that age is said: paper and clause, or the source it was taken from. */
  overAgeSource: string | null;
  /** The paper of the narrowest version, for the page that shows the rule. */
  document: string | null;
}

/**
 * The rules of a village's county on a day; without a village, of the county the product works for. Before the first
 * version nothing was written: the rules are null.
 */
export function residentRules(db: Reader, on: Day, villageId?: number): ResidentRules {
  const code =
    villageId === undefined
      ? homePlace
      : db.select({ code: village.code }).from(village).where(eq(village.id, villageId)).get()?.code;
  const policy = findPolicy(db, (code ?? homePlace).slice(0, 6), on, "residents");
  const of = (key: "receivingAge" | "pensionCheckMonths" | "pensionAgainMonths" | "overAge") =>
    policy ? numberOf(policy, key) : null;
  return {
    receivingAge: of("receivingAge"),
    checkMonths: of("pensionCheckMonths"),
    againMonths: of("pensionAgainMonths"),
    overAge: of("overAge"),
    overAgeSource: policy ? sourceOf(policy) : null,
    document: policy?.version.document ?? null,
  };
}

function sourceOf(policy: PolicyInForce): string | null {
  const value = policy.values.overAge;
  return value ? [value.source || value.document, value.clause].filter(Boolean).join(" ") : null;
}
