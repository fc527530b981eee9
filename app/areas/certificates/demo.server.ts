import type { Db } from "db/client.server";
import { certificateTemplate, trainingClass, user } from "db/schema";
import { asc, eq } from "drizzle-orm";
import { actorWith, type SignedIn } from "~/platform/access/actor";
import { sheetsOf } from "./certificate-queries.server";
import { handOut } from "./change-certificate.server";
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

/** The oldest closed class of the demo has its certificates; the next waits for the clerk. */
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
  const oldest = db
    .select()
    .from(trainingClass)
    .where(eq(trainingClass.state, "closed"))
    .orderBy(asc(trainingClass.startsOn))
    .limit(1)
    .get()!;
  const result = issueCertificates(
    db,
    actorWith(clerk, "certificate.issue")!,
    {
      classId: oldest.id,
      requestKey: "demo",
      setAside: [],
      form: "merged",
      ink: "mono",
      verifyBase: "http://127.0.0.1:3000/verify",
    },
    uncoveredByFonts,
  );
  if (!result.ok) throw new Error(`demo certificates: ${result.why}`);
  await startJobs();
  for (const [i, sheet] of sheetsOf(db, result.batchId).entries())
    if (i % 3 !== 2)
      handOut(db, actorWith(clerk, "certificate.print")!, sheet.certificateId, {
        to: sheet.holderName,
        signed: i % 5 !== 0,
      });
}
