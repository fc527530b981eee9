import type { Db } from "db/client.server";
import { certificate, certificateTemplate, enrolment } from "db/schema";
import { eq } from "drizzle-orm";
import { plainPinyin } from "~/platform/search/pinyin";

/** A certificate as a plain row for somebody of a class: enough to be found, not to be printed. */
export function makeCertificate(
  db: Db,
  classId: number,
  holder: { name: string; number: string; villageId: number; state?: "valid" | "revoked" },
): number {
  const now = Date.now();
  const seat = db.select().from(enrolment).where(eq(enrolment.classId, classId)).all();
  const taken = db.select().from(certificate).all().length;
  const of = seat[taken % seat.length];
  if (!of) throw new Error("nobody in the class");
  const template = db
    .insert(certificateTemplate)
    .values({
      name: `t${taken}`,
      version: 1,
      layout: "{}",
      numberRule: "",
      issuerName: "人社局",
      createdAt: now,
    })
    .returning()
    .get();
  const reading = plainPinyin(holder.name);
  return db
    .insert(certificate)
    .values({
      number: holder.number,
      code: `code-${holder.number}`,
      enrolmentId: of.id,
      classId,
      personId: of.personId,
      villageId: holder.villageId,
      templateId: template.id,
      holderName: holder.name,
      holderPinyin: reading.pinyin,
      holderInitials: reading.initials,
      state: holder.state ?? "valid",
      issuedOn: "2026-11-20",
      issuedBy: "u1",
      factsSealed: Buffer.from("-"),
      signedFacts: "{}",
      signature: "-",
      createdAt: now,
    })
    .returning()
    .get().id;
}
