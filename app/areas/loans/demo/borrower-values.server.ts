import type { Db } from "db/client.server";
import { villageShop } from "db/schema";
import { eq } from "drizzle-orm";
import { findPerson, openIdNumber, type Person, spouseOf } from "~/areas/people/index.server";
import { addMonths, type Day, todayOn } from "~/platform/dates";
import type { ApplicationValues } from "../application/fields";
import { groupOfCategory } from "../group-of-category";
import { spouseId } from "./invented-id";

/** Whom the register of today says a borrower is married to: the households of the demo are entered after some loans. */
export const spouseOfDemo = (db: Db, personId: number, on: Day): number | undefined =>
  spouseOf(db, personId, on) ?? spouseOf(db, personId, todayOn());

const wives = ["王秀芝", "刘春梅", "赵玉华", "李桂兰", "陈素云", "张爱芹", "郭红霞", "田凤英"];
const husbands = ["周广田", "王建设", "李庆祥", "赵东升", "刘长海", "张保国", "郭永强", "田学礼"];

/** Whom the borrower is married to by the register; else somebody of their own who is in no village of the demo. */
export function spouseValues(db: Db, borrower: Person, on: Day, serial: number): ApplicationValues {
  const known = spouseOfDemo(db, borrower.id, on);
  const spouse = known === undefined ? undefined : findPerson(db, "all", known);
  if (spouse)
    return {
      spouseName: spouse.name,
      spouseId: openIdNumber(spouse) ?? undefined,
      spousePhone: spouse.phone ?? "13905302218",
    };
  const ofWoman = borrower.sex === "female";
  const names = ofWoman ? husbands : wives;
  return {
    spouseName: names[serial % names.length],
    spouseId: spouseId(serial, ofWoman ? "male" : "female"),
    spousePhone: `139053022${String(10 + serial)}`,
  };
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
