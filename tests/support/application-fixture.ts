import type { Db } from "db/client.server";
import type { DemoApplication } from "db/seed/loans";
import { bringApplication } from "~/areas/loans/demo/bring-application.server";
import type { DemoStaffOfLoans } from "~/areas/loans/demo/demo-staff";
import { loadLoanBanks } from "~/areas/loans/demo/fill-demo.server";
import { loadPolicies } from "~/areas/policies/index.server";
import { freshNumber, register } from "./people-fixture";
import { signInAs } from "./signed-in";

type SignedInStaff = { [K in keyof DemoStaffOfLoans]: ReturnType<typeof signInAs> };

/** Banks, policies and one of each who works on loans; the cadre for one village, the others for all. */
export function loanHouse(db: Db, villageId: number) {
  loadPolicies(db);
  loadLoanBanks(db);
  const signedIn: SignedInStaff = {
    cadre: signInAs(db, "cadre", [villageId], "孟凡亮"),
    officer: signInAs(db, "loan-officer", "all", "陈立新"),
    reviewer: signInAs(db, "loan-reviewer", "all", "高庆华"),
    leader: signInAs(db, "leader", "all", "赵明山"),
    secondLeader: signInAs(db, "leader", "all", "马建军"),
  };
  const staff: DemoStaffOfLoans = {
    cadre: signedIn.cadre.person,
    officer: signedIn.officer.person,
    reviewer: signedIn.reviewer.person,
    leader: signedIn.leader.person,
    secondLeader: signedIn.secondLeader.person,
  };
  return { signedIn, staff };
}

let serial = 0;

/**
 * An application of somebody new, brought as far as `until` by the commands: entered and recommended by the cadre,
 * reviewed by the officer, approved by the reviewer.
 */
export function makeApplication(
  db: Db,
  staff: DemoStaffOfLoans,
  villageId: number,
  spec: Pick<DemoApplication, "until"> & Partial<DemoApplication>,
): { id: number; personId: number } {
  const born = { name: "张小龙", category: "rural-entrepreneur" as const };
  const borrower = register(db, villageId, { ...born, idNumber: freshNumber() });
  const partners = ["孔祥云", "孔庆山"].map((name) =>
    register(db, villageId, { ...born, name, idNumber: freshNumber() }),
  );
  serial += 1;
  const id = bringApplication(
    db,
    staff,
    { who: "张小龙", daysAgo: 20, amountWan: 20, trade: 0, ...spec },
    {
      borrower: borrower.id,
      partners: partners.map((p) => p.id),
      guarantor: borrower.id,
      inCadresVillage: true,
    },
    Date.now() - (spec.daysAgo ?? 20) * 86_400_000,
    serial,
  );
  return { id, personId: borrower.id };
}
