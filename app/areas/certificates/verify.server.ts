import { createHash } from "node:crypto";
import type { Db } from "db/client.server";
import { certificate, certificateFile, verificationCheck } from "db/schema";
import { and, count, eq, gt, sum } from "drizzle-orm";
import { maskName, normaliseName } from "~/areas/people";
import { secrets } from "~/platform/keys.server";
import { isPrivate } from "~/platform/search/search-term";
import { type IssuedFacts, type PublicFacts, publicIdNumber } from "./certificate";
import { factsOf } from "./certificate-queries.server";
import { certificateSubject } from "./certificate-subject";
import { signedVersion } from "./check-signature.server";
import { floodedUntil, missLimit, stoppedUntil } from "./miss-limit";
import { typedNumber } from "./number-rule";
import {
  type PaperRow,
  paperByCode,
  paperByFile,
  paperByNumber,
  shownPaper,
  type VerifiedPaper,
} from "./paper-on-record.server";
import { idTailOf, type SignedFacts, signatureHint } from "./signed-facts";
import { type Check, type Way, writeCheck, writeRefused } from "./write-check.server";

export interface Verified {
  state: "valid" | "revoked" | "replaced";
  facts: PublicFacts;
  /** 3729**********0012, to hold against the card of whoever shows the paper. */
  idNumber: string | null;
  result: string;
  /** How often it was checked before and now. */
  checks: number;
  at: number;
  revokedOn: string | null;
  revokedReason: string | null;
  /** Number of the certificate that replaced it: a revoked one too may be followed by another. */
  replacedBy: string | null;
  replacedByCode: string | null;
  reissueCount: number;
  /** Whether the signature over what is printed is ours. */
  signed: boolean;
  /** Both ends of the signature, to hold against the one in the code. Whole, it would let a reader try names. */
  signatureHint: string;
}

export type VerifyAnswer =
  | { answer: "found"; certificate: Verified; sameFile?: boolean }
  | { answer: "paper"; paper: VerifiedPaper; sameFile?: boolean }
  | { answer: "not-found" }
  /** Until when (ms UTC) the address has to wait. */
  | { answer: "limited"; way: Way; until: number };

type Row = typeof certificate.$inferSelect;

/**
 * Until when an address that missed too often in this way is stopped; null when it is not. Only misses count: what is found
 * tells nothing that is not on the paper. The ways do not stop each other.
 */
const stopped = (db: Db, way: Way, address: string, now: number): number | null =>
  (way === "number-name" ? stoppedUntil : floodedUntil)(
    db
      .select({ at: verificationCheck.at })
      .from(verificationCheck)
      .where(
        and(
          eq(verificationCheck.address, address),
          eq(verificationCheck.answer, "not-found"),
          eq(verificationCheck.way, way),
          gt(verificationCheck.at, now - missLimit.memoryMs),
        ),
      )
      .all()
      .map((row) => row.at),
    now,
  );

/**
 * One public check: limited, answered, logged. `find` says which certificate is meant. Nobody comes upon a QR code or
 * the bytes of a file by trying, so these are looked up always: one who guesses does not lock the others at an address.
 */
function check(
  db: Db,
  way: Way,
  address: string,
  find: () => { row: Row; sameFile?: boolean } | undefined,
  findOther: () => PaperRow | undefined,
  tried: Check["subject"],
): VerifyAnswer {
  const now = Date.now();
  const refuse = (until: number): VerifyAnswer => {
    writeRefused(db, way, address, now);
    return { answer: "limited", way, until };
  };
  const until = stopped(db, way, address, now);
  if (way === "number-name" && until !== null) return refuse(until);
  const found = find();
  const other = found ? undefined : findOther();
  if (other) {
    const paper = shownPaper(other, now);
    const subject = { kind: "loan-paper", id: other.id, label: paper.number };
    const answer = paper.state === "valid" ? "valid" : "revoked";
    writeCheck(db, { way, answer, certificateId: null, subject }, address, now);
    return { answer: "paper", paper, sameFile: way === "file" };
  }
  if (!found) {
    if (until !== null) return refuse(until);
    writeCheck(db, { way, answer: "not-found", certificateId: null, subject: tried }, address, now);
    return { answer: "not-found" };
  }
  const { id, state } = found.row;
  writeCheck(
    db,
    { way, answer: state, certificateId: id, subject: certificateSubject(found.row) },
    address,
    now,
  );
  return { answer: "found", certificate: shown(db, found.row, now), sameFile: found.sameFile };
}

