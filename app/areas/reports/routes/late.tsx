import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findVillage, villageChoices } from "~/areas/villages/index.server";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { longDay, todayOn } from "~/platform/dates";
import { notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { addressOf, oneOf, wholeNumber } from "~/platform/list-address";
import { placeLabel } from "~/platform/search/place-name";
import { askKinds, kindOf } from "../ask";
import { daysOver, lateThings } from "../late.server";
import { namesOf } from "../overview-villages.server";
import { reportsText } from "../text";
import { LatePage } from "../ui/late-page";

const size = 100;

/** What is overdue in all villages or in one, the longest first: the rows behind the figure of the overview. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "report.view");
  const db = database();
  const language = await languageOf(request);
  const search = new URL(request.url).searchParams;
  const villageId = wholeNumber(search.get("village"), Number.MAX_SAFE_INTEGER, 1) ?? null;
  const village = villageId === null ? undefined : findVillage(db, actor.villages, villageId);
  if (villageId !== null && !village) throw notFound();
  const kind = oneOf(askKinds, search.get("kind")) ?? null;
  const all = lateThings(db, actor, actor.villages, language).filter(
    (thing) =>
      (villageId === null || thing.villageId === villageId) && (kind === null || kindOf(thing) === kind),
  );
  const last = Math.max(0, Math.ceil(all.length / size) - 1);
  const page = Math.min(wholeNumber(search.get("page"), 1_000_000) ?? 0, last);
  const rows = all.slice(page * size, (page + 1) * size);
  const names = namesOf(
    db,
    rows.map((r) => r.villageId),
    language,
    null,
  );
  const href = (to: number) =>
    addressOf("/overview/late", [
      ...(villageId === null ? [] : [["village", String(villageId)] as const]),
      ...(kind === null ? [] : [["kind", kind] as const]),
      ...(to === 0 ? [] : [["page", String(to)] as const]),
    ]);
  const today = todayOn();
  return {
    title: translator(reportsText, language)("late.title"),
    villageName: village ? placeLabel(village, language) : null,
    filter: { villageId, ...villageChoices(db, actor.villages, language, villageId ?? undefined) },
    kind: kind && {
      key: kind,
      words: translator(reportsText, language)(`ask.kind.${kind}`, { count: all.length }),
    },
    count: all.length,
    first: page * size,
    rows: rows.map((r) => ({
      key: r.key,
      what: r.what,
      who: r.who,
      village: names.get(r.villageId) ?? "",
      due: longDay(r.dueOn, language),
      days: daysOver(r, today),
      working: r.workingDays !== undefined,
      to: r.to,
    })),
    previous: page > 0 ? href(page - 1) : undefined,
    next: page < last ? href(page + 1) : undefined,
  };
}

export const meta = ({ data }: { data?: { title: string } }) => [{ title: data?.title ?? "" }];

export default function Late() {
  return <LatePage {...useLoaderData<typeof loader>()} />;
}
