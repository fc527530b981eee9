import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { villagesInScope } from "~/areas/villages/index.server";
import { can } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { instantText, longDay, todayOn } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { decodeCursor, encodeCursor } from "~/platform/paging";
import { personName, placeLabel } from "~/platform/search/place-name";
import { comparedWords, isComparing, startComparison } from "../compare/compare-all.server";
import { decidePair } from "../duplicates/decide-pair.server";
import { countPairs, listPairs, type PairState } from "../duplicates/duplicate-pairs.server";
import { readDuplicateRules } from "../duplicates/duplicate-rules.server";
import { pairWords, pointsWords } from "../duplicates/reason-words";
import { countHouseholdPairs } from "../households/duplicates/household-pairs.server";
import { waitShortly } from "../import/people-jobs.server";
import { listMerges, nameBefore } from "../merge/merges.server";
import { duplicatesText } from "../text/duplicates";
import { DuplicatesPage } from "../ui/duplicates-page";

const pageSize = 15;
const address = "/people/duplicates";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "person.merge");
  const db = database();
  const language = await languageOf(request);
  const t = translator(duplicatesText, language);
  const query = new URL(request.url).searchParams;
  const asked = query.get("state");
  const tab: PairState | "merged" = asked === "dismissed" || asked === "merged" ? asked : "suspected";
  const places = new Map(villagesInScope(db, actor.villages).map((v) => [v.id, placeLabel(v, language)]));
  const counts = {
    suspected: countPairs(db, actor.villages, "suspected"),
    dismissed: countPairs(db, actor.villages, "dismissed"),
  };
  const name = (text: string) => personName(text, language);
  const page =
    tab === "merged" ? null : listPairs(db, actor.villages, tab, decodeCursor(query.get("cursor")), pageSize);
  const href = (cursor: Parameters<typeof encodeCursor>[0] | null | undefined) =>
    cursor ? `${address}?${new URLSearchParams({ state: tab, cursor: encodeCursor(cursor) })}` : undefined;
  const { threshold } = readDuplicateRules(db);
  return {
    title: t("list.title"),
    tab,
    counts,
    pairs: (page?.rows ?? []).map((p) => ({
      id: p.id,
      names: t("list.names", { a: name(p.aName), b: name(p.bName) }),
      village: [...new Set([p.villageId, p.bVillageId])]
        .map((v) => places.get(v) ?? "")
        .join(t("list.comma")),
      why: pairWords(p, t, language),
      points: pointsWords(p, threshold, t),
      found: longDay(todayOn(p.foundAt), language),
      decided: p.decidedAt
        ? t("list.decided", { name: p.decidedByName ?? "", when: instantText(p.decidedAt, language) })
        : null,
    })),
    previousHref: href(page?.previous),
    nextHref: href(page?.next),
    merges: (tab === "merged" ? listMerges(db, actor.villages, 50) : []).map((m) => {
      const before = nameBefore(m, { id: m.survivorId, name: m.survivorName });
      return {
        id: m.id,
        words:
          before === m.mergedName
            ? t("undo.titleSame", { name: name(before) })
            : t("list.into", { merged: name(m.mergedName), survivor: name(before) }),
        by: t("list.by", { name: m.mergedByName, when: instantText(m.createdAt, language) }),
      };
    }),
    mayRules: can(actor, "setting.manage"),
    compared: comparedWords(db, language),
    households: can(actor, "household.merge") ? countHouseholdPairs(db, actor.villages, "suspected") : null,
  };
}

/** Compares everybody now, or puts a dismissed pair back on the list. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "person.merge");
  const db = database();
  const t = translator(duplicatesText, await languageOf(request));
  const reopen = (await request.formData()).get("reopen");
  if (typeof reopen === "string") {
    if (!decidePair(db, actor, idFrom(reopen), "suspected").ok) throw notFound();
    return redirectWithNotice(address, t("list.reopened"));
  }
  await waitShortly(startComparison(db, actor), 5_000);
  if (isComparing()) return redirectWithNotice(address, t("list.comparing"));
  const count = countPairs(db, actor.villages, "suspected");
  return redirectWithNotice(address, t("list.compared", { count }));
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Duplicates() {
  return <DuplicatesPage {...useLoaderData<typeof loader>()} />;
}
