import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import type { Db } from "db/client.server";
import { findVillage, findVillages } from "~/areas/villages/index.server";
import type { VillageScope } from "~/platform/access/actor";
import { type Language, message, translator } from "~/platform/i18n/text";
import { placeLabel } from "~/platform/search/place-name";
import { tripText } from "./text";
import { readQuotas, tripForm } from "./trip-forms";
import { formFaults } from "./trip-sizes";
import type { QuotaRow } from "./ui/quota-fields";
import type { TripInput, WhyNotTrip } from "./write-trip.server";

/** So many villages stand in the form one by one; of more those that have a quota, and the ones looked for. */
const few = 12;
/** Villages that a search adds to the form at most. */
const mostFound = 20;

export interface QuotaSheet {
  rows: QuotaRow[];
  /** What was looked for, and how many were there; null where every village stands in the form. */
  find: { typed: string; found: number | null; more: boolean } | null;
}

/** The quotas of a form, with what was typed or what is on record; a search puts more villages under them. */
export function quotaSheet(
  db: Db,
  scope: VillageScope,
  language: Language,
  values: ReadonlyMap<number, string>,
  { wrong = [], term = null }: { wrong?: readonly number[]; term?: string | null } = {},
): QuotaSheet {
  const t = translator(tripText, language);
  const some = findVillages(db, scope, { open: true, limit: few + 1 });
  const all = some.length <= few;
  const found = all || !term ? [] : findVillages(db, scope, { term, open: true, limit: mostFound });
  const known = [...values].flatMap(([id, value]) =>
    value === "" ? [] : (findVillage(db, scope, id) ?? []),
  );
  const offered = all ? some : found;
  const shown = [
    ...known.filter((k) => !all || !some.some((v) => v.id === k.id)),
    ...offered.filter((v) => all || !known.some((k) => k.id === v.id)),
  ];
  return {
    rows: shown.map((v) => ({
      villageId: v.id,
      name: placeLabel(v, language),
      value: values.get(v.id) ?? "",
      wrong: wrong.includes(v.id) ? t("form.wrongQuota") : undefined,
    })),
    find: all
      ? null
      : { typed: term ?? "", found: term ? found.length : null, more: found.length === mostFound },
  };
}

/** Quotas on record, as a form shows them. */
export const quotaValues = (quotas: readonly { villageId: number; quota: number }[] = []) =>
  new Map(quotas.map((q) => [q.villageId, String(q.quota)]));

export type TripAnswer = { lastResult: SubmissionResult<string[]>; quotas: QuotaSheet };

/** Reads the form of a trip; what is wrong with it comes back with everything typed, and so does a search for villages. */
export function readTripForm(db: Db, scope: VillageScope, form: FormData, language: Language) {
  const submission = parseWithZod(form, { schema: tripForm });
  // Also ids that a list never offered: the command answers for them.
  const named = [...form.keys()].flatMap((k) => (/^quota-[1-9]\d{0,9}$/.test(k) ? [Number(k.slice(6))] : []));
  const { quotas, wrong } = readQuotas(form, named);
  const values = new Map(named.map((id) => [id, String(form.get(`quota-${id}`) ?? "").trim()]));
  const term = String(form.get("village") ?? "")
    .trim()
    .slice(0, 40);
  const sheet = quotaSheet(db, scope, language, values, { wrong, term });
  const { turned, sizes } = formFaults(form, quotas);
  // Where a quota cannot be read, nobody knows that there is none.
  const known = sizes.filter((why) => why !== "trip.why.noQuota" || wrong.length === 0);
  const refuse = (why: WhyNotTrip, count?: number): TripAnswer => {
    const words = message(why, count === undefined ? undefined : { count });
    const field = fieldOf[why];
    const others = known.filter((other) => other !== why).map((other) => [fieldOf[other] ?? "", other]);
    return {
      lastResult: submission.reply({
        fieldErrors: byField([...(field ? [[field, words]] : []), ...others]),
        ...(field ? {} : { formErrors: [words] }),
      }),
      quotas: sheet,
    };
  };
  // Enter in the field of the search searches: a village that was not looked for yet is not left behind. A form
  // without the search has no such field.
  const before = form.get("searched");
  const searches = form.get("step") === "find" || (before !== null && term !== "" && term !== before);
  if (searches)
    return {
      ok: false as const,
      status: 200,
      answer: { lastResult: { initialValue: submission.payload }, quotas: sheet } as TripAnswer,
      refuse,
    };
  if (submission.status !== "success" || wrong.length > 0)
    return {
      ok: false as const,
      status: 400,
      answer: {
        lastResult: submission.reply({
          fieldErrors: byField([
            ...(turned ? [["toOn", "form.daysTurned"]] : []),
            ...known.map((why) => [fieldOf[why] ?? "", why]),
          ]),
        }),
        quotas: sheet,
      },
      refuse,
    };
  const { revision, copy, ...facts } = submission.value;
  const input: TripInput = { ...facts, quotas };
  return { ok: true as const, input, revision, copy: copy ?? null, refuse };
}

const byField = (faults: readonly (readonly string[])[]): Record<string, string[]> => {
  const fields: Record<string, string[]> = {};
  for (const [field = "", words = ""] of faults) fields[field] = [...(fields[field] ?? []), words];
  return fields;
};

const fieldOf: Partial<Record<WhyNotTrip, string>> = {
  "trip.why.noQuota": "quotas",
  "trip.why.bus": "capacity",
  "trip.why.quotaOver": "capacity",
  "trip.why.quotaUnder": "capacity",
  "trip.why.fewerThanSeated": "capacity",
};
