import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { countsByVillage } from "~/areas/people/index.server";
import { classCountsByVillage } from "~/areas/training/index.server";
import { viewsOfList } from "~/areas/views/index.server";
import { can } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { longDay, todayOn } from "~/platform/dates";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { personName, placeLabel, placeName } from "~/platform/search/place-name";
import { villagesText } from "../text";
import { VillagesPage } from "../ui/villages-page";
import { villageRows, workGroups } from "../village-rows.server";
import { villagesInScope } from "../villages.server";
import { pageOfVillages, villageList } from "../villages-view";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "village.view");
  const db = database();
  const language = await languageOf(request);
  const t = translator(villagesText, language);
  const url = new URL(request.url);
  const { views, redirectTo } = viewsOfList(db, actor, "villages", url.search);
  if (redirectTo) throw redirect(redirectTo);
  const view = villageList.read(url.searchParams);
  const today = todayOn();
  const found = villageRows(db, actor.villages, view.filter, today, {
    people: countsByVillage(db),
    classes: classCountsByVillage(db),
  });
  const page = pageOfVillages(found, view);
  const mine = villagesInScope(db, actor.villages);
  return {
    title: t("list.title"),
    views,
    today: longDay(today, language),
    view,
    rows: page.rows.map((r) => ({
      ...r,
      name: placeLabel(r, language),
      countyName: placeName(r.countyName, language),
      liaisonOfficer: personName(r.liaisonOfficer, language),
      groupLeader: personName(r.groupLeader, language),
      informationOfficer: personName(r.informationOfficer, language),
    })),
    from: page.from,
    previous: page.previous,
    next: page.next,
    count: found.length,
    none: mine.length === 0,
    groups: workGroups(mine),
    canAdd: can(actor, "village.manage") && actor.villages === "all",
  };
}
export type VillagesData = Awaited<ReturnType<typeof loader>>;

export const meta = ({ data }: { data?: { title: string } }) => [{ title: data?.title ?? "" }];

export default function Villages() {
  return <VillagesPage {...useLoaderData<typeof loader>()} />;
}
