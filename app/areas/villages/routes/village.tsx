import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { certificatesVillageFigures } from "~/areas/certificates/index.server";
import { equipmentVillageFigures } from "~/areas/donations/index.server";
import { loansVillageFigures } from "~/areas/loans/index.server";
import { householdsVillageFigures, peopleVillageFigures } from "~/areas/people/index.server";
import { shopsVillageFigures, tripsVillageFigures } from "~/areas/study-trips/index.server";
import { trainingVillageFigures } from "~/areas/training/index.server";
import { can, type SignedIn } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { addDays, parseDay, todayOn } from "~/platform/dates";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import type { Language } from "~/platform/i18n/text";
import { personName, placeLabel, placeName } from "~/platform/search/place-name";
import { supportOfVillage } from "~/village-support.server";
import { codesOfCounty } from "../code-history";
import { locatorOf, positionOf } from "../locator.server";
import { positionText } from "../map/position";
import { findMerger, takenUpBy } from "../mergers.server";
import { responsibleOn } from "../responsible";
import { standingLines } from "../standing-lines";
import type { LocatorFacts } from "../ui/locator-sheet";
import { VillagePage } from "../ui/village-page";
import type { VillageFigureSource } from "../village-figure";
import { standingOn } from "../village-past";
import { pastOf } from "../village-past.server";
import type { Post } from "../village-post";
import { codeHistory, findVillage, postHistory, type Village } from "../villages.server";

/** What other areas say of a village, in the order of the page. */
const figureSources: readonly VillageFigureSource[] = [
  peopleVillageFigures,
  householdsVillageFigures,
  tripsVillageFigures,
  trainingVillageFigures,
  certificatesVillageFigures,
  loansVillageFigures,
  equipmentVillageFigures,
  shopsVillageFigures,
];

/** Names as the page shows them: written here, so that no browser has to load the tables of pinyin. */
const namesIn = (language: Language) => ({
  person: (name: string) => personName(name, language),
  place: (v: { name: string; townName: string; countyName: string }) => ({
    name: placeName(v.name, language),
    townName: placeName(v.townName, language),
    countyName: placeName(v.countyName, language),
  }),
});

/** The county's outline with the village in it; nothing where neither a position nor somebody to give one is there. */
function locatorFacts(village: Village, person: SignedIn, language: Language): LocatorFacts | null {
  const at = positionOf(village);
  const picture = locatorOf(village, 240);
  const canManage = can(person, "village.manage", village.id);
  if (!at && !canManage) return null;
  const county = picture && village.code.slice(0, 6);
  return {
    villageId: village.id,
    picture: picture && {
      ...picture,
      path: picture.rings
        .map((ring) => `M${ring.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join(" ")}z`)
        .join(""),
    },
    county: placeName(village.countyName, language),
    position: at && positionText(at),
    mapTo: county && can(person, "report.view", village.id) ? `/overview?show=map&county=${county}` : null,
    canManage,
  };
}

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
  const shown = namesIn(language);
  const past = pastOf(db, village.id);
  const standing = standingOn(past, village, on);
  const into = village.mergedIntoId === null ? null : findVillage(db, actor.villages, village.mergedIntoId);
  const merger = into ? findMerger(db, village.id) : undefined;
  const support = supportOfVillage(db, actor, village.id, language, on < today ? on : today);
  const history = postHistory(db, village.id).map((p) => ({ ...p, post: p.post as Post }));
  return {
    title: placeLabel(village, language),
    village: {
      id: village.id,
      code: village.code,
      workGroup: village.workGroup,
      joinedOn: village.joinedOn,
      leftOn: village.leftOn,
      townSearch: village.townName,
      ...shown.place(village),
    },
    lines: standingLines(past, village).map((l) => ({
      ...l,
      place: placeLabel(l.standing, language),
      code: l.standing.code,
      changedByName: l.changedByName && shown.person(l.changedByName),
    })),
    asThen: standing === village ? null : { place: placeLabel(standing, language), code: standing.code },
    into: into ? { id: into.id, name: placeLabel(into, language) } : null,
    takenUp: takenUpBy(db, village.id).map((v) => ({
      id: v.id,
      place: placeLabel(v, language),
      fromOn: addDays(v.leftOn ?? today, 1),
    })),
    on,
    today,
    asked: read ? on : asked,
    wrongDay: read === null,
    leftBefore: village.leftOn !== null && on > village.leftOn ? village.leftOn : null,
    inProgramme: on >= village.joinedOn && (village.leftOn === null || on <= village.leftOn),
    responsible: responsibleOn(history, on).map((r) => ({
      post: r.post,
      holders: r.holders.map((h) => ({
        ...h,
        holderName: shown.person(h.holderName),
        after: h.after && shown.person(h.after),
      })),
    })),
    history: history.map((p) => ({ ...p, holderName: shown.person(p.holderName) })),
    figures:
      support?.asOf?.figures ?? figureSources.flatMap((source) => source(db, actor, village.id, language)),
    support,
    codes: codesOfCounty(codeHistory(db), village.code.slice(0, 6)).map((c) => ({
      ...c,
      name: placeName(c.name, language),
    })),
    locator: locatorFacts(village, actor, language),
    // Whether nobody has built on it says the page that takes it back: of a large village that is a look at every record.
    mayUndo: merger !== undefined,
    canManage: can(actor, "village.manage", village.id),
  };
}

export const meta = ({ data }: { data?: { title: string } }) => [{ title: data?.title ?? "" }];

export default function VillageRoute() {
  return <VillagePage {...useLoaderData<typeof loader>()} />;
}
