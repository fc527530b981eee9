import type { Reader } from "db/client.server";
import { village } from "db/schema";
import { eq } from "drizzle-orm";
import { can, type SignedIn, scopeFor } from "~/platform/access/actor";
import { type Day, longDay, todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { placeLabel } from "~/platform/search/place-name";
import { householdsText } from "../text/households";
import { householdTitle } from "./fact-words";
import { type Household, householdResidencesOf, membersOf, shownName } from "./household-queries.server";
import { holdsOn, isOpen } from "./membership";
import { head } from "./relation";

/** What stands at the head of every page of a household; on a past day, whose it was and where it lived then. */
export function householdHead(
  db: Reader,
  viewer: SignedIn,
  row: Household,
  language: Language,
  on: Day = todayOn(),
) {
  const scope = scopeFor(viewer.grants, "household.view") ?? [];
  const past = on < todayOn();
  const t = translator(householdsText, language);
  const members = membersOf(db, row.id).filter((m) => (past ? holdsOn(m, on) : isOpen(m)));
  const then = past ? householdResidencesOf(db, row.id).find((r) => holdsOn(r, on)) : undefined;
  const first = members.find((m) => m.relation === head);
  const living = members.filter((m) => m.diedOn === null || (past && m.diedOn >= on));
  const houseNumber = then ? then.houseNumber : row.houseNumber;
  const name = first ? shownName(first, scope, language) : null;
  const place = db.select().from(village).where(eq(village.id, row.villageId)).get()!;
  const may = (capability: Parameters<typeof can>[1]) => can(viewer, capability, row.villageId);
  return {
    id: row.id,
    /** Name of the head: titles say 「张守田户」. */
    name: name ?? houseNumber ?? "",
    /** Null where nobody is head, they have died, or the viewer may not see them. */
    headId: first && name !== null && living.includes(first) ? first.personId : null,
    title: householdTitle(name, houseNumber, language),
    village: placeLabel(then ?? place, language),
    villageId: row.villageId,
    // The group is known as it is now, and belongs to the village of now.
    group: then && then.villageId !== row.villageId ? null : row.villageGroup,
    registryNo: then && then.villageId !== row.villageId ? numberThen(row, then.name) : row.registryNo,
    houseNumber,
    count: living.length,
    /** Members who have died and of whom the household has not said what follows: the head, whom somebody succeeds. */
    undone: past
      ? []
      : members.flatMap((m) =>
          m.diedOn === null
            ? []
            : [
                {
                  id: m.id,
                  head: m.relation === head,
                  name: shownName(m, scope, language) ?? t("household.elsewhereMember"),
                  when: longDay(m.diedOn, language),
                  to:
                    m.relation === head && members.length > 1
                      ? `/households/${row.id}/head`
                      : `/households/${row.id}/members/${m.id}/leaving`,
                },
              ],
        ),
    ended: row.endedOn !== null && (!past || row.endedOn < on) ? row.endedOn : null,
    may: {
      edit: may("household.edit"),
      move: may("household.move"),
      merge: may("household.merge"),
      log: may("household.log"),
      sensitive: may("household.sensitive"),
      check: may("pension.check"),
    },
  };
}
/** The number of the village of then: a merger put that village's name before it; of a move it is not known. */
const numberThen = ({ registryNo }: Household, villageName: string): string | null =>
  registryNo?.startsWith(villageName) ? registryNo.slice(villageName.length) : null;
export type HouseholdHeadFacts = ReturnType<typeof householdHead>;
