import type { Db } from "db/client.server";
import { household, person } from "db/schema";
import { inArray } from "drizzle-orm";
import type { Language } from "~/platform/i18n/text";
import { personName } from "~/platform/search/place-name";
import { labelOf } from "../households/household-record.server";
import { builtOnHouseholds } from "../households/import/kept-households.server";
import type { FileKind } from "./file-kind";
import { leftIn } from "./left-changed.server";
import type { FileBatch } from "./people-batch.server";
import { builtOn, spanOf } from "./undo-people.server";

const perPage = 100;

type Kept = { kind: "people" | "households"; id: number };

/** Everybody and every household of a file that stays when it is undone, or stayed. */
function stayingIn(db: Db, batch: FileBatch, kind: FileKind): Kept[] {
  const made =
    kind.name === "people"
      ? builtOn(db, spanOf(batch)).map((p): Kept => ({ kind: "people", id: p.id }))
      : builtOnHouseholds(db, batch).households.map((h): Kept => ({ kind: "households", id: h.id }));
  const left = leftIn(db, batch);
  const all = [
    ...made,
    ...left.households.map((id): Kept => ({ kind: "households", id })),
    ...left.people.map((id): Kept => ({ kind: "people", id })),
  ];
  return [...new Map(all.map((k) => [`${k.kind}-${k.id}`, k])).values()];
}

/** A hundred of those who stay, each with its page; null where nobody does. A page that is not there shows the first. */
export function stayingPage(
  db: Db,
  batch: FileBatch,
  kind: FileKind,
  asked: string | null,
  language: Language,
) {
  const all = stayingIn(db, batch, kind);
  if (all.length === 0) return null;
  const start =
    Number.isInteger(Number(asked)) && Number(asked) > 0 && Number(asked) < all.length ? Number(asked) : 0;
  const some = all.slice(start, start + perPage);
  const names = namesOf(db, some, language);
  return {
    count: all.length,
    from: start + 1,
    to: start + some.length,
    before: start > 0 ? Math.max(0, start - perPage) : null,
    after: start + perPage < all.length ? start + perPage : null,
    asked: asked !== null,
    rows: some.flatMap((k) => {
      const to = `/${k.kind}/${k.id}`;
      const name = names.get(to);
      return name ? [{ to, name }] : [];
    }),
  };
}

function namesOf(db: Db, some: readonly Kept[], language: Language): Map<string, string> {
  const ids = (kind: Kept["kind"]) => some.filter((k) => k.kind === kind).map((k) => k.id);
  const people = db
    .select({ id: person.id, name: person.name })
    .from(person)
    .where(inArray(person.id, ids("people")))
    .all();
  const households = db
    .select()
    .from(household)
    .where(inArray(household.id, ids("households")))
    .all();
  return new Map([
    ...people.map((p) => [`/people/${p.id}`, personName(p.name, language)] as const),
    ...households.map((h) => [`/households/${h.id}`, personName(labelOf(db, h), language)] as const),
  ]);
}
