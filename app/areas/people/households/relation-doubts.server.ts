import type { Reader } from "db/client.server";
import type { VillageScope } from "~/platform/access/actor";
import type { Day } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { parseIdNumber } from "../id-number";
import { findPerson } from "../people-queries.server";
import { doubtsText } from "../text/doubts";
import { relationWord } from "./household-page.server";
import { type Member, membersOf, shownName } from "./household-queries.server";
import type { Joiner } from "./join-household.server";
import { isOpen } from "./membership";
import { head } from "./relation";
import { type Doubt, doubtOf } from "./relation-doubt";

/** A relation that is asked about before it is kept. */
export interface Doubted {
  /** Field of the form it stands in. */
  field: string;
  relation: string;
  why: Doubt;
  /** Of a form about several people, whose it is. */
  member?: Member;
}

const openMembers = (db: Reader, householdId: number): Member[] => membersOf(db, householdId).filter(isOpen);
const headNow = (db: Reader, householdId: number): Member | null =>
  openMembers(db, householdId).find((m) => m.relation === head) ?? null;

const somebody = (db: Reader, scope: VillageScope, joiner: Joiner) => {
  if ("personId" in joiner) {
    const known = findPerson(db, scope, joiner.personId);
    return (
      known && { sex: known.sex === "male" ? ("male" as const) : ("female" as const), birthOn: known.birthOn }
    );
  }
  const parsed = parseIdNumber(joiner.person.idNumber);
  return parsed.ok ? { sex: parsed.sex, birthOn: parsed.birthOn } : undefined;
};

/** Of somebody who joins, or who is the head of a new household (`householdId` null); the caller has checked its scope. */
export function doubtsOfJoiner(
  db: Reader,
  scope: VillageScope,
  householdId: number | null,
  joiner: Joiner,
  join: { relation: string; fromOn: Day },
): Doubted[] {
  const who = somebody(db, scope, joiner);
  const first = householdId === null ? null : headNow(db, householdId);
  const why = who && doubtOf(join.relation, who, first, join.fromOn);
  const field = householdId !== null ? "relation" : "personId" in joiner ? "personId" : "idNumber";
  return why ? [{ field, relation: join.relation, why }] : [];
}

/** Of a member whose relation is to be another. */
export function doubtsOfMember(
  db: Reader,
  householdId: number,
  memberId: number,
  relation: string | undefined,
  on: Day,
): Doubted[] {
  const member = membersOf(db, householdId).find((m) => m.id === memberId);
  if (!member || !relation || relation === member.relation) return [];
  const why = doubtOf(relation, member, headNow(db, householdId), on);
  return why ? [{ field: "relation", relation, why }] : [];
}

/** Of people of a household who become related to another head, or are that head, from a day on. */
export function doubtsUnder(
  db: Reader,
  householdId: number,
  next: { headId: number; headField?: string; fromOn: Day; relations: ReadonlyMap<number, string> },
): Doubted[] {
  const members = openMembers(db, householdId);
  const first = members.find((m) => m.personId === next.headId);
  if (!first) return [];
  return [first, ...members.filter((m) => m !== first)].flatMap((member) => {
    const relation = member === first ? head : next.relations.get(member.personId);
    const why = relation ? doubtOf(relation, member, first, next.fromOn) : null;
    const field = member === first ? (next.headField ?? "") : `relation.${member.personId}`;
    return relation && why ? [{ field, relation, why, member }] : [];
  });
}

/** Of people of a household that is merged into another. */
export function doubtsOfMerged(
  db: Reader,
  survivorId: number,
  mergedId: number,
  relations: ReadonlyMap<number, string>,
  on: Day,
): Doubted[] {
  const first = headNow(db, survivorId);
  return openMembers(db, mergedId).flatMap((member) => {
    const relation = relations.get(member.personId);
    const why = first && relation ? doubtOf(relation, member, first, on) : null;
    return relation && why ? [{ field: `relation.${member.personId}`, relation, why, member }] : [];
  });
}

/** The question in words, by field, and what the form sends along once it was read. */
export interface Asked {
  doubts: { id: string; text: string }[];
  doubtsSeen: string;
}

/** Null: nothing to ask, or read already. */
export function askOnce(
  form: FormData,
  doubts: readonly Doubted[],
  scope: VillageScope,
  language: Language,
): Asked | null {
  const doubtsSeen = doubts.map((d) => [d.member?.personId ?? "", d.relation, d.why].join(".")).join();
  if (doubts.length === 0 || form.get("doubtsSeen") === doubtsSeen) return null;
  const t = translator(doubtsText, language);
  const words = ({ why, relation, member }: Doubted) => {
    const name = member ? (shownName(member, scope, language) ?? t("elsewhere")) : t("person");
    return t(why, { name, relation: relationWord(relation, language) }) + t("ask");
  };
  return { doubts: doubts.map((d) => ({ id: d.field, text: words(d) })), doubtsSeen };
}
