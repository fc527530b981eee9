import type { Reader } from "db/client.server";
import type { VillageScope } from "~/platform/access/actor";
import { type Certificate, factsOf, findCertificate } from "./certificate-queries.server";

/** The certificate a change page speaks of; undefined when it is another's or not valid any more. */
export function changeSubject(db: Reader, scope: VillageScope, id: number) {
  const row: Certificate | undefined = findCertificate(db, scope, id);
  if (row?.state !== "valid") return undefined;
  const facts = factsOf(row);
  return {
    row,
    shown: {
      id: row.id,
      number: row.number,
      name: row.holderName,
      course: facts.courseName,
      class: facts.className,
    },
  };
}
