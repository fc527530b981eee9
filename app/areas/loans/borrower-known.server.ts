import type { Reader } from "db/client.server";
import { villageShop } from "db/schema";
import { and, eq, isNull } from "drizzle-orm";
import { spouseOf } from "~/areas/people/index.server";
import { findPolicy, homePlace } from "~/areas/policies/index.server";
import { todayOn } from "~/platform/dates";
import { issuedLoansOf } from "./application/issued-loans.server";
import { countRule } from "./loan-rules";
import { loansOf } from "./repeat-count";

/** What the house knows of a borrower beside the record: loans before, whether they are paid back, marriage, shop. */
export function knownOfBorrower(db: Reader, personId: number): Record<string, string> {
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
  return {
    loansBefore: String(count),
    ...(count > 0 ? { previousSettled: unsettled > 0 ? "no" : "yes" } : {}),
    ...(spouseOf(db, personId, todayOn()) === undefined ? {} : { married: "yes" }),
    ...(shop?.openedOn ? { shopOpenedOn: shop.openedOn } : {}),
  };
}
