import { createHmac, randomBytes, sign } from "node:crypto";
import type { Tx } from "db/client.server";
import { certificate, numberSerial } from "db/schema";
import { sql } from "drizzle-orm";
import { openIdNumber } from "~/areas/people/index.server";
import { trainingText } from "~/areas/training";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { todayOn } from "~/platform/dates";
import { translator } from "~/platform/i18n/text";
import { secrets } from "~/platform/keys.server";
import { qrPayloadFits } from "~/platform/pdf/qr";
import { seal } from "~/platform/sealed.server";
import { plainPinyin } from "~/platform/search/pinyin";
import { readSettings } from "~/platform/settings.server";
import { classOnPaper, type IssuedFacts } from "./certificate";
import type { ClassForIssue, Template } from "./class-for-issue.server";
import { formatNumber, serialScope } from "./number-rule";
import { certificateTemplateSchema } from "./pdf/certificate-template";
import { idTailOf, signedText } from "./signed-facts";

export const factsPurpose = "certificate.facts";

/** @returns the row id, or null when the serial is used up */
export function issueOne(
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
  const idNumber = openIdNumber(row.person) ?? "";
  const result = t("result.qualified");
  const signedFacts = signedText({
    ...shared,
    holderName: row.person.name,
    idTail: idTailOf(idNumber),
    courseName: found.rule.name,
    className,
    result,
    issuerName,
  });
  const signature = sign(null, Buffer.from(signedFacts), secrets().signingKey).toString("base64url");
  const { qr } = certificateTemplateSchema.parse(JSON.parse(template.layout));
  const printed = {
    ...shared,
    holderName: row.person.name,
    sex: row.person.sex as "male" | "female",
    idNumber,
    courseName: found.rule.name,
    className,
    // In the facts only when it is so: the paper then has other words than 完成规定学时.
    ...(shared.hours < found.rule.hours && { belowHours: true }),
    result,
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
      signedFacts,
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
