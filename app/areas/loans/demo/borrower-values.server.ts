import type { Db } from "db/client.server";
import { villageShop } from "db/schema";
import { eq } from "drizzle-orm";
import { findPerson, openIdNumber, type Person, spouseOf } from "~/areas/people/index.server";
import type { Day } from "~/platform/dates";
import type { ApplicationValues } from "../application/fields";

/** Whom the borrower is married to by the register; else somebody who is in no village of the demo. */
export function spouseValues(db: Db, borrower: Person, on: Day): ApplicationValues {
  const known = spouseOf(db, borrower.id, on);
  const spouse = known === undefined ? undefined : findPerson(db, "all", known);
  if (spouse)
    return {
      spouseName: spouse.name,
      spouseId: openIdNumber(spouse) ?? undefined,
      spousePhone: spouse.phone ?? "13905302218",
    };
  return borrower.sex === "female"
    ? { spouseName: "周广田", spouseId: "372928198607010115", spousePhone: "13905302218" }
    : { spouseName: "王秀芝", spouseId: "371725198607010122", spousePhone: "13905302218" };
}

/** The online shop that the borrower had by then. */
export function shopValues(db: Db, personId: number, on: Day): ApplicationValues {
  const shop = db.select().from(villageShop).where(eq(villageShop.personId, personId)).get();
  return shop && shop.openedOn <= on
    ? { shopPlatform: "淘宝", shopName: shop.name, shopOpenedOn: shop.openedOn }
    : {};
}
