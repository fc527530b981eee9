import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor, requireSignedIn } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { longDay, todayOn, weekdayOf } from "~/platform/dates";
import {
  type HomeAside,
  type HomeFigure,
  type HomePart,
  type HomeRow,
  type HomeSection,
  waitingIn,
} from "~/platform/home/home-source";
import { languageOf } from "~/platform/i18n/language.server";
import { type KeyOf, type Language, translator } from "~/platform/i18n/text";
import { personName } from "~/platform/search/place-name";
import { homeSources } from "../home-sources.server";
import { homeText } from "../text";
import { HomePage } from "../ui/home-page";

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requireSignedIn(request);
  if (person.grants.length === 0) return beforeTheFirstRole(person.name, await languageOf(request));
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
  return {
    title: t("title"),
    heading: t("greet", { name: personName(actor.name, language), rest }),
    dayLine: dayLine(language),
    begin: parts.flatMap((part) => part.begin ?? []),
    actions: parts.flatMap((part) => part.actions ?? []),
    figures: parts.flatMap((part) => part.figures ?? []),
    sections: onePrimary(parts.flatMap((part) => part.sections ?? [])),
    asides: parts.flatMap((part) => part.asides ?? []),
  };
}

/** Each area says what is first in it; on the page the first of all is the one filled button. */
function onePrimary(sections: readonly HomeSection[]): HomeSection[] {
  let taken = false;
  const only = (row: HomeRow): HomeRow => {
    if (!row.action?.primary) return row;
    const first = !taken;
    taken = true;
    return first ? row : { ...row, action: { ...row.action, primary: false } };
  };
  return sections.map((s) => ({ ...s, rows: s.rows.map(only) }));
}

function dayLine(language: Language): string {
  const t = translator(homeText, language);
  const today = todayOn();
  return t("dayLine", {
    day: longDay(today, language),
    weekday: t(`weekday.${weekdayOf(today)}` as KeyOf<typeof homeText.zh>),
  });
}

/** Whoever has an account and no role: the way home must not lead to a refusal. */
function beforeTheFirstRole(name: string, language: Language) {
  const t = translator(homeText, language);
  return {
    title: t("title"),
    heading: t("greet", { name: personName(name, language), rest: t("free") }),
    dayLine: dayLine(language),
    begin: [
      {
        icon: "lock" as const,
        title: t("noRoleTitle"),
        text: t("noRoleText"),
        action: { label: t("account"), to: "/account" },
      },
    ],
    actions: [] as NonNullable<HomePart["actions"]>,
    figures: [] as HomeFigure[],
    sections: [] as HomeSection[],
    asides: [] as HomeAside[],
  };
}

export const meta = ({ data }: { data?: { title: string } }) => [{ title: data?.title ?? "" }];

export default function Home() {
  return <HomePage {...useLoaderData<typeof loader>()} />;
}
