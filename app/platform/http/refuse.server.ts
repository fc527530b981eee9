import { data } from "@remix-run/node";
import { type AuditEntry, type EventBy, recordEvent } from "~/platform/audit/record-event.server";
import { database } from "~/platform/database.server";
import { message, type Values } from "~/platform/i18n/text";

/** What was tried and which rule said no; `event` is the one a success would have written. */
export interface Refusal extends Pick<AuditEntry, "event" | "subject" | "villageId" | "before" | "after"> {
  /** Text key of the rule, with the values its sentence has places for. Never a full ID or bank number. */
  why: string;
  values?: Values;
}

const status = 422;

/**
 * A rule said no: one row in the log, in a transaction of its own since the command changed nothing, and the answer
 * to show in the form. Every 422 of the product comes from this file; a form that is merely filled in wrong is a 400
 * and no row.
 */
export function refuse<T>(by: EventBy, refusal: Refusal, answer: T) {
  const { why, values, ...tried } = refusal;
  database().transaction((tx) =>
    recordEvent(tx, by, { ...tried, outcome: "refused", reason: message(why, values) }),
  );
  return data(answer, { status });
}

/** The answer alone, where the command wrote the row itself together with what it keeps: a failed attempt, a refused place. */
export const refuseLogged = <T>(answer: T) => data(answer, { status });

/** Four eyes: the role may, this person may not, as they took the step before. Told in the form; the command wrote the row. */
export const refuseSamePerson = <T>(answer: T) => data(answer, { status: 403 });
