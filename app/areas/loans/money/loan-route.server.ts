import { randomUUID } from "node:crypto";
import type { Db } from "db/client.server";
import type { SignedIn, VillageScope } from "~/platform/access/actor";
import { longDay } from "~/platform/dates";
import { badForm as badAnswer } from "~/platform/http/bad-form.server";
import { refuse, refuseSamePerson } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { type Language, translator, type Values } from "~/platform/i18n/text";
import { bigYuanText, yuanText } from "~/platform/money";
import { moneyText } from "../text/money";
import type { BookedAlready } from "./booked-by-form.server";
import { personOfLoan } from "./loan-facts.server";
import { loanSubject } from "./loan-name";
import { findLoan, type LoanRow } from "./loan-record.server";
import type { FormAnswer, FormPageFacts } from "./ui/money-form";

/** The loan of a path, or 404: another's villages are not there. */
export function loanOr404(db: Db, scope: VillageScope, text: string | undefined): LoanRow {
  const loan = findLoan(db, scope, idFrom(text));
  if (!loan) throw notFound();
  return loan;
}

/** Head of a form about one loan. */
export function loanFormHead(db: Db, loan: LoanRow, title: string, language: Language): FormPageFacts {
  const t = translator(moneyText, language);
  const name = personOfLoan(db, loan, language);
  return {
    title,
    crumbs: [
      { label: t("area"), to: "/loans" },
      { label: t("granted"), to: "/loans/granted" },
      { label: name, to: `/loans/${loan.id}` },
      { label: title },
    ],
    facts: [
      t("loan.title", { name, amount: bigYuanText(loan.principalFen, language) }),
      t("loan.note", { number: loan.noteNumber }),
    ],
  };
}

export const newRequestKey = (): string => randomUUID();

/** Filled in wrong: the form as typed. */
export const badForm = (answer: Omit<FormAnswer, "why">) => badAnswer<FormAnswer>({ ...answer, why: null });

/** A rule said no about a loan: logged, and the form as typed with the sentence of the rule. */
export function refuseLoan(
  by: SignedIn,
  loan: Pick<LoanRow, "id" | "noteNumber" | "villageId">,
  refusal: { event: string; why: string; values?: Values },
  typed: FormAnswer["typed"],
  language: Language,
  more: Pick<FormAnswer, "see" | "requestKey"> = {},
) {
  if (refusal.why === "loanWhy.notFound") throw notFound();
  const why = translator(moneyText, language)(refusal.why as "loanWhy.future", refusal.values);
  const answer: FormAnswer = { ...more, typed, errors: {}, why };
  // The command has written the row itself (four eyes).
  if (refusal.why === "loanWhy.fourEyes") return refuseSamePerson(answer);
  return refuse(by, { ...refusal, subject: loanSubject(loan), villageId: loan.villageId }, answer);
}

/** This form has booked something else before: what stands, where to see it, and how to enter another. */
function refuseBooked(
  by: SignedIn,
  loan: Pick<LoanRow, "id" | "noteNumber" | "villageId">,
  given: { event: string; booked: BookedAlready["booked"]; again: string; requestKey: string },
  typed: FormAnswer["typed"],
  language: Language,
) {
  const t = translator(moneyText, language);
  const { booked } = given;
  const values = {
    day: longDay(booked.on, language),
    principal: yuanText(booked.principalFen, language),
    interest: yuanText(booked.interestFen, language),
    penalty: yuanText(booked.penaltyFen, language),
  };
  return refuseLoan(by, loan, { event: given.event, why: "loanWhy.bookedAlready", values }, typed, language, {
    requestKey: given.requestKey,
    see: [
      { to: `/loans/${loan.id}/events/${booked.id}`, label: t("repay.seeBooked") },
      { to: given.again, label: t("repay.another") },
    ],
  });
}

/** An entry of money that was not booked: by this form already, or by a rule. `again` is a fresh form. */
export const refuseEntry = (
  by: SignedIn,
  loan: Pick<LoanRow, "id" | "noteNumber" | "villageId">,
  given: {
    event: string;
    done: BookedAlready | { why: string; mostFen?: number };
    again: string;
    form: FormData;
    typed: FormAnswer["typed"];
  },
  language: Language,
) =>
  "booked" in given.done
    ? refuseBooked(
        by,
        loan,
        {
          event: given.event,
          booked: given.done.booked,
          again: given.again,
          requestKey: String(given.form.get("requestKey") ?? ""),
        },
        given.typed,
        language,
      )
    : refuseLoan(
        by,
        loan,
        {
          event: given.event,
          why: given.done.why,
          values:
            given.done.mostFen === undefined ? undefined : { most: yuanText(given.done.mostFen, language) },
        },
        given.typed,
        language,
      );
