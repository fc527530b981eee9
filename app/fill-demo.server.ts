import type { Db } from "db/client.server";
import { user } from "db/schema";
import { eq } from "drizzle-orm";
import { fillDemoStaff } from "~/areas/account/index.server";
import { fillDemoCertificates, loadCertificateTemplate } from "~/areas/certificates/index.server";
import { fillDemoDonations, loadAssetThresholds } from "~/areas/donations/index.server";
import { fillDemoLoanMoney, fillDemoLoans, fillDemoPapers, loadLoanBanks } from "~/areas/loans/index.server";
import {
  fillDemoDoubles,
  fillDemoHouseholds,
  fillDemoPeople,
  fillDemoRelations,
  fillDemoResidences,
} from "~/areas/people/index.server";
import { loadPolicies } from "~/areas/policies/index.server";
import {
  fillDemoDeletions,
  fillDemoPrivacy,
  loadPrivacyNotice,
  loadRetentionRules,
} from "~/areas/privacy/index.server";
import { fillDemoReports } from "~/areas/reports/index.server";
import { fillDemoTrips } from "~/areas/study-trips/index.server";
import { fillDemoTraining, loadCourseRules } from "~/areas/training/index.server";
import { fillDemoViews } from "~/areas/views/index.server";
import { fillDemoVillages, loadDivisions } from "~/areas/villages/index.server";
import { personRows } from "~/person-sources.server";
import { actorWith, type SignedIn } from "~/platform/access/actor";

/** What every installation needs before anybody signs in: divisions with old codes, course rules. */
export function fillReference(db: Db, report: (line: string) => void): void {
  const count = loadDivisions(db);
  report(`Divisions of Heze: ${count}  行政区划`);
  loadCourseRules(db);
  loadPolicies(db);
  loadLoanBanks(db);
  loadAssetThresholds(db);
  loadCertificateTemplate(db, "郓城县人力资源和社会保障局");
  loadPrivacyNotice(db);
  loadRetentionRules(db);
}

/** Fills an empty database with the demo data, area by area, through the same commands that people use. */
export async function fillDemo(db: Db, report: (line: string) => void): Promise<void> {
  report("Filling the empty database with the demo, about twenty seconds …  正在填入演示数据，约二十秒 …");
  fillDemoVillages(db);
  await fillDemoStaff(db);
  const admin = db.select().from(user).where(eq(user.username, "admin")).get()!;
  const seeder = {
    userId: admin.id,
    name: admin.name,
    username: "admin",
    sessionId: "demo",
    address: "demo",
    grants: [{ role: "administrator" as const, villages: "all" as const }],
  };
  fillDemoPeople(db, actorWith(seeder, "person.create")!);
  report("Demo people and staff  演示人员");
  fillDemoTraining(db);
  report("Demo classes  演示班级");
  fillDemoTrips(db);
  report("Demo study trips  演示参观学习");
  fillDemoDonations(db);
  report("Demo donated equipment  演示捐赠设备");
  await fillDemoCertificates(db);
  const actors = {
    create: actorWith(seeder, "person.create")!,
    merge: actorWith(keeperOf(db, seeder), "person.merge")!,
  };
  fillDemoDoubles(db, actors, personRows);
  report("Demo certificates  演示证书");
  fillDemoHouseholds(db, seeder);
  report("Demo households  演示家庭");
  fillDemoResidences(db);
  fillDemoRelations(db, actorWith(seeder, "person.edit")!);
  fillDemoPrivacy(db, {
    record: actorWith(seeder, "consent.record")!,
    add: actorWith(seeder, "document.add")!,
  });
  fillDemoLoans(db);
  fillDemoLoanMoney(db);
  fillDemoPapers(db);
  report("Demo loans  演示贷款");
  const leader = db.select().from(user).where(eq(user.username, "leader")).get()!;
  const other = { ...seeder, userId: leader.id, name: leader.name, username: "leader" };
  fillDemoDeletions(db, {
    ask: actorWith(seeder, "deletion.request")!,
    decide: actorWith(other, "deletion.decide")!,
  });
  fillDemoReports(db);
  fillDemoViews(db);
  report("Demo consents  演示同意书");
}

/** Who would merge two records: the administrator among the demo's staff. */
function keeperOf(db: Db, seeder: SignedIn): SignedIn {
  const admin = db.select().from(user).where(eq(user.username, "admin")).get()!;
  return { ...seeder, userId: admin.id, name: admin.name, username: "admin" };
}
