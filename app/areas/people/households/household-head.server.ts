import type { Reader } from "db/client.server";
import { village } from "db/schema";
import { eq } from "drizzle-orm";
import { can, type SignedIn, scopeFor } from "~/platform/access/actor";
import type { Language } from "~/platform/i18n/text";
import { placeLabel } from "~/platform/search/place-name";
import { householdTitle } from "./fact-words";
import { type Household, membersOf, shownName } from "./household-queries.server";
import { isOpen } from "./membership";
import { head } from "./relation";

/** What stands at the head of every page of a household. */
export function householdHead(db: Reader, viewer: SignedIn, row: Household, language: Language) {
  const scope = scopeFor(viewer.grants, "household.view") ?? [];
  const members = membersOf(db, row.id).filter(isOpen);
  const first = members.find((m) => m.relation === head);
  const name = first ? shownName(first, scope, language) : null;
  const place = db.select().from(village).where(eq(village.id, row.villageId)).get()!;
  const may = (capability: Parameters<typeof can>[1]) => can(viewer, capability, row.villageId);
  return {
    id: row.id,
    /** Name of the head: titles say 「张守田户」. */
    name: name ?? row.houseNumber ?? "",
    /** Null where nobody is head, or the viewer may not see them. */
    headId: first && name !== null ? first.personId : null,
    title: householdTitle(name, row.houseNumber, language),
    village: placeLabel(place, language),
    villageId: row.villageId,
    group: row.villageGroup,
    registryNo: row.registryNo,
    houseNumber: row.houseNumber,
    count: members.length,
    ended: row.endedOn,
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
export type HouseholdHeadFacts = ReturnType<typeof householdHead>;
