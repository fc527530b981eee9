import { redirect } from "@remix-run/node";
import { recordEvent } from "~/platform/audit/record-event.server";
import { database } from "~/platform/database.server";
import { requestNumber } from "~/platform/http/request-number.server";
import { forbidden } from "~/platform/http/responses.server";
import { type Actor, actorWith, type SignedIn } from "./actor";
import type { Capability } from "./capabilities";
import { dropHeldForm, heldParameter, holdForm } from "./held-form.server";
import { findSession } from "./session.server";

/**
 * Who is signed in; otherwise off to the sign-in page, which leads back here. Whoever still has a password that
 * somebody else chose goes to change it first. What a form brought too late is kept for its author.
 */
export async function requireSignedIn(
  request: Request,
  { beforePasswordChange = false }: { beforePasswordChange?: boolean } = {},
): Promise<SignedIn> {
  const found = findSession(request);
  const url = new URL(request.url);
  if (found?.state === "active") {
    if (found.mustChangePassword && !beforePasswordChange) throw redirect("/account/password", 303);
    const held = request.method === "POST" ? url.searchParams.get(heldParameter) : null;
    if (held && /^\d{1,15}$/.test(held)) dropHeldForm(database(), found.person.userId, Number(held));
    return found.person;
  }
  const query = new URLSearchParams({
    to: request.method === "GET" ? url.pathname + url.search : url.pathname,
  });
  if (found) query.set("over", "1");
  if (found && request.method === "POST") {
    const kept = await holdForm(database(), found.person, request);
    if (kept > 0) query.set("kept", String(kept));
  }
  throw redirect(`/sign-in?${query}`, 303);
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
      after: { number: requestNumber(request) },
    }),
  );
}
