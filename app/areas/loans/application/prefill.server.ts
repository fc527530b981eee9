import type { Reader } from "db/client.server";
import { loanApplication, villageShop } from "db/schema";
import { and, desc, eq, isNull } from "drizzle-orm";
import { certificatesOfPerson } from "~/areas/certificates/index.server";
import {
  findPerson,
  groundOf,
  openIdNumber,
  type Person,
  personAccount,
  spouseOf,
} from "~/areas/people/index.server";
import type { VillageScope } from "~/platform/access/actor";
import type { Day } from "~/platform/dates";
import { groupOfCategory } from "../group-of-category";
import type { ApplicationValues } from "./fields";
import { loanIdIndex } from "./sealed-parts.server";

/** Fields that last year's form answers as well: where somebody lives and what they run changes less than it is asked. */
const fromBefore = [
  "hukouAddress",
  "marital",
  "emergencyName",
  "emergencyPhone",
  "unemploymentNumber",
  "businessName",
  "creditCode",
  "businessType",
  "registeredOn",
  "businessAddress",
  "industry",
  "staff",
] as const;

/** Of the spouse, where it is the one of last year still. */
const ofSpouse = ["spouseEmployer", "spousePhone"] as const;

/**
 * 自动带入: what the house knows already of a borrower: the record, the spouse, the last application, the shop, the
 * training certificate. `count` is how many fields it fills, which the form says.
 */
export function prefill(
  db: Reader,
  scope: VillageScope,
  person: Person,
  groups: readonly string[],
  on: Day,
): { values: ApplicationValues; count: number } {
  const group = person.category ? groupOfCategory[person.category] : undefined;
  const account = personAccount(person);
  const ground = groundOf(db, person.id);
  const before = db
    .select()
    .from(loanApplication)
    .where(eq(loanApplication.personId, person.id))
    .orderBy(desc(loanApplication.id))
    .limit(1)
    .get();
  const shop = db
    .select()
    .from(villageShop)
    .where(and(eq(villageShop.personId, person.id), isNull(villageShop.closedOn)))
    .orderBy(desc(villageShop.id))
    .limit(1)
    .get();
  const certificate = certificatesOfPerson(db, person.id).find((c) => c.state === "valid");
  const spouse = spouseValues(db, scope, person.id, on);
  const same = spouse.spouseId && before?.spouseIdIndex === loanIdIndex(spouse.spouseId);
  const kept = [...fromBefore, ...(same ? ofSpouse : [])];
  const values: ApplicationValues = {
    ...Object.fromEntries(kept.flatMap((k) => (before?.[k] ? [[k, before[k]]] : []))),
    ageCategory: ground === "unknown" ? null : ground,
    phone: person.phone,
    homeAddress: person.address,
    accountBank: person.bankName,
    ...(account ? { account } : {}),
    ...(group && groups.includes(group) ? { groupCode: group } : {}),
    ...spouse,
    ...(shop
      ? {
          shopPlatform: shopPlatforms[shop.platform] ?? null,
          shopName: shop.name,
          shopOpenedOn: shop.openedOn,
        }
      : {}),
    ...(certificate ? { certificateId: certificate.id } : {}),
  };
  const known = Object.fromEntries(Object.entries(values).filter(([, v]) => v !== null && v !== undefined));
  return { values: known, count: Object.keys(known).length };
}

const shopPlatforms: Record<string, string> = {
  taobao: "淘宝",
  pinduoduo: "拼多多",
  douyin: "抖音",
  kuaishou: "快手",
  jd: "京东",
  wechat: "微信小店",
};

/** Who they are married to on the day, as far as whoever asks may see that record. */
function spouseValues(db: Reader, scope: VillageScope, personId: number, on: Day): ApplicationValues {
  const id = spouseOf(db, personId, on);
  if (id === undefined) return {};
  const spouse = findPerson(db, scope, id);
  if (!spouse) return { marital: "married" };
  const number = openIdNumber(spouse);
  return {
    marital: "married",
    spouseName: spouse.name,
    ...(spouse.phone ? { spousePhone: spouse.phone } : {}),
    ...(number ? { spouseId: number } : {}),
  };
}
