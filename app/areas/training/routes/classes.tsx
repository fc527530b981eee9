import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { viewsOfList } from "~/areas/views/index.server";
import { villageFilter } from "~/areas/villages/index.server";
import { can } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { personName, placeLabel } from "~/platform/search/place-name";
import type { ClassState } from "../class-state";
import { classList, stages } from "../class-view";
import { countClasses, listClasses, yearsOfClasses } from "../list-classes.server";
import { nextStep } from "../next-step";
import { trainingText } from "../text";
import { datesText, shortTitle } from "../ui/class-facts";
import { ClassListPage } from "../ui/class-list-page";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "class.view");
  const db = database();
  const language = await languageOf(request);
  const t = translator(trainingText, language);
  const url = new URL(request.url);
  const { views, redirectTo } = viewsOfList(db, actor, "training", url.search);
  if (redirectTo) throw redirect(redirectTo);
  const view = classList.read(url.searchParams);
  const { filter } = view;
  const page = listClasses(db, actor.villages, filter, view.sort, view.cursor, view.size);
  const count = countClasses(db, actor.villages, filter);
  return {
    title: t("list.title"),
    view,
    views,
    count,
    tabs: [undefined, ...stages].map((stage) => ({
      stage,
      count: countClasses(db, actor.villages, classList.filtered(view, { stage }).filter),
    })),
    worst: count === 0 ? classList.worst(filter, (f) => countClasses(db, actor.villages, f)) : null,
    rows: page.rows.map((r) => {
      const step = nextStep(r.class.state as ClassState, r.graded);
      return {
        id: r.class.id,
        title: shortTitle(t, r.class),
        year: r.class.year,
        village: placeLabel({ townName: r.townName, name: r.villageName }, language),
        venue: r.class.venue,
        dates: datesText(r.class, language),
        halfDays: r.halfDays,
        lecturers: r.lecturers?.split("|").map((name) => personName(name, language)) ?? [],
        seats: `${r.class.seatsTaken - r.held}/${r.class.capacity}`,
        held: r.held,
        waiting: r.waiting,
        approval: r.class.approvalNumber,
        state: r.class.state as ClassState,
        next: step && can(actor, step.capability, r.class.villageId) ? step : null,
      };
    }),
    previous: page.previous,
    next: page.next,
    villages: villageFilter(db, actor.villages, language, filter.villageId),
    years: yearsOfClasses(db, actor.villages),
    may: { create: can(actor, "class.create"), export: can(actor, "class.export") },
  };
}

export const meta = ({ data }: { data?: { title: string } }) => [{ title: data?.title ?? "" }];

export default function Classes() {
  return <ClassListPage page={useLoaderData<typeof loader>()} />;
}
