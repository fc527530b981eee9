import { createHash, randomBytes, sign } from "node:crypto";
import type { Tx } from "db/client.server";
import { loanPaper } from "db/schema";
import { like } from "drizzle-orm";
import { type SignedPaper, signedPaperText } from "~/areas/certificates";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { clockOf, todayOn } from "~/platform/dates";
import { rememberMade, type Sending } from "~/platform/forms/once.server";
import { secrets } from "~/platform/keys.server";
import type { Fen } from "~/platform/money";
import { paperCode } from "~/platform/pdf/check-code.server";
import { codePointName, MissingGlyph } from "~/platform/pdf/font-chain";
import { sheetsOf } from "~/platform/pdf/paper";
import { qrPayloadFits } from "~/platform/pdf/qr";
import { seal } from "~/platform/sealed.server";
import { readSettings } from "~/platform/settings.server";
import { type PaperKind, paperMarks, paperTitles } from "../papers";
import { QR_SIDE } from "../pdf/draw-form";
import type { PaperFacts } from "../pdf/paper-facts";
import { paperFilePurpose } from "./paper-file.server";
import { marksOf } from "./paper-marks.server";
import { stillHolds } from "./paper-queries.server";
import type { Fact } from "./stated-facts";

/** A paper that is ready: what it is about, and its drawing once number and code are known. */
export interface ReadyPaper {
  readonly kind: PaperKind;
  /** DK-2026-0318 or TX-2026Q3-1: the number of what it belongs to. */
  readonly base: string;
  /** Which of several of one kind: a guarantor, a quarter, a visit. */
  readonly part: string | null;
  readonly applicationId: number | null;
  readonly loanId: number | null;
  readonly batchId: number | null;
  readonly villageId: number | null;
  /** Whom it is about, as signed. */
  readonly name: string;
  readonly idNumber: string | null;
  readonly amountFen: Fen | null;
  /** Who signs it, where it is not the bureau: what heads the paper is what its check says. */
  readonly issuer?: string;
  /** Whether one stands at a time: another only after it was made void. */
  readonly once: boolean;
  /** Which of the visits after the payout. */
  readonly visitKind?: string;
  /** 资格审核表: whose names stand on it; a line without one is signed by hand. */
  readonly hands?: {
    readonly first: string | null;
    readonly second: string | null;
    readonly third: string | null;
  };
  /** What it states, fact by fact, of the kinds that lapse when that changes. */
  readonly says?: Partial<Record<Fact, unknown>>;
  readonly printed: unknown;
  readonly draw: (facts: PaperFacts) => Uint8Array<ArrayBuffer>;
}

export type Issued =
  | { ok: true; id: number; number: string }
  | { ok: false; why: "issue.why.standing"; values: { number: string } }
  | { ok: false; why: "issue.why.missing"; values: { missing: string } };

/** The number of a paper without its last two digits. */
export const paperStem = (paper: Pick<ReadyPaper, "base" | "kind" | "part">): string =>
  [paper.base, paperMarks[paper.kind], paper.part].filter(Boolean).join("-");

/** The same of one that was issued. */
export const stemOfPaper = (paper: { number: string }): string => paper.number.slice(0, -3);

/**
 * Issues a paper in one transaction: number, signature, frozen sealed bytes, the row of the log. What was issued is
 * never drawn again. The same sending issues once. `instead`: of one that stands and is to lapse with it.
 */
export function issuePaper(
  tx: Tx,
  actor: Actor<"loan.paper">,
  paper: ReadyPaper,
  by: { origin: string; now: number; sending?: Sending; instead?: boolean },
): Issued {
  const { now } = by;
  const start = paperStem(paper);
  const earlier = tx
    .select({ number: loanPaper.number, voidedAt: loanPaper.voidedAt, lapsedOn: loanPaper.lapsedOn })
    .from(loanPaper)
    .where(like(loanPaper.number, `${start}-__`))
    .all();
  const standing = earlier.find(stillHolds);
  if (paper.once && standing && !by.instead)
    return { ok: false, why: "issue.why.standing", values: { number: standing.number } };
  const number = `${start}-${String(earlier.length + 1).padStart(2, "0")}`;
  const issuedOn = todayOn(now);
  const issuer = paper.issuer ?? readSettings(tx).issuerName;
  const facts: SignedPaper = {
    kind: paperTitles[paper.kind],
    number,
    name: paper.name,
    idTail: paper.idNumber?.slice(-4) ?? "",
    amountFen: paper.amountFen,
    issuer,
    issuedOn,
  };
  const signedFacts = signedPaperText(facts);
  const signature = sign(null, Buffer.from(signedFacts), secrets().signingKey).toString("base64url");
  const code = randomBytes(16).toString("base64url");
  const check = paperCode(`loan-${paper.kind}`, [signedFacts, paper.printed]);
  const drawn = drawnOrMissing(() =>
    paper.draw({
      number,
      code: check,
      printedAt: now,
      issuer,
      // The signature rides in the code behind "#": it stays with the paper and is not sent to the server.
      verifyUrl: qrPayloadFits(`${by.origin}/verify/${code}`, signature, QR_SIDE).payload,
      foot: {
        number: `文书编号 ${number}　校验码 ${check}`,
        check: `核验 ${by.origin}/verify`,
        printed: `打印 ${issuedOn} ${clockOf(now)}　经办 ${actor.name}`,
      },
    }),
  );
  if (!drawn.ok) return { ok: false, why: "issue.why.missing", values: { missing: drawn.missing } };
  const { id } = tx
    .insert(loanPaper)
    .values({
      kind: paper.kind,
      applicationId: paper.applicationId,
      loanId: paper.loanId,
      batchId: paper.batchId,
      villageId: paper.villageId,
      number,
      code,
      signedFacts,
      signature,
      sha256: createHash("sha256").update(drawn.bytes).digest("hex"),
      pages: sheetsOf(drawn.bytes),
      says: paper.says ? JSON.stringify(marksOf(paper.says)) : null,
      contentSealed: seal(drawn.bytes, paperFilePurpose),
      issuedBy: actor.userId,
      issuedByName: actor.name,
      issuedOn,
      createdAt: now,
    })
    .returning({ id: loanPaper.id })
    .get();
  recordEvent(tx, actor, {
    event: "loan-paper.issued",
    subject: { kind: "loan-paper", id, label: number },
    villageId: paper.villageId ?? undefined,
    after: { number, paper: `loan-${paper.kind}` },
  });
  if (by.sending) rememberMade(tx, by.sending, id, now);
  return { ok: true, id, number };
}

function drawnOrMissing(
  draw: () => Uint8Array<ArrayBuffer>,
): { ok: true; bytes: Uint8Array<ArrayBuffer> } | { ok: false; missing: string } {
  try {
    return { ok: true, bytes: draw() };
  } catch (error) {
    if (!(error instanceof MissingGlyph)) throw error;
    return {
      ok: false,
      missing: error.missing.map((m) => `${m.char} (${codePointName(m.codePoint)})`).join(", "),
    };
  }
}
