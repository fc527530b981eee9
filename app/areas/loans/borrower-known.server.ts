import type { Reader } from "db/client.server";
import { villageShop } from "db/schema";
import { and, eq, isNull } from "drizzle-orm";
import { spouseOf } from "~/areas/people/index.server";
import { findPolicy, homePlace } from "~/areas/policies/index.server";
import { todayOn } from "~/platform/dates";
import { issuedLoansOf } from "./application/issued-loans.server";
import { besideOf } from "./application/loans-beside.server";
import { countRule } from "./loan-rules";
import type { KnownBeside } from "./other-loans";
import { loansOf } from "./repeat-count";

/** What the house knows of a borrower: what it fills in, and the loans that stand whatever is typed. */
export interface Known {
  values: Record<string, string>;
  beside: KnownBeside;
}
export const nothingKnown: Known = { values: {}, beside: { own: null, spouse: null, wed: false } };

/** What the house knows of a borrower beside the record: loans before, whether they are paid back, marriage, shop. */
export function knownOfBorrower(db: Reader, personId: number): Known {
  const { count, unsettled } = loansOf(
    issuedLoansOf(db, personId),
    [personId],
    countRule(findPolicy(db, homePlace, todayOn())),
  );
  const shop = db
    .select({ openedOn: villageShop.openedOn })
    .from(villageShop)
    .where(and(eq(villageShop.personId, personId), isNull(villageShop.closedOn)))
    .get();
  const values = {
    loansBefore: String(count),
    ...(count > 0 ? { previousSettled: unsettled > 0 ? "no" : "yes" } : {}),
    ...(spouseOf(db, personId, todayOn()) === undefined ? {} : { married: "yes" }),
    ...(shop?.openedOn ? { shopOpenedOn: shop.openedOn } : {}),
  };
  return { values, beside: besideOf(db, personId, todayOn()) };
}
