import type { Reader } from "db/client.server";
import { type Day, todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { type Fen, yuanText } from "~/platform/money";
import type { RateFrom } from "../engine/loan-life";
import { fundText } from "../text/fund";
import { doneBy } from "./borne-words.server";
import { ratesOf } from "./loan-book";
import { bookOf, type EventRow, eventsOf, type LoanRow } from "./loan-record.server";
import { fundOfLoan, type RequestRow, requestsOf, type Signer, signersOfLoan } from "./requests.server";
import { notAgreed, signerNamed } from "./unbound-guarantors.server";
import { unpaidInterest } from "./unpaid-interest";

/** Interest that rises of the rate add, and who does not answer for it (民法典 695). */
export interface RiseLeft {
  /** Owed by the borrower and no part of what the company pays; 0 where it agreed or the fund guarantees. */
  readonly payerFen: Fen;
  readonly payer: Signer | null;
  /** Of what is paid for the borrower: what guarantors who did not agree need not give back. */
  readonly others: readonly { signer: Signer; fen: Fen }[];
}

/** The rates for which a signer answers: a rise without their word leaves the lowest they were bound to until then. */
function ratesBinding(db: Reader, loan: LoanRow, rates: readonly RateFrom[], who: Signer): RateFrom[] {
  const asked = requestsOf(db, loan.id).filter((r) => r.kind === "rate" && r.state === "done");
  let bound = rates[0]?.ratePpm ?? 0;
  return rates.map((row, k) => {
    const request = asked.find((r) => r.fromOn === row.from && r.ratePpm === row.ratePpm);
    const agreed = !request || !notAgreed(db, loan, request).some((s) => s.id === who.id);
    bound = k === 0 || agreed ? row.ratePpm : Math.min(bound, row.ratePpm);
    return { ...row, ratePpm: bound };
  });
}

/** What rises add to the interest that is unpaid on a day, by who does not answer for it. */
export function riseLeft(db: Reader, loan: LoanRow, events: readonly EventRow[], on: Day): RiseLeft {
  const book = bookOf(loan, events);
  const rates = ratesOf(book);
  const all = unpaidInterest(book, on);
  // One rate all along: nobody was asked about another.
  if (rates.length === 1) return { payerFen: 0, payer: null, others: [] };
  const answered = (s: Signer) => unpaidInterest(book, on, ratesBinding(db, loan, rates, s));
  const signers = signersOfLoan(db, loan);
  const fund = fundOfLoan(db, loan);
  const payer = fund?.kind === "company" ? (signers.find((s) => s.name === fund.name) ?? null) : null;
  const paid = payer ? answered(payer) : all;
  return {
    payer,
    payerFen: all - paid,
    others: signers
      .filter((s) => s !== payer)
      .map((signer) => ({ signer, fen: Math.max(0, paid - answered(signer)) }))
      .filter(({ fen }) => fen > 0),
  };
}

/** The same in words, a sentence each; nothing where nobody is free of it. */
export function riseWords(rise: RiseLeft, language: Language): string[] {
  const t = translator(fundText, language);
  return [
    ...(rise.payer && rise.payerFen > 0
      ? [
          t("borne.rise", {
            fund: signerNamed(rise.payer, language),
            fen: yuanText(rise.payerFen, language),
          }),
        ]
      : []),
    ...rise.others.map(({ signer, fen }) =>
      t("borne.riseOther", { name: signerNamed(signer, language), fen: yuanText(fen, language) }),
    ),
  ];
}

/** As it was when the guarantor paid: of the entries before its own. */
export const riseBefore = (
  db: Reader,
  loan: LoanRow,
  events: readonly EventRow[],
  paid: Pick<EventRow, "id" | "on">,
) =>
  riseLeft(
    db,
    loan,
    events.filter((e) => e.id < paid.id),
    paid.on,
  );

/** For who decides on a compensation, and whoever looks at it later: as of today until it is done, then as of its day. */
export function riseOfRequest(db: Reader, loan: LoanRow, asked: RequestRow, language: Language): string[] {
  const events = eventsOf(db, loan.id);
  if (asked.state === "asked") return riseWords(riseLeft(db, loan, events, todayOn()), language);
  const paid = asked.state === "done" ? doneBy(events, asked) : undefined;
  return paid ? riseWords(riseBefore(db, loan, events, paid), language) : [];
}
