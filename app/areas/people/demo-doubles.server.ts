import type { Db, Tx } from "db/client.server";
import { person, village } from "db/schema";
import { mergedTwice, writtenTwice } from "db/seed/people";
import { and, asc, eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { compareAll } from "./compare/compare-all.server";
import { createPersonIn } from "./create-person.server";
import { checkCharacter } from "./id-number";
import { mergePeople } from "./merge/merge-people.server";
import { openIdNumber } from "./person-record.server";
import type { PersonRows } from "./person-rows";

type Written = (typeof writtenTwice)[number] | typeof mergedTwice;

/** The same birth date and sex, another serial: a number misread from a card. */
const misread = (idNumber: string): string => {
  const serial = (Number(idNumber.slice(14, 17)) + 500) % 1000;
  const first17 = idNumber.slice(0, 14) + String(serial).padStart(3, "0");
  return first17 + checkCharacter(first17);
};

function writeAgain(tx: Tx, actor: Actor<"person.create">, villages: readonly { id: number }[], d: Written) {
  const home = villages[0]!.id;
  const known = tx
    .select()
    .from(person)
    .where(and(eq(person.name, d.of), eq(person.villageId, home)))
    .orderBy(asc(person.id))
    .limit(1)
    .get()!;
  const made = createPersonIn(tx, actor, {
    name: d.as,
    idNumber: misread(openIdNumber(known)!),
    villageId: villages[d.village]!.id,
    phone: d.phone === "same" ? known.phone : null,
    address: d.address,
    education: d.education,
  });
  if (!made.ok) throw new Error(`demo double of ${d.of}: ${made.why}`);
  return { known, copy: made.person };
}

/** A few villagers are on record twice; one of them was found and made one again. */
export function fillDemoDoubles(
  db: Db,
  actors: { create: Actor<"person.create">; merge: Actor<"person.merge"> },
  sources: readonly PersonRows[],
): void {
  const villages = db.select({ id: village.id }).from(village).orderBy(asc(village.workGroup)).all();
  const found = db.transaction((tx) => {
    for (const d of writtenTwice) writeAgain(tx, actors.create, villages, d);
    return writeAgain(tx, actors.create, villages, mergedTwice);
  });
  compareAll(db, actors.merge);
  const merged = mergePeople(
    db,
    actors.merge,
    {
      survivorId: found.known.id,
      mergedId: found.copy.id,
      choices: {},
      revisions: { survivor: found.known.revision, merged: found.copy.revision },
    },
    sources,
    "zh",
  );
  if (!merged.ok) throw new Error(`demo merge: ${merged.why}`);
}
