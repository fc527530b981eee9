import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import type { Db } from "db/client.server";
import { villagesInScope } from "~/areas/villages/index.server";
import type { VillageScope } from "~/platform/access/actor";
import { type Language, message, translator } from "~/platform/i18n/text";
import { placeLabel } from "~/platform/search/place-name";
import { tripText } from "./text";
import { readQuotas, tripForm } from "./trip-forms";
import type { QuotaRow } from "./ui/trip-form";
import type { TripInput, WhyNotTrip } from "./write-trip.server";

/** The quotas of a form: every village of the scope, with what was typed or what is on record. */
export function quotaRows(
  db: Db,
  scope: VillageScope,
  language: Language,
  shownFor: (villageId: number) => string,
  wrong: readonly number[] = [],
): QuotaRow[] {
  const t = translator(tripText, language);
  return villagesInScope(db, scope).map((v) => ({
    villageId: v.id,
    name: placeLabel(v, language),
    value: shownFor(v.id),
    wrong: wrong.includes(v.id) ? t("form.wrongQuota") : undefined,
  }));
}

export type TripAnswer = { lastResult: SubmissionResult<string[]>; quotas: QuotaRow[] };

/** Reads the form of a trip; what is wrong with it comes back with everything typed. */
export function readTripForm(db: Db, scope: VillageScope, form: FormData, language: Language) {
  const submission = parseWithZod(form, { schema: tripForm });
  // Also ids that a list never offered: the command answers for them.
  const named = [...form.keys()].flatMap((k) => (/^quota-[1-9]\d{0,9}$/.test(k) ? [Number(k.slice(6))] : []));
  const { quotas, wrong } = readQuotas(form, named);
  const rows = quotaRows(db, scope, language, (id) => String(form.get(`quota-${id}`) ?? ""), wrong);
  const refuse = (why: WhyNotTrip, count?: number): TripAnswer => {
    const field = fieldOf[why];
    const words = message(why, count === undefined ? undefined : { count });
    return {
      lastResult: submission.reply(field ? { fieldErrors: { [field]: [words] } } : { formErrors: [words] }),
      quotas: rows,
    };
  };
  if (submission.status !== "success" || wrong.length > 0)
    return { ok: false as const, answer: { lastResult: submission.reply(), quotas: rows }, refuse };
  const { revision, copy, ...facts } = submission.value;
  const input: TripInput = { ...facts, quotas };
  return { ok: true as const, input, revision, copy: copy ?? null, refuse };
}

const fieldOf: Partial<Record<WhyNotTrip, string>> = {
  "trip.why.bus": "capacity",
  "trip.why.quotaOver": "capacity",
  "trip.why.fewerThanSeated": "capacity",
};
