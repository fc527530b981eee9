import type { Db } from "db/client.server";
import type { SignedIn } from "~/platform/access/actor";
import { todayOn } from "~/platform/dates";
import { untilWritten } from "~/platform/until-written.server";
import { homeSources } from "./home-sources.server";

/** Things that wait for a person, by item of the menu: every page shows them. */
export const waitingCounts = (db: Db, person: SignedIn): Record<string, number> =>
  untilWritten(db, `waiting ${JSON.stringify([person.userId, person.grants, todayOn()])}`, () =>
    Object.fromEntries(
      homeSources.flatMap((source): [string, number][] => {
        const n = source.waiting(db, person);
        return n > 0 ? [[source.menu, n]] : [];
      }),
    ),
  );
