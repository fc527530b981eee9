import { createHash } from "node:crypto";
import type { Db, Reader, Tx } from "db/client.server";
import { bankFile, bankFileRow, grantedLoan, person } from "db/schema";
import { and, asc, desc, eq, ne } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { todayOn } from "~/platform/dates";
import { yuanFigure } from "~/platform/money";
import { standingEvents } from "../money/loan-book";
import {
  bookOf,
  eventsByLoan,
  eventsOf,
  findLoan,
  type LoanRow,
  loanColumns,
} from "../money/loan-record.server";
import { tooMuchBeside } from "../money/most-to-pay";
import { postIn, whyNotPosted } from "../money/post-repayment.server";
import { type MatchLoan, type MatchWhy, matchRows, mayBeTaken } from "./match-row";
import type { FileRow, ReadAs } from "./read-rows";

export type BankFileRow = typeof bankFileRow.$inferSelect;

export const findBankFile = (db: Reader, id: number) =>
  db.select().from(bankFile).where(eq(bankFile.id, id)).get();
export const bankFiles = (db: Reader) =>
  db.select().from(bankFile).orderBy(desc(bankFile.id)).limit(50).all();
export const rowsOfBankFile = (db: Reader, fileId: number): BankFileRow[] =>
  db
    .select()
    .from(bankFileRow)
    .where(eq(bankFileRow.fileId, fileId))
    .orderBy(asc(bankFileRow.rowNumber))
    .all();

const subject = (file: { id: number; fileName: string }) => ({
  kind: "bank-file",
  id: file.id,
  label: file.fileName,
});

/** Loans of a bank by note number and by name. */
function loansOfBank(db: Reader, bankId: number) {
  const rows = db
    .select({ loan: loanColumns, name: person.name })
    .from(grantedLoan)
    .innerJoin(person, eq(person.id, grantedLoan.personId))
    .where(eq(grantedLoan.bankId, bankId))
    .all()
    .filter((r) => r.loan.state !== "undone");
  const events = eventsByLoan(
    db,
    rows.map((r) => r.loan.id),
  );
  const loans = rows.map(({ loan, name }): MatchLoan => {
    const book = bookOf(loan, events.get(loan.id) ?? []);
    return {
      id: loan.id,
      noteNumber: loan.noteNumber,
      name: name.replace(/\s/g, ""),
      state: loan.state,
      disbursedOn: loan.disbursedOn,
      balanceFen: loan.balanceFen,
      paid: standingEvents(book).filter((e) => e.kind === "repaid"),
      beside: (paid) => tooMuchBeside(book, paid),
    };
  });
  const byName = new Map<string, MatchLoan[]>();
  for (const loan of loans) byName.set(loan.name, [...(byName.get(loan.name) ?? []), loan]);
  const elsewhere = new Set(
    db
      .select({ note: grantedLoan.noteNumber })
      .from(grantedLoan)
      .where(and(ne(grantedLoan.bankId, bankId), ne(grantedLoan.state, "undone")))
      .all()
      .map((r) => r.note),
  );
  return { byNote: new Map(loans.map((l) => [l.noteNumber, l])), byName, elsewhere };
}

/** Keeps a file and what each of its rows means; nothing is posted. The same file that was posted is refused with its day. */
export function keepBankFile(
  db: Db,
  actor: Actor<"loan.repay">,
  input: { bankId: number; fileName: string; bytes: Uint8Array; rows: readonly FileRow[]; columns: ReadAs },
  now = Date.now(),
): { ok: true; id: number } | { ok: false; postedAt: number } {
  return db.transaction((tx) => {
    const sha256 = createHash("sha256").update(input.bytes).digest("hex");
    const same = tx
      .select()
      .from(bankFile)
      .where(and(eq(bankFile.sha256, sha256), eq(bankFile.bankId, input.bankId)))
      .orderBy(desc(bankFile.id))
      .all();
    const posted = same.find((f) => f.state === "posted");
    if (posted) return { ok: false, postedAt: posted.postedAt ?? posted.createdAt };
    const waiting = same.find((f) => f.state === "read" && f.userId === actor.userId);
    if (waiting) return { ok: true, id: waiting.id };
    const file = tx
      .insert(bankFile)
      .values({
        bankId: input.bankId,
        fileName: input.fileName.slice(0, 120),
        sha256,
        state: "read",
        columns: JSON.stringify(input.columns),
        userId: actor.userId,
        userName: actor.name,
        createdAt: now,
      })
      .returning()
      .get();
    const matches = matchRows(input.rows, loansOfBank(tx, input.bankId), todayOn(now));
    for (const [k, row] of input.rows.entries()) {
      const m = matches[k]!;
      tx.insert(bankFileRow)
        .values({
          fileId: file.id,
          rowNumber: row.rowNumber,
          noteNumber: row.noteNumber?.slice(0, 60) ?? null,
          borrower: row.borrower?.slice(0, 60) ?? null,
          on: row.on ?? null,
          principalFen: row.principalFen ?? null,
          interestFen: row.interestFen ?? null,
          penaltyFen: row.penaltyFen ?? null,
          match: m.match,
          why: m.of === undefined ? m.why : `${m.why} ${m.of}`,
          loanId: m.loanId,
        })
        .run();
    }
    recordEvent(tx, actor, {
      event: "loan.file-read",
      subject: subject(file),
      after: { rows: input.rows.length },
    });
    return { ok: true, id: file.id };
  });
}

