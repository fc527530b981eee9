import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { viewsOfList } from "~/areas/views/index.server";
import { villageFilter } from "~/areas/villages/index.server";
import { can, inScope, scopeFor } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { longDay, todayOn } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { personName, placeLabel } from "~/platform/search/place-name";
import { isPrivate } from "~/platform/search/search-term";
import { countHouseholdPairs } from "../../households/duplicates/household-pairs.server";
import { householdTitle } from "../../households/fact-words";
import { muFigure } from "../../households/household";
import { householdList } from "../../households/households-view";
import { countHouseholds, kindsByHousehold, listHouseholds } from "../../households/list-households.server";
import { householdsText } from "../../text/households";
import { HouseholdsPage } from "../../ui/households/households-page";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "household.view");
  const db = database();
  const language = await languageOf(request);
  const t = translator(householdsText, language);
  const query = new URL(request.url).searchParams;
  const sensitive = can(actor, "household.sensitive");
  const { views, redirectTo } = viewsOfList(
    db,
    actor,
    "households",
    new URL(request.url).search,
    (saved) => sensitive || !householdList.read(saved).filter.benefit,
  );
  if (redirectTo) throw redirect(redirectTo);
  const view = householdList.read(query);
  // Forms send their empty fields along: the address that stays says only what is chosen.
  if ([...query.values()].includes("") || query.getAll("columns").length > 1)
    throw redirect(householdList.write({ ...view, cursor: null }));
  // A whole number does not stay in an address; a condition that would tell what the role may not see falls away.
  const { filter } = view;
  if ((filter.term && isPrivate(filter.term)) || (filter.benefit && !sensitive)) {
    const to = householdList.write(
      householdList.filtered(view, {
        term: filter.term && isPrivate(filter.term) ? undefined : filter.term,
        benefit: sensitive ? filter.benefit : undefined,
      }),
    );
    throw filter.benefit && !sensitive
      ? await redirectWithNotice(to, t("list.notYours"), "warn")
      : redirect(to);
  }
  // Who enjoys what is asked only where the role may see it.
  const scope = (filter.benefit && scopeFor(actor.grants, "household.sensitive")) || actor.villages;
  const { rows, previous, next } = listHouseholds(db, scope, view);
  const kinds = sensitive
    ? kindsByHousehold(
        db,
        rows.map((r) => r.id),
      )
    : null;
  return {
    title: t("list.title"),
    views,
    view,
    rows: rows.map((r) => ({
      id: r.id,
      title: householdTitle(
        r.headName === null
          ? null
          : inScope(actor.villages, r.headVillageId ?? 0)
            ? personName(r.headName, language)
            : t("household.elsewhereMember"),
        r.houseNumber,
        language,
      ),
      registryNo: r.registryNo,
      houseNumber: r.houseNumber,
      members: r.members,
      village: placeLabel({ townName: r.townName, name: r.villageName }, language),
      group: r.villageGroup,
      land: r.landLi === null ? null : t("field.muOf", { mu: muFigure(r.landLi) }),
      housing: r.housing,
      headDied: r.headDiedOn !== null,
      overdue: r.overdue,
      checked: r.checked,
      insurable: r.insurable,
      benefits: kinds && can(actor, "household.sensitive", r.villageId) ? (kinds.get(r.id) ?? []) : null,
      added: longDay(todayOn(r.createdAt), language),
    })),
    count: countHouseholds(db, scope, filter),
    previousHref: previous ? householdList.write({ ...view, cursor: previous }) : undefined,
    nextHref: next ? householdList.write({ ...view, cursor: next }) : undefined,
    villages: villageFilter(db, actor.villages, language, filter.villageId),
    may: {
      create: can(actor, "household.edit"),
      export: can(actor, "household.export"),
      sensitive,
      merge: can(actor, "household.merge"),
    },
    suspected: can(actor, "household.merge")
      ? countHouseholdPairs(db, scopeFor(actor.grants, "household.merge") ?? [], "suspected")
      : 0,
  };
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Households() {
  return <HouseholdsPage {...useLoaderData<typeof loader>()} />;
}
