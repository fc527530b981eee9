import { createHmac, randomBytes, sign } from "node:crypto";
import type { Db, Tx } from "db/client.server";
import {
  certificate,
  certificateTemplate,
  courseRule,
  enrolment,
  issueBatch,
  issueBatchSheet,
  numberSerial,
  person,
  trainingClass,
  village,
} from "db/schema";
import { and, asc, desc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { maskName } from "~/areas/people";
import { openIdNumber } from "~/areas/people/index.server";
import { trainingText } from "~/areas/training";
import { markCertifiedIn } from "~/areas/training/index.server";
import type { Actor } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";
import { recordEvent } from "~/platform/audit/record-event.server";
import { todayOn } from "~/platform/dates";
import { translator } from "~/platform/i18n/text";
import { secrets } from "~/platform/keys.server";
import { qrPayloadFits } from "~/platform/pdf/qr";
import { seal } from "~/platform/sealed.server";
import { plainPinyin } from "~/platform/search/pinyin";
import { readSettings } from "~/platform/settings.server";
import { canonicalFacts, classOnPaper, type IssuedFacts, type PublicFacts } from "./certificate";
import { formatNumber, serialScope } from "./number-rule";
import { certificateTemplateSchema } from "./pdf/certificate-template";

export const factsPurpose = "certificate.facts";

/** A character that no font of this machine can draw. */
export interface UncoveredName {
  enrolmentId: number;
  name: string;
  characters: readonly { char: string; codePoint: number }[];
}

export type Uncovered = (text: string) => readonly { char: string; codePoint: number }[];

/** The class with everybody on its roll and what was frozen at closing: who gets a certificate, who does not and why. */
export function classForIssue(db: Db | Tx, scope: Actor["villages"], classId: number) {
  const found = db
    .select({ class: trainingClass, rule: courseRule, village })
    .from(trainingClass)
    .innerJoin(courseRule, eq(courseRule.id, trainingClass.courseRuleId))
    .innerJoin(village, eq(village.id, trainingClass.villageId))
    .where(and(eq(trainingClass.id, classId), withinVillages(trainingClass.villageId, scope)))
    .get();
  if (!found) return undefined;
  const rows = db
    .select({ enrolment, person, certificateId: certificate.id, number: certificate.number })
    .from(enrolment)
    .innerJoin(person, eq(person.id, enrolment.personId))
    .leftJoin(certificate, and(eq(certificate.enrolmentId, enrolment.id), eq(certificate.state, "valid")))
    .where(and(eq(enrolment.classId, classId), eq(enrolment.state, "seated")))
    .orderBy(asc(enrolment.rollNumber))
    .all();
  return {
    ...found,
    ready: rows.filter((r) => r.enrolment.result === "qualified" && r.certificateId === null),
    issued: rows.filter((r) => r.certificateId !== null),
    failed: rows.filter((r) => r.enrolment.result === "failed"),
  };
}
export type ClassForIssue = NonNullable<ReturnType<typeof classForIssue>>;

/** The published template in force. */
export const currentTemplate = (db: Db | Tx) =>
  db
    .select()
    .from(certificateTemplate)
    .where(and(isNotNull(certificateTemplate.publishedAt), isNull(certificateTemplate.retiredAt)))
    .orderBy(desc(certificateTemplate.version))
    .limit(1)
    .get();

export interface IssueInput {
  classId: number;
  /** Chosen by the page once: pressing twice issues once. */
  requestKey: string;
  /** Enrolments set aside this time (a character that cannot be printed). */
  setAside: readonly number[];
  form: "merged" | "zip";
  ink: "colour" | "mono";
  /** Address of the public page, without the code: https://host/verify */
  verifyBase: string;
}

export type IssueResult =
  | { ok: true; batchId: number; issued: number }
  | {
      ok: false;
      why: "issue.notFound" | "issue.notClosed" | "issue.nobody" | "issue.noTemplate" | "issue.serialsUsedUp";
    }
  | { ok: false; why: "issue.uncovered"; uncovered: UncoveredName[] };

/**
 * Issues certificates to everybody of a closed class who qualifies: numbers without gap or double, facts frozen and
 * signed, one transaction. A name that cannot be printed stops the whole batch before anything is issued.
 */
export function issueCertificates(
  db: Db,
  actor: Actor<"certificate.issue">,
  input: IssueInput,
  uncovered: Uncovered,
): IssueResult {
  try {
    return db.transaction((tx) => issueIn(tx, actor, input, uncovered), { behavior: "immediate" });
  } catch (error) {
    if (error instanceof SerialsUsedUp) return { ok: false, why: "issue.serialsUsedUp" };
    throw error;
  }
}

/** Takes the whole batch back: half a class with numbers would leave a gap nobody can explain. */
class SerialsUsedUp extends Error {}

function issueIn(
  tx: Tx,
  actor: Actor<"certificate.issue">,
  input: IssueInput,
  uncovered: Uncovered,
): IssueResult {
  const before = tx.select().from(issueBatch).where(eq(issueBatch.requestKey, input.requestKey)).get();
  if (before) return { ok: true, batchId: before.id, issued: before.total };
  const found = classForIssue(tx, actor.villages, input.classId);
  if (!found) return { ok: false, why: "issue.notFound" };
  if (found.class.state !== "closed" && found.class.state !== "certified")
    return { ok: false, why: "issue.notClosed" };
  const template = currentTemplate(tx);
  if (!template) return { ok: false, why: "issue.noTemplate" };
  const chosen = found.ready.filter((r) => !input.setAside.includes(r.enrolment.id));
  if (chosen.length === 0) return { ok: false, why: "issue.nobody" };
  const blocked = unprintable(chosen, uncovered);
  if (blocked.length > 0) {
    recordEvent(tx, actor, {
      event: "certificate.batch-stopped",
      outcome: "refused",
      subject: { kind: "class", id: input.classId },
      villageId: found.class.villageId,
      reason: blocked
        .map((b) => b.characters.map((c) => `U+${c.codePoint.toString(16).toUpperCase()}`).join(" "))
        .join("; "),
    });
    return { ok: false, why: "issue.uncovered", uncovered: blocked };
  }
  const now = Date.now();
  const batch = tx
    .insert(issueBatch)
    .values({
      kind: "issue",
      classId: input.classId,
      state: "queued",
      form: input.form,
      ink: input.ink,
      total: chosen.length,
      requestKey: input.requestKey,
      createdBy: actor.userId,
      createdAt: now,
    })
    .returning()
    .get();
  for (const [index, row] of chosen.entries()) {
    const made = issueOne(tx, actor, found, row, template, input.verifyBase, batch.id, now);
    if (!made) throw new SerialsUsedUp();
    tx.insert(issueBatchSheet)
      .values({ batchId: batch.id, sheet: index + 1, certificateId: made, state: "waiting" })
      .run();
  }
  if (chosen.length === found.ready.length) markCertifiedIn(tx, actor, input.classId);
  return { ok: true, batchId: batch.id, issued: chosen.length };
}

export const unprintable = (rows: ClassForIssue["ready"], uncovered: Uncovered): UncoveredName[] =>
  rows.flatMap((r) => {
    const characters = uncovered(r.person.name);
    return characters.length > 0 ? [{ enrolmentId: r.enrolment.id, name: r.person.name, characters }] : [];
  });

type Template = NonNullable<ReturnType<typeof currentTemplate>>;

/** @returns the row id, or null when the serial is used up */
function issueOne(
  tx: Tx,
  actor: Actor<"certificate.issue">,
  found: ClassForIssue,
  row: ClassForIssue["ready"][number],
  template: Template,
  verifyBase: string,
  batchId: number,
  now: number,
  replacesId: number | null = null,
): number | null {
  const issuedOn = todayOn(now);
  const values = {
    division: found.village.code,
    year: Number(issuedOn.slice(0, 4)),
    course: found.rule.courseCode,
    class: found.class.number,
  };
  const number = nextNumber(tx, template.numberRule, values);
  if (!number) return null;
  const code = randomBytes(16).toString("base64url");
  const t = translator(trainingText, "zh");
  const shared = {
    number,
    startsOn: found.class.startsOn,
    endsOn: found.class.endsOn,
    hours: row.enrolment.resultHours ?? 0,
    issuedOn,
  };
  const { issuerName } = readSettings(tx);
  const className = classOnPaper(found.class.year, found.class.number);
  const open: PublicFacts = {
    ...shared,
    name: maskName(row.person.name),
    course: found.rule.name,
    class: className,
    issuer: issuerName,
  };
  const publicFacts = canonicalFacts(open);
  const signature = sign(null, Buffer.from(publicFacts), secrets().signingKey).toString("base64url");
  const { qr } = certificateTemplateSchema.parse(JSON.parse(template.layout));
  const printed = {
    ...shared,
    holderName: row.person.name,
    sex: row.person.sex as "male" | "female",
    idNumber: openIdNumber(row.person) ?? "",
    courseName: found.rule.name,
    className,
    result: t("result.qualified"),
    issuerName,
    // The signature rides in the code behind "#": it stays with the paper and is not sent to the server.
    verifyUrl: qrPayloadFits(`${verifyBase}/${code}`, signature, qr.side).payload,
    templateVersion: `V${template.version}`,
    photo: row.person.photo ? row.person.photo.toString("base64") : null,
    issuedAt: now,
  };
  const facts: IssuedFacts = { ...printed, checkCode: checkCodeOf(printed) };
  const reading = plainPinyin(row.person.name);
  const made = tx
    .insert(certificate)
    .values({
      number,
      code,
      enrolmentId: row.enrolment.id,
      classId: found.class.id,
      personId: row.person.id,
      villageId: found.class.villageId,
      templateId: template.id,
      holderName: row.person.name,
      holderPinyin: reading.pinyin,
      holderInitials: reading.initials,
      state: "valid",
      issuedOn,
      issuedBy: actor.userId,
      factsSealed: seal(JSON.stringify(facts), factsPurpose),
      publicFacts,
      signature,
      batchId,
      replacesId,
      createdAt: now,
    })
    .returning({ id: certificate.id })
    .get();
  recordEvent(tx, actor, {
    event: "certificate.issued",
    subject: { kind: "certificate", id: made.id, label: number },
    villageId: found.class.villageId,
    after: { number, holder: row.person.name, hours: facts.hours },
  });
  return made.id;
}

/** The next number of its scope; taken inside the transaction that uses it, so that no gap and no double can be. */
function nextNumber(tx: Tx, rule: string, values: Parameters<typeof serialScope>[1]): string | null {
  const scope = serialScope(rule, values);
  if (!scope.ok) return null;
  const { last } = tx
    .insert(numberSerial)
    .values({ scope: scope.scope, last: 1 })
    .onConflictDoUpdate({ target: numberSerial.scope, set: { last: sql`${numberSerial.last} + 1` } })
    .returning({ last: numberSerial.last })
    .get();
  const made = formatNumber(rule, { ...values, serial: last });
  return made.ok ? made.number : null;
}

/** Eight hex digits over all that is printed: a paper printed before a correction shows another code (PAPER §5). */
function checkCodeOf(printed: object): string {
  const hex = createHmac("sha256", secrets().indexKey)
    .update(JSON.stringify(printed))
    .digest("hex")
    .slice(0, 8)
    .toUpperCase();
  return `${hex.slice(0, 4)} ${hex.slice(4)}`;
}

/**
 * A new certificate with a new number for one person (a wrong name put right); the old one says what replaced it.
 * @returns the row id; or why there is none: the caller takes its transaction back
 */
export function issueReplacement(
  tx: Tx,
  actor: Actor<"certificate.issue">,
  old: typeof certificate.$inferSelect,
  input: { verifyBase: string; batchId: number; uncovered: Uncovered },
):
  | { id: number }
  | { why: "issue.nobody" | "issue.noTemplate" | "issue.serialsUsedUp" }
  | { why: "issue.uncovered"; uncovered: UncoveredName[] } {
  const found = classForIssue(tx, actor.villages, old.classId);
  const template = currentTemplate(tx);
  const row = found?.ready.find((r) => r.enrolment.id === old.enrolmentId);
  if (!template) return { why: "issue.noTemplate" };
  if (!found || !row) return { why: "issue.nobody" };
  const uncovered = unprintable([row], input.uncovered);
  if (uncovered.length > 0) return { why: "issue.uncovered", uncovered };
  const { verifyBase, batchId } = input;
  const id = issueOne(tx, actor, found, row, template, verifyBase, batchId, Date.now(), old.id);
  return id === null ? { why: "issue.serialsUsedUp" } : { id };
}
