import type { Db } from "db/client.server";
import { certificateTemplate, trainingClass, user } from "db/schema";
import { and, asc, eq, ne } from "drizzle-orm";
import { actorWith, type SignedIn } from "~/platform/access/actor";
import { addDays, todayOn } from "~/platform/dates";
import { askRevocation } from "./ask-revocation.server";
import { sheetsOf } from "./certificate-queries.server";
import { handOut } from "./change-certificate.server";
import { confirmSheets } from "./confirm-sheets.server";
import { firstLayout, uncoveredByFonts } from "./draw-papers.server";
import { issueCertificates } from "./issue-certificates.server";
import { usualNumberRule } from "./number-rule";
import { startJobs } from "./print-jobs.server";

/** The first template every installation starts with. */
export function loadCertificateTemplate(db: Db, issuerName: string): void {
  const now = Date.now();
  db.insert(certificateTemplate)
    .values({
      name: "创业培训合格证书",
      version: 1,
      layout: firstLayout(),
      numberRule: usualNumberRule,
      issuerName,
      publishedAt: now,
      createdAt: now,
    })
    .run();
}

/** The closed classes of the demo have their certificates; the one of the fewest days waits for the clerk. */
export async function fillDemoCertificates(db: Db): Promise<void> {
  const row = db.select().from(user).where(eq(user.username, "clerk")).get()!;
  const clerk: SignedIn = {
    userId: row.id,
    name: row.name,
    username: "clerk",
    sessionId: "demo",
    address: "demo",
    grants: [{ role: "certificate-clerk", villages: "all" }],
  };
  const closed = db
    .select()
    .from(trainingClass)
    .where(and(eq(trainingClass.state, "closed"), ne(trainingClass.course, "gyb")))
    // The register stands in the order of issue.
    .orderBy(asc(trainingClass.endsOn))
    .all();
  const jobs: { batchId: number; old: boolean; at: number }[] = [];
  for (const { id, endsOn } of closed) {
    const old = addDays(endsOn, 90) < todayOn();
    const at = old ? Date.parse(`${addDays(endsOn, 7)}T10:00:00+08:00`) : Date.now();
    const result = issueCertificates(
      db,
      actorWith(clerk, "certificate.issue")!,
      {
        classId: id,
        requestKey: `demo-${id}`,
        setAside: [],
        form: "merged",
        ink: "mono",
        verifyBase: "http://127.0.0.1:3000/verify",
      },
      uncoveredByFonts,
      at,
    );
    if (!result.ok) throw new Error(`demo certificates: ${result.why}`);
    jobs.push({ batchId: result.batchId, old, at });
  }
  await startJobs();
  const printer = actorWith(clerk, "certificate.print")!;
  for (const { batchId, old, at } of jobs) {
    const sheets = sheetsOf(db, batchId);
    confirmSheets(db, printer, batchId, sheets.length);
    for (const [i, sheet] of sheets.entries())
      if (old || i % 3 !== 2)
        handOut(
          db,
          printer,
          sheet.certificateId,
          { to: sheet.holderName, signed: i % 5 !== 0, onHand: false },
          todayOn(at + 2 * 86_400_000 < Date.now() ? at + 2 * 86_400_000 : at),
        );
  }
  // One revocation waits for a second person: the clerk cannot confirm it, the administrator can.
  const doubtful = sheetsOf(db, jobs[0]?.batchId ?? 0)[1];
  if (doubtful) {
    const asker = actorWith(clerk, "certificate.revoke")!;
    const asked = askRevocation(db, asker, doubtful.certificateId, "考勤是别人代签的，本人没有参加培训");
    if (!asked.ok) throw new Error(`demo revocation: ${asked.why}`);
  }
}
