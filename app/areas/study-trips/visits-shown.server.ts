import type { Db } from "db/client.server";
import { can, type SignedIn } from "~/platform/access/actor";
import { type Day, longDay } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { placeName } from "~/platform/search/place-name";
import type { Tone } from "~/ui/badge";
import { outcomeText } from "./text/outcome";
import type { VisitKind } from "./visits";
import { visitsOf } from "./visits.server";

const dayMs = 86_400_000;

export interface ShownVisit {
  kind: VisitKind;
  due: string;
  done: number;
  count: number;
  badge: { tone: Tone; word: string };
  /** Villages nobody has been to yet; `to` where this person may write the visit down. */
  open: readonly { villageId: number; name: string; to: string | null }[];
}

/** The visits of a trip that is over, for some of its villages; null while there is nothing to look at. */
export function shownVisits(
  db: Db,
  person: SignedIn,
  trip: { id: number },
  villages: readonly { villageId: number; name: string }[],
  today: Day,
  language: Language,
): ShownVisit[] | null {
  const visits = visitsOf(db, trip.id, villages, today);
  if (visits.length === 0) return null;
  const t = translator(outcomeText, language);
  return visits.map((v) => {
    const left = Math.round((Date.parse(v.dueOn) - Date.parse(today)) / dayMs);
    return {
      kind: v.kind,
      due: longDay(v.dueOn, language),
      done: v.done,
      count: v.count,
      badge:
        v.open.length === 0
          ? { tone: "ok", word: t("follow.allSeen") }
          : left < 0
            ? { tone: "bad", word: t("follow.late", { count: -left }) }
            : { tone: left <= 7 ? "warn" : "mute", word: t("follow.soon", { count: left }) },
      open: v.open.map((o) => ({
        villageId: o.villageId,
        name: placeName(o.name, language),
        to: can(person, "trip.follow", o.villageId)
          ? `/trips/${trip.id}/outcome?village=${o.villageId}&kind=${v.kind}#follow`
          : null,
      })),
    };
  });
}
