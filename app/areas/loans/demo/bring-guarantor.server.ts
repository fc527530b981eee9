import type { Db } from "db/client.server";
import { findPerson, openIdNumber } from "~/areas/people/index.server";
import { todayOn } from "~/platform/dates";
import { writeGuarantor } from "../application/write-guarantor.server";
import { must } from "./demo-staff";
import { inventedId } from "./invented-id";

/** A villager on record where one is free, so that their page shows whose loan they stand behind; else somebody from outside. */
export function bringGuarantor(
  db: Db,
  edit: Parameters<typeof writeGuarantor>[1],
  id: number,
  personId: number,
  serial: number,
  at: number,
): void {
  const known = findPerson(db, "all", personId);
  const grown = known && known.birthOn > "1968" && known.birthOn < "2000";
  const idNumber = grown ? openIdNumber(known) : null;
  const own = known && idNumber ? { name: known.name, idNumber, relation: "同村", phone: known.phone } : null;
  const neighbour = own && writeGuarantor(db, edit, id, null, { ...guarantorOf(serial, at), ...own }, at);
  if (!neighbour?.ok) must("guarantor", writeGuarantor(db, edit, id, null, guarantorOf(serial, at), at));
}

const guarantorOf = (serial: number, at: number) => ({
  kind: "person" as const,
  name: ["马德胜", "高春玲", "齐秀云", "魏保国"][serial % 4] ?? "马德胜",
  idNumber: inventedId(
    `3729281979${String(1 + (serial % 12)).padStart(2, "0")}15${String(101 + serial * 2).padStart(3, "0")}`,
  ),
  companyType: null,
  creditCode: null,
  employer: "县第二中学",
  post: "教师",
  monthlyIncomeFen: 620_000,
  relation: "表兄",
  phone: "13705301199",
  spouseName: null,
  spouseIdNumber: null,
  guaranteedFen: null,
  signedOn: todayOn(at),
});
