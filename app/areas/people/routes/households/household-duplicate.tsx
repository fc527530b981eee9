import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { instantText } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import {
  decideHouseholdPair,
  findHouseholdPair,
  mergedHouseholdPair,
} from "../../households/duplicates/household-pairs.server";
import { householdName, householdSide } from "../../households/duplicates/pair-sides.server";
import { findHousehold } from "../../households/household-queries.server";
import { householdsText } from "../../text/households";
import { HouseholdPairPage } from "../../ui/households/household-pair-page";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "household.merge");
  const db = database();
  const language = await languageOf(request);
  const t = translator(householdsText, language);
  const pairId = idFrom(params.householdPairId);
  const pair = findHouseholdPair(db, actor.villages, pairId);
  if (!pair || pair.state === "merged") {
    const one = mergedHouseholdPair(db, actor.villages, pairId);
    throw one === undefined ? notFound() : redirect(`/households/${one}`);
  }
  const side = (id: number) =>
    householdSide(db, actor.villages, findHousehold(db, actor.villages, id)!, language);
  const [a, b] = [side(pair.aId), side(pair.bId)];
  return {
    id: pair.id,
    title: t("pairs.pairTitle", { a: a.title, b: b.title }),
    a,
    b,
    score: pair.score,
    why: pair.reasons.map((r) => t(`pairs.agreement.${r.agreement}`)).join(t("pairs.comma")),
    dismissed:
      pair.state === "dismissed" && pair.decidedAt
        ? t("pairs.isDismissed", {
            name: pair.decidedByName ?? "",
            when: instantText(pair.decidedAt, language),
          })
        : null,
  };
}

/** They are two households, and nobody asks again. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "household.merge");
  const db = database();
  const language = await languageOf(request);
  const t = translator(householdsText, language);
  const pair = findHouseholdPair(db, actor.villages, idFrom(params.householdPairId));
  if (!pair || !decideHouseholdPair(db, actor, pair.id, "dismissed").ok) throw notFound();
  const name = (id: number) => {
    const row = findHousehold(db, actor.villages, id);
    return row ? householdName(db, actor.villages, row, language) : "";
  };
  return redirectWithNotice(
    "/households/duplicates",
    t("pairs.dismissedNotice", { a: name(pair.aId), b: name(pair.bId) }),
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function HouseholdDuplicate() {
  return <HouseholdPairPage {...useLoaderData<typeof loader>()} />;
}
