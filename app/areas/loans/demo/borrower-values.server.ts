import type { Db } from "db/client.server";
import { villageShop } from "db/schema";
import { eq } from "drizzle-orm";
import { findPerson, openIdNumber, type Person, spouseOf } from "~/areas/people/index.server";
import { addMonths, type Day } from "~/platform/dates";
import type { ApplicationValues } from "../application/fields";
import { groupOfCategory } from "../group-of-category";

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

/** Months that the shop of an online shop owner has to be open, by the policies of the demo. */
const shopMonths = 6;

/** The one group that counts: the one told, the shop, else what the register says of the person. */
export function groupValues(
  db: Db,
  borrower: Pick<Person, "id" | "category">,
  told: string | undefined,
  on: Day,
): ApplicationValues {
  if (told === "graduate") return { groupCode: told, graduatedOn: addMonths(on, -40) };
  if (told) return { groupCode: told };
  const opened = shopValues(db, borrower.id, on).shopOpenedOn;
  if (typeof opened === "string" && addMonths(opened, shopMonths) <= on) return { groupCode: "online-shop" };
  return { groupCode: groupOfCategory[borrower.category ?? ""] ?? "farmer" };
}
