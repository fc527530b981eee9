import type { Db } from "db/client.server";
import type { FileDetails } from "../file-details";
import { idIndex } from "../person-record.server";

/** Somebody on record, as far as a file can be compared with it. */
export interface KnownPerson {
  id: number;
  name: string;
  villageId: number;
  revision: number;
  phone: string | null;
  villageGroup: string | null;
  address: string | null;
  ethnicity: string | null;
  education: string | null;
  category: string | null;
  diedOn: string | null;
}

const columns = `id, name, village_id AS villageId, revision, phone, village_group AS villageGroup, address, ethnicity, education, category, died_on AS diedOn`;

/** Finds people by their numbers, a hundred thousand in a row: one look into one index for most of them. */
export function knownByNumber(db: Db): (idNumber: string) => { index: string; person: KnownPerson | null } {
  const now = db.$client.prepare(
    `SELECT ${columns} FROM person WHERE id_number_index = ? AND deleted_at IS NULL`,
  );
  const byId = db.$client.prepare(`SELECT ${columns} FROM person WHERE id = ? AND deleted_at IS NULL`);
  // Numbers that were corrected or came with a merge are few.
  const former = new Map(
    db.$client.prepare("SELECT id_number_index, person_id FROM person_former_number").raw(true).all() as [
      string,
      number,
    ][],
  );
  return (idNumber) => {
    const index = idIndex(idNumber);
    const found = (now.get(index) ?? (former.has(index) ? byId.get(former.get(index)) : undefined)) as
      | KnownPerson
      | undefined;
    return { index, person: found ?? null };
  };
}

export type KnownDetails = Pick<KnownPerson, keyof FileDetails>;