export type WhyNotPostedFile = "bankFileWhy.done" | "bankFileWhy.nothing";

/** Posts what matched and the doubtful rows that were ticked, all in one transaction; each row gets its answer. */
export function postBankFile(
  db: Db,
  actor: Actor<"loan.repay">,
  fileId: number,
  taken: ReadonlySet<number>,
  now = Date.now(),
): { ok: true; posted: number; left: number } | { ok: false; why: WhyNotPostedFile } {
  return db.transaction((tx) => {
    const file = findBankFile(tx, fileId);
    if (file?.state !== "read") return { ok: false, why: "bankFileWhy.done" };
    const rows = rowsOfBankFile(tx, fileId);
    const wanted = rows.filter((r) => r.match === "matched" || (taken.has(r.id) && mayBeTaken(matchOf(r))));
    if (wanted.length === 0) return { ok: false, why: "bankFileWhy.nothing" };
    let posted = 0;
    let sum = 0;
    for (const row of rows) {
      const why = wanted.includes(row) ? postRow(tx, actor, row, now) : (row.why ?? "notTaken");
      if (why === null) {
        posted += 1;
        sum += (row.principalFen ?? 0) + (row.interestFen ?? 0);
      } else tx.update(bankFileRow).set({ match: "left-out", why }).where(eq(bankFileRow.id, row.id)).run();
    }
    tx.update(bankFile)
      .set({ state: "posted", postedAt: now, postedByName: actor.name })
      .where(eq(bankFile.id, fileId))
      .run();
    recordEvent(tx, actor, {
      event: "loan.file-posted",
      subject: subject(file),
      after: { posted, amount: yuanFigure(sum) },
    });
    return { ok: true, posted, left: rows.length - posted };
  });
}

export const matchOf = (row: Pick<BankFileRow, "match" | "why" | "loanId">) => ({
  match: row.match as "doubtful",
  why: (row.why?.split(" ")[0] ?? null) as MatchWhy | null,
  loanId: row.loanId,
});

/**
 * Whether the row's money stands in the book already: since the file was read another file, or a clerk by hand, may have
 * entered it. A row that was doubtful for just that and was ticked all the same is a second payment.
 */
function cameMeanwhile(tx: Tx, loan: LoanRow, row: BankFileRow): boolean {
  const why = matchOf(row).why;
  if (why === "already" || why === "sameTotal" || why === "twice") return false;
  const total = (row.principalFen ?? 0) + (row.interestFen ?? 0);
  return standingEvents(bookOf(loan, eventsOf(tx, loan.id))).some(
    (e) =>
      e.kind === "repaid" &&
      e.on === row.on &&
      // Split otherwise between principal and interest it is the same money: a hand entry has that wrong most often.
      e.principalFen + e.interestFen === total,
  );
}

/** One row: null when it was posted. The rules are looked at once more, for the loan may have changed since. */
function postRow(tx: Tx, actor: Actor<"loan.repay">, row: BankFileRow, now: number): string | null {
  const loan = row.loanId === null ? undefined : findLoan(tx, actor.villages, row.loanId);
  if (!loan || !row.on) return "noNote";
  if (cameMeanwhile(tx, loan, row)) return "already";
  const input = {
    on: row.on,
    principalFen: row.principalFen ?? 0,
    interestFen: row.interestFen ?? 0,
    penaltyFen: row.penaltyFen ?? 0,
    note: null,
    proof: null,
    bankRowId: row.id,
  };
  const why = whyNotPosted(tx, loan, input, todayOn(now));
  if (why) return [why.why.replace("loanWhy.", ""), why.mostFen].filter(Boolean).join(" ");
  const eventId = postIn(tx, actor, loan, input, now);
  tx.update(bankFileRow).set({ match: "posted", why: null, eventId }).where(eq(bankFileRow.id, row.id)).run();
  return null;
}

/** Gives a file up: its rows stay to be read, nothing is posted. */
export function dropBankFile(
  db: Db,
  actor: Actor<"loan.repay">,
  fileId: number,
): { ok: true } | { ok: false; why: WhyNotPostedFile } {
  return db.transaction((tx) => {
    const file = findBankFile(tx, fileId);
    if (file?.state !== "read") return { ok: false, why: "bankFileWhy.done" };
    tx.update(bankFile).set({ state: "dropped" }).where(eq(bankFile.id, fileId)).run();
    recordEvent(tx, actor, { event: "loan.file-dropped", subject: subject(file) });
    return { ok: true };
  });
}
