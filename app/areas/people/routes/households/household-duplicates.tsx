import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { villagesInScope } from "~/areas/villages/index.server";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { instantText, longDay, todayOn } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { decodeCursor, encodeCursor } from "~/platform/paging";
import { placeLabel } from "~/platform/search/place-name";
import { comparedWords, isComparing, startComparison } from "../../compare/compare-all.server";
import {
  countHouseholdPairs,
  decideHouseholdPair,
  type HouseholdPairState,
  listHouseholdPairs,
} from "../../households/duplicates/household-pairs.server";
import { householdName } from "../../households/duplicates/pair-sides.server";
import { findHousehold } from "../../households/household-queries.server";
import { waitShortly } from "../../import/people-jobs.server";
import { householdsText } from "../../text/households";
import { HouseholdPairsPage } from "../../ui/households/household-pairs-page";

const pageSize = 15;
const address = "/households/duplicates";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "household.merge");
  const db = database();
  const language = await languageOf(request);
  const t = translator(householdsText, language);
  const query = new URL(request.url).searchParams;
  const tab: HouseholdPairState = query.get("state") === "dismissed" ? "dismissed" : "suspected";
  const places = new Map(villagesInScope(db, actor.villages).map((v) => [v.id, placeLabel(v, language)]));
  const page = listHouseholdPairs(db, actor.villages, tab, decodeCursor(query.get("cursor")), pageSize);
  const name = (id: number) => {
    const row = findHousehold(db, actor.villages, id);
    return row ? householdName(db, actor.villages, row, language) : "";
  };
  const href = (cursor: Parameters<typeof encodeCursor>[0] | null | undefined) =>
    cursor ? `${address}?${new URLSearchParams({ state: tab, cursor: encodeCursor(cursor) })}` : undefined;
  return {
    title: t("pairs.title"),
    tab,
    counts: {
      suspected: countHouseholdPairs(db, actor.villages, "suspected"),
      dismissed: countHouseholdPairs(db, actor.villages, "dismissed"),
    },
    compared: comparedWords(db, language),
    pairs: page.rows.map((p) => ({
      id: p.id,
      names: [name(p.aId), name(p.bId)].join(t("pairs.comma")),
      village: [...new Set([p.aVillageId, p.bVillageId])]
        .map((v) => places.get(v) ?? "")
        .join(t("pairs.comma")),
      why: p.reasons.map((r) => t(`pairs.agreement.${r.agreement}`)).join(t("pairs.comma")),
      points: t("pairs.points", { score: p.score }),
      found: longDay(todayOn(p.foundAt), language),
      decided: p.decidedAt
        ? t("pairs.decided", { name: p.decidedByName ?? "", when: instantText(p.decidedAt, language) })
        : null,
    })),
    previousHref: href(page.previous),
    nextHref: href(page.next),
  };
}

/** Compares everybody now, or puts a dismissed pair back on the list. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "household.merge");
  const db = database();
  const language = await languageOf(request);
  const t = translator(householdsText, language);
  const reopen = (await request.formData()).get("reopen");
  if (typeof reopen === "string") {
    if (!decideHouseholdPair(db, actor, idFrom(reopen), "suspected").ok) throw notFound();
    return redirectWithNotice(address, t("pairs.reopened"));
  }
  await waitShortly(startComparison(db, actor), 5_000);
  if (isComparing()) return redirectWithNotice(address, comparedWords(db, language));
  const count = countHouseholdPairs(db, actor.villages, "suspected");
  return redirectWithNotice(address, t("pairs.compared", { count }));
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function HouseholdDuplicates() {
  return <HouseholdPairsPage {...useLoaderData<typeof loader>()} />;
}
