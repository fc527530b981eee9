import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { certificatesVillageFigures } from "~/areas/certificates/index.server";
import { peopleVillageFigures } from "~/areas/people/index.server";
import { trainingVillageFigures } from "~/areas/training/index.server";
import { can } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { addDays, parseDay, todayOn } from "~/platform/dates";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { placeLabel } from "~/platform/search/place-name";
import { codesOfCounty } from "../code-history";
import { takenUpBy } from "../mergers.server";
import { responsibleOn } from "../responsible";
import { standingLines } from "../standing-lines";
import { VillagePage } from "../ui/village-page";
import type { VillageFigureSource } from "../village-figure";
import { standingOn } from "../village-past";
import { pastOf } from "../village-past.server";
import type { Post } from "../village-post";
import { codeHistory, findVillage, postHistory } from "../villages.server";

/** What other areas say of a village, in the order of the page. */
const figureSources: readonly VillageFigureSource[] = [
  peopleVillageFigures,
  trainingVillageFigures,
  certificatesVillageFigures,
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "village.view");
  const db = database();
  const language = await languageOf(request);
  const village = findVillage(db, actor.villages, idFrom(params.villageId));
  if (!village) throw notFound();
  const asked = new URL(request.url).searchParams.get("on")?.trim() ?? "";
  const today = todayOn();
  const read = asked ? parseDay(asked) : today;
  const on = read ?? today;
  const past = pastOf(db, village.id);
  const standing = standingOn(past, village, on);
  const into = village.mergedIntoId === null ? null : findVillage(db, actor.villages, village.mergedIntoId);
  const history = postHistory(db, village.id).map((p) => ({ ...p, post: p.post as Post }));
  return {
    title: placeLabel(village, language),
    village,
    lines: standingLines(past, village),
    asThen: standing === village ? null : { place: placeLabel(standing, language), code: standing.code },
    into: into ? { id: into.id, name: placeLabel(into, language) } : null,
    takenUp: takenUpBy(db, village.id).map((v) => ({
      id: v.id,
      name: v.name,
      townName: v.townName,
      fromOn: addDays(v.leftOn ?? today, 1),
    })),
    on,
    today,
    asked: read ? on : asked,
    wrongDay: read === null,
    inProgramme: on >= village.joinedOn && (village.leftOn === null || on <= village.leftOn),
    responsible: responsibleOn(history, on),
    history,
    figures: figureSources.flatMap((source) => source(db, actor, village.id, language)),
    codes: codesOfCounty(codeHistory(db), village.code.slice(0, 6)),
    canManage: can(actor, "village.manage", village.id),
  };
}

export const meta = ({ data }: { data?: { title: string } }) => [{ title: data?.title ?? "" }];

export default function VillageRoute() {
  return <VillagePage {...useLoaderData<typeof loader>()} />;
}
