import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { can } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { todayOn } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { isPrivate } from "~/platform/search/search-term";
import { relationsOf } from "../../households/household-forms";
import { householdHead } from "../../households/household-head.server";
import { findHousehold } from "../../households/household-queries.server";
import { householdSubject } from "../../households/household-subject";
import { kinOf } from "../../households/kin.server";
import { householdMergeFieldNames, type Side } from "../../households/merge/household-merge";
import { mergeHouseholds } from "../../households/merge/merge-households.server";
import {
  mergeBenefits,
  mergeCandidates,
  mergeFieldsView,
  mergeMoves,
  mergeSide,
  mergeYears,
  nameOfBoth,
} from "../../households/merge/merge-view.server";
import { askOnce, doubtsOfMerged } from "../../households/relation-doubts.server";
import { householdsText } from "../../text/households";
import { MergeHouseholdPage } from "../../ui/households/merge-household-page";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "household.merge");
  const db = database();
  const language = await languageOf(request);
  const t = translator(householdsText, language);
  const row = findHousehold(db, actor.villages, idFrom(params.householdId));
  if (!row) throw notFound();
  const query = new URL(request.url).searchParams;
  const text = query.get("q")?.trim().slice(0, 40) ?? "";
  const term = isPrivate(text) ? "" : text;
  const other = findHousehold(db, actor.villages, Number(query.get("with")) || 0);
  const household = householdHead(db, actor, row, language);
  return {
    title: t("mergeHouseholds.title", { name: household.name }),
    household,
    term,
    candidates: mergeCandidates(db, actor.villages, row, term, language),
    pair:
      other && other.id !== row.id
        ? {
            a: mergeSide(db, row, language),
            b: mergeSide(db, other, language),
            fields: mergeFieldsView(row, other, language),
            years: mergeYears(db, row, other, language),
            benefits: mergeBenefits(
              db,
              row,
              other,
              can(actor, "household.sensitive", row.villageId) &&
                can(actor, "household.sensitive", other.villageId),
              language,
            ),
            moves: mergeMoves(db, row, other, language),
            people: household.count > 0 ? kinOf(db, actor.villages, other.id, 0, language).people : [],
            sameName: nameOfBoth(db, actor.villages, row.id, other.id, language),
          }
        : null,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "household.merge");
  const db = database();
  const language = await languageOf(request);
  const t = translator(householdsText, language);
  const row = findHousehold(db, actor.villages, idFrom(params.householdId));
  if (!row) throw notFound();
  const form = await request.formData();
  const number = (name: string) => {
    const text = String(form.get(name) ?? "");
    return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : 0;
  };
  const side = (value: FormDataEntryValue | null): Side | undefined =>
    value === "survivor" || value === "merged" ? value : undefined;
  const sides = (field: RegExp): ReadonlyMap<number, Side> =>
    new Map(
      [...form].flatMap(([key, value]) => {
        const which = key.match(field)?.[1];
        const chosen = side(value);
        return which && chosen ? [[Number(which), chosen] as const] : [];
      }),
    );
  const relations = relationsOf(form);
  const typed = Object.fromEntries(relations);
  const mergedId = number("with");
  if (mergedId === 0) return data({ why: "mergeHouseholds.choose" as const, typed }, { status: 400 });
  const chosen = Object.fromEntries(
    [...form].flatMap(([key, value]) => (side(value) ? [[key, String(value)]] : [])),
  );
  const merged = findHousehold(db, actor.villages, mergedId);
  const doubts = merged ? doubtsOfMerged(db, row.id, merged.id, relations, todayOn()) : [];
  const asked = askOnce(form, doubts, actor.villages, language);
  if (asked) return data({ why: null, asked, typed, chosen }, { status: 400 });
  const label = householdHead(db, actor, row, "zh").name;
  const done = mergeHouseholds(db, actor, {
    survivorId: row.id,
    mergedId,
    choices: Object.fromEntries(
      householdMergeFieldNames.flatMap((f) => {
        const chosen = side(form.get(f));
        return chosen ? [[f, chosen]] : [];
      }),
    ),
    years: sides(/^year\.(\d{4})$/),
    benefits: sides(/^benefit\.([1-9]\d{0,14})$/),
    relations,
    revisions: { survivor: number("revision"), merged: number("otherRevision") },
  });
  if (done.ok) return redirectWithNotice(`/households/merges/${done.mergeId}`, t("mergeHouseholds.done"));
  if (done.why === "mergeHouseholds.notFound") throw notFound();
  return refuse(
    actor,
    { event: "household.merged", ...householdSubject(row, label), why: done.why },
    { why: done.why, typed, chosen },
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function MergeHousehold() {
  return <MergeHouseholdPage {...useLoaderData<typeof loader>()} result={useActionData<typeof action>()} />;
}