/** What was tried and is not on record; a number that may be somebody's ID or phone number only masked. */
function triedNumber(input: string): Check["subject"] {
  const typed = typedNumber(input).slice(0, 40);
  const label = isPrivate(typed) ? publicIdNumber(typed) : typed;
  return label ? { kind: "certificate", id: label, label } : undefined;
}

const publicFactsOf = (printed: IssuedFacts): PublicFacts => ({
  number: printed.number,
  name: maskName(printed.holderName),
  course: printed.courseName,
  class: printed.className,
  startsOn: printed.startsOn,
  endsOn: printed.endsOn,
  hours: printed.hours,
  issuer: printed.issuerName,
  issuedOn: printed.issuedOn,
});

const signedFactsOf = (printed: IssuedFacts): SignedFacts => ({
  ...printed,
  idTail: idTailOf(printed.idNumber),
});

function shown(db: Db, row: Row, at: number): Verified {
  const printed = factsOf(row);
  const next =
    row.state !== "valid"
      ? db
          .select({ number: certificate.number, code: certificate.code })
          .from(certificate)
          .where(eq(certificate.replacesId, row.id))
          .get()
      : undefined;
  return {
    state: row.state as Verified["state"],
    facts: publicFactsOf(printed),
    idNumber: publicIdNumber(printed.idNumber),
    result: printed.result,
    checks:
      db
        .select({ n: count() })
        .from(verificationCheck)
        .where(eq(verificationCheck.certificateId, row.id))
        .get()?.n ?? 0,
    at,
    revokedOn: row.revokedOn,
    revokedReason: row.revokedReason,
    replacedBy: next?.number ?? null,
    replacedByCode: next?.code ?? null,
    reissueCount: row.reissueCount,
    signed: signedVersion(signedFactsOf(printed), row.signature, secrets().signingPublicKey) !== null,
    signatureHint: signatureHint(row.signature),
  };
}

/** By the unguessable code of the QR. */
export const verifyByCode = (db: Db, code: string, address: string): VerifyAnswer =>
  check(
    db,
    "code",
    address,
    () => {
      const row = db.select().from(certificate).where(eq(certificate.code, code)).get();
      return row && { row };
    },
    () => paperByCode(db, code),
    triedNumber(code),
  );

/** By number and name together: trying consecutive numbers gives nothing without the right name (FEATURES 51). */
export const verifyByNumber = (db: Db, number: string, name: string, address: string): VerifyAnswer =>
  check(
    db,
    "number-name",
    address,
    () => {
      const row = db
        .select()
        .from(certificate)
        .where(eq(certificate.number, typedNumber(number)))
        .get();
      return row && row.holderName === normaliseName(name) ? { row } : undefined;
    },
    () => paperByNumber(db, number, name),
    triedNumber(number),
  );

/** By the file itself: byte for byte one of ours, or not. */
export function verifyByFile(db: Db, bytes: Uint8Array, address: string): VerifyAnswer {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return check(
    db,
    "file",
    address,
    () => {
      const file = db
        .select({ certificateId: certificateFile.certificateId })
        .from(certificateFile)
        .where(eq(certificateFile.sha256, sha256))
        .get();
      const row = file && db.select().from(certificate).where(eq(certificate.id, file.certificateId)).get();
      return row && { row, sameFile: true };
    },
    () => paperByFile(db, sha256),
    { kind: "file", id: sha256, label: `SHA-256 ${sha256.slice(0, 16)}` },
  );
}

export const publicKeyPem = (): string =>
  secrets().signingPublicKey.export({ type: "spki", format: "pem" }).toString();

/** Checks of the last seven days, by way and answer, for the clerk's page. */
export function checksSince(db: Db, since: number) {
  return db
    .select({
      way: verificationCheck.way,
      answer: verificationCheck.answer,
      n: sum(verificationCheck.times).mapWith(Number),
    })
    .from(verificationCheck)
    .where(gt(verificationCheck.at, since))
    .groupBy(verificationCheck.way, verificationCheck.answer)
    .all();
}
