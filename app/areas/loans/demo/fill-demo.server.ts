import type { Db } from "db/client.server";
import { loanBank, person, user, village, villageShop } from "db/schema";
import { type DemoApplication, demoApplications, loanBanks } from "db/seed/loans";
import { asc, eq } from "drizzle-orm";
import type { SignedIn } from "~/platform/access/actor";
import type { Role } from "~/platform/access/capabilities";
import { ageOn, todayOn } from "~/platform/dates";
import { lapseApprovals } from "../stages/lapse-approvals.server";
import { bringApplication } from "./bring-application.server";
import type { DemoStaffOfLoans } from "./demo-staff";

/** The banks every installation starts with. Does nothing once there is one. */
export function loadLoanBanks(db: Db): void {
  db.transaction((tx) => {
    if (tx.select({ id: loanBank.id }).from(loanBank).limit(1).get()) return;
    tx.insert(loanBank)
      .values(loanBanks.map((b) => ({ ...b, createdAt: Date.now() })))
      .run();
  });
}

/** The staff of the demo whose work the loans are. */
export function demoLoanStaff(db: Db): DemoStaffOfLoans {
  const cadres = db.select({ id: village.id }).from(village).where(eq(village.code, "371725101206")).get();
  const staff = (username: string, role: Role): SignedIn => {
    const row = db.select().from(user).where(eq(user.username, username)).get();
    if (!row) throw new Error(`demo loan: no ${username}`);
    return {
      userId: row.id,
      name: row.name,
      username,
      sessionId: "demo",
      address: "demo",
      grants: [{ role, villages: role === "cadre" && cadres ? [cadres.id] : "all" }],
    };
  };
  return {
    cadre: staff("cadre", "cadre"),
    officer: staff("loan-officer", "loan-officer"),
    reviewer: staff("loan-reviewer", "loan-reviewer"),
    leader: staff("leader", "leader"),
    secondLeader: staff("leader-2", "leader"),
  };
}

/** People of an age to borrow, by village; those of the first village by name too. */
export function demoBorrowers(db: Db) {
  const villages = db.select().from(village).orderBy(asc(village.workGroup)).all();
  const today = todayOn();
  const people = villages.map((v) =>
    db
      .select()
      .from(person)
      .where(eq(person.villageId, v.id))
      .orderBy(asc(person.id))
      .all()
      .filter((p) => p.deletedAt === null && ageOn(p.birthOn, today) >= 23 && ageOn(p.birthOn, today) <= 54),
  );
  const cadres = villages.findIndex((v) => v.code === "371725101206");
  return (who: DemoApplication["who"]) => {
    const owner =
      typeof who === "object" && "ownerOf" in who
        ? db.select().from(villageShop).where(eq(villageShop.name, who.ownerOf)).get()
        : undefined;
    const at = owner
      ? villages.findIndex((v) => v.id === owner.villageId)
      : typeof who === "string" || !("length" in who)
        ? cadres
        : who[0] >= cadres
          ? who[0]
          : who[0] - 1;
    const own = people[at] ?? [];
    const borrower =
      typeof who === "object" && !("length" in who)
        ? own.find((p) => p.id === owner?.personId)
        : typeof who === "string"
          ? (own.find((p) => p.name === who) ??
            own.at((-[...who].reduce((n, c) => n + c.charCodeAt(0), 0) % 12) - 1))
          : own[who[1]];
    if (!borrower) throw new Error(`demo loan: nobody for ${who}`);
    const others = own.filter((p) => p.id !== borrower.id).slice(-14);
    return {
      borrower: borrower.id,
      partners: others.slice(0, 2).map((p) => p.id),
      guarantor: others.at(-1)?.id ?? borrower.id,
      inCadresVillage: at === cadres,
    };
  };
}

/** Applications of the demo at every point of their way, by the commands that people use. */
export function fillDemoLoans(db: Db): void {
  const staff = demoLoanStaff(db);
  const borrowers = demoBorrowers(db);
  for (const [serial, spec] of demoApplications.entries())
    bringApplication(
      db,
      staff,
      spec,
      borrowers(spec.who),
      Date.parse(`${todayOn(Date.now() - spec.daysAgo * 86_400_000)}T09:20:00+08:00`),
      serial,
    );
  lapseApprovals(db);
}
