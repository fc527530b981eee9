import type { Db, Tx } from "db/client.server";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { findPerson } from "./people-queries.server";
import type { SealedPart } from "./person";
import { openBankAccount, openIdNumber, type Person } from "./person-record.server";

const open: Record<SealedPart, (row: Person) => string | null> = {
  "id-number": openIdNumber,
  phone: (row) => row.phone,
  "bank-account": openBankAccount,
};

/** How the log names a part. */
export const loggedPart = {
  "id-number": "idNumber",
  phone: "phone",
  "bank-account": "bankAccount",
} as const satisfies Record<SealedPart, string>;

/** Opens a masked part for somebody who says why: the look itself is a row of the log, in the same transaction. */
export function revealPart(
  db: Db,
  actor: Actor<"person.reveal">,
  id: number,
  part: SealedPart,
  reason: string,
): { ok: true; value: string; name: string } | { ok: false; why: "person.notFound" | "reveal.empty" } {
  return db.transaction((tx) => {
    const row = findPerson(tx, actor.villages, id);
    if (!row) return { ok: false, why: "person.notFound" };
    const value = open[part](row);
    if (value === null) return { ok: false, why: "reveal.empty" };
    recordEvent(tx, actor, {
      event: "person.revealed",
      subject: { kind: "person", id, label: row.name },
      villageId: row.villageId,
      reason,
      after: { part: loggedPart[part] },
    });
    return { ok: true, value, name: row.name };
  });
}

/** Full ID numbers for a paper or a file that must show them; who prints or exports writes that into the log. */
export function revealIdNumbersIn(
  tx: Tx,
  actor: Actor<"person.reveal">,
  ids: readonly number[],
): Map<number, string> {
  const numbers = new Map<number, string>();
  for (const id of ids) {
    const row = findPerson(tx, actor.villages, id);
    const number = row && openIdNumber(row);
    if (number) numbers.set(id, number);
  }
  return numbers;
}
