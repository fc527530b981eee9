import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { longDay, todayOn, weekdayOf } from "~/platform/dates";
import { waitingIn } from "~/platform/home/home-source";
import { languageOf } from "~/platform/i18n/language.server";
import { type KeyOf, translator } from "~/platform/i18n/text";
import { personName } from "~/platform/search/place-name";
import { homeSources } from "../home-sources.server";
import { homeText } from "../text";
import { HomePage } from "../ui/home-page";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "home.view");
  const db = database();
  const language = await languageOf(request);
  const t = translator(homeText, language);
  const parts = await Promise.all(homeSources.map((source) => source.part(db, actor, language)));
  const count = parts.reduce((sum, part) => sum + waitingIn(part), 0);
  const lead = parts.flatMap((part) => part.lead ?? []).join();
  const rest = lead
    ? t(count > 0 ? "waitingLead" : "leadOnly", { lead, count })
    : t(count > 0 ? "waiting" : "free", { count });
  const today = todayOn();
  return {
    title: t("title"),
    heading: t("greet", { name: personName(actor.name, language), rest }),
    dayLine: t("dayLine", {
      day: longDay(today, language),
      weekday: t(`weekday.${weekdayOf(today)}` as KeyOf<typeof homeText.zh>),
    }),
    begin: parts.flatMap((part) => part.begin ?? []),
    actions: parts.flatMap((part) => part.actions ?? []),
    figures: parts.flatMap((part) => part.figures ?? []),
    sections: parts.flatMap((part) => part.sections ?? []),
    asides: parts.flatMap((part) => part.asides ?? []),
  };
}

export const meta = ({ data }: { data?: { title: string } }) => [{ title: data?.title ?? "" }];

export default function Home() {
  return <HomePage {...useLoaderData<typeof loader>()} />;
}
