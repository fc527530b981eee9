import type { Reader } from "db/client.server";
import { loanPaper } from "db/schema";
import { eq } from "drizzle-orm";
import { maskName, normaliseName } from "~/areas/people";
import { todayOn } from "~/platform/dates";
import { secrets } from "~/platform/keys.server";
import { signatureFits } from "./check-signature.server";
import { signatureHint } from "./signed-facts";
import { readSignedPaper } from "./signed-paper";

// The loans lean on this area, so their papers are read here by their table: the other way round would be a circle.

/** What the public page says of a paper of the loans. */
export interface VerifiedPaper {
  /** Lapsed: what it says is no longer so, by what happened since. */
  state: "valid" | "void" | "lapsed";
  kind: string;
  number: string;
  /** Masked. */
  name: string;
  idTail: string;
  amountFen: number | null;
  issuer: string;
  issuedOn: string;
  voidedOn: string | null;
  lapsedOn: string | null;
  lapsedWhy: string | null;
  at: number;
  signed: boolean;
  signatureHint: string;
}

const columns = {
  id: loanPaper.id,
  signedFacts: loanPaper.signedFacts,
  signature: loanPaper.signature,
  voidedAt: loanPaper.voidedAt,
  lapsedOn: loanPaper.lapsedOn,
  lapsedWhy: loanPaper.lapsedWhy,
};
export type PaperRow = Pick<typeof loanPaper.$inferSelect, keyof typeof columns>;

export const paperByCode = (db: Reader, code: string): PaperRow | undefined =>
  db.select(columns).from(loanPaper).where(eq(loanPaper.code, code)).get();

/** By number and name together, as certificates are. */
export function paperByNumber(db: Reader, number: string, name: string): PaperRow | undefined {
  const typed = number.normalize("NFKC").replace(/\s+/g, "").toUpperCase();
  const row = db.select(columns).from(loanPaper).where(eq(loanPaper.number, typed)).get();
  const facts = row && readSignedPaper(row.signedFacts);
  return facts && facts.name === normaliseName(name).replace(/\s+/g, "") ? row : undefined;
}

export const paperByFile = (db: Reader, sha256: string): PaperRow | undefined =>
  db.select(columns).from(loanPaper).where(eq(loanPaper.sha256, sha256)).get();

/** A person's name is masked, and a firm's that may be one; the list of a quarter is of banks, and names nobody. */
const shownName = (name: string): string => (name.endsWith("银行") ? name : maskName(name));

export function shownPaper(row: PaperRow, at: number): VerifiedPaper {
  const facts = readSignedPaper(row.signedFacts);
  if (!facts) throw new Error(`the signed facts of loan paper ${row.id} are of no known kind`);
  return {
    ...facts,
    name: shownName(facts.name),
    state: row.voidedAt !== null ? "void" : row.lapsedOn !== null ? "lapsed" : "valid",
    lapsedOn: row.lapsedOn,
    lapsedWhy: row.lapsedWhy,
    voidedOn: row.voidedAt === null ? null : todayOn(row.voidedAt),
    at,
    signed: signatureFits(row.signedFacts, row.signature, secrets().signingPublicKey),
    signatureHint: signatureHint(row.signature),
  };
}
