import type { Db } from "db/client.server";
import { askRevocation } from "~/areas/certificates/ask-revocation.server";
import { decideRevocation } from "~/areas/certificates/decide-revocation.server";
import { openRevocation } from "~/areas/certificates/revocation-queries.server";
import type { SignedIn } from "~/platform/access/actor";
import { actorFor, signInAs } from "./signed-in";

/** Revokes a certificate as it is done: one asks, another confirms. */
export function revoke(db: Db, asker: SignedIn, id: number, reason: string): void {
  const asked = askRevocation(db, actorFor(asker, "certificate.revoke"), id, reason);
  if (!asked.ok) throw new Error(asked.why);
  const second = actorFor(signInAs(db, "certificate-clerk").person, "certificate.revoke");
  const request = openRevocation(db, id)?.id ?? 0;
  const done = decideRevocation(db, second, id, request, { yes: true, decision: "" });
  if (!done.ok) throw new Error(done.why);
}
