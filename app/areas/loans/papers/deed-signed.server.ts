import type { Reader } from "db/client.server";
import type { Day } from "~/platform/dates";
import type { Application } from "../application/application-queries.server";
import { placeOfDeed } from "./deed-of-guarantor.server";
import { papersOfApplication, stillHolds } from "./paper-queries.server";
import { papersToSignAgain } from "./sign-again.server";

export type WhyNotOnDeed = "party.why.signedLapsed" | "party.why.signedBeforeDeed";

/** Nobody has signed a deed before it was issued, or one that is still to be issued again. */
export function whyNotOnDeed(db: Reader, a: Application, place: number, signedOn: Day): WhyNotOnDeed | null {
  const standing = papersOfApplication(db, a.id).find((p) => stillHolds(p) && placeOfDeed(p) === place);
  if (standing) return signedOn < standing.issuedOn ? "party.why.signedBeforeDeed" : null;
  const again = papersToSignAgain(db, a).some((p) => placeOfDeed(p) === place);
  return again ? "party.why.signedLapsed" : null;
}
