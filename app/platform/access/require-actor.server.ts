import { redirect } from "@remix-run/node";
import { recordEvent } from "~/platform/audit/record-event.server";
import { database } from "~/platform/database.server";
import { forbidden } from "~/platform/http/responses.server";
import { type Actor, actorWith, type SignedIn } from "./actor";
import type { Capability } from "./capabilities";
import { findSignedIn } from "./session.server";

/** Who is signed in; otherwise off to the sign-in page, which leads back here. */
export async function requireSignedIn(request: Request): Promise<SignedIn> {
  const person = await findSignedIn(request);
  if (person) return person;
  const url = new URL(request.url);
  const back = request.method === "GET" ? url.pathname + url.search : url.pathname;
  throw redirect(`/sign-in?${new URLSearchParams({ to: back })}`);
}

/**
 * The guard of every loader and action: session → grants → matrix. The only maker of an `Actor`.
 * @throws redirect to sign-in, or 403 (with a refusal in the log) when no role gives the capability.
 */
export async function requireActor<C extends Capability>(request: Request, capability: C): Promise<Actor<C>> {
  const person = await requireSignedIn(request);
  const actor = actorWith(person, capability);
  if (actor) return actor;
  refuse(person, request, capability);
  throw forbidden();
}

function refuse(person: SignedIn, request: Request, capability: Capability): void {
  const path = new URL(request.url).pathname;
  database().transaction((tx) =>
    recordEvent(tx, person, {
      event: "access.refused",
      outcome: "refused",
      subject: { kind: "page", id: path },
      reason: capability,
    }),
  );
}
