import { redirect } from "@remix-run/node";
import { database } from "~/platform/database.server";
import { forbidden } from "~/platform/http/responses.server";
import { type Actor, actorWith, type SignedIn } from "./actor";
import type { Capability } from "./capabilities";
import { dropHeldForm, heldFormMinutes, heldParameter, holdForm } from "./held-form.server";
import { isOfAnother, madeBy, notTheirs } from "./made-by";
import { letThrough, noteRefused } from "./refusals.server";
import { findSession } from "./session.server";

/**
 * Who is signed in; otherwise off to the sign-in page, which leads back here. Whoever still has a password that
 * somebody else chose goes to change it first. What a form brought too late is kept for its author; what a phone sends
 * that somebody else marked is not taken.
 */
export async function requireSignedIn(
  request: Request,
  { beforePasswordChange = false }: { beforePasswordChange?: boolean } = {},
): Promise<SignedIn> {
  const found = findSession(request);
  const url = new URL(request.url);
  if (found?.state === "active") {
    if (found.mustChangePassword && !beforePasswordChange) throw redirect("/account/password", 303);
    if (isOfAnother(request.headers, found.person.username)) throw new Response(null, { status: notTheirs });
    const held = request.method === "POST" ? url.searchParams.get(heldParameter) : null;
    if (held && /^\d{1,15}$/.test(held)) dropHeldForm(database(), found.person.userId, Number(held));
    return found.person;
  }
  const query = new URLSearchParams({
    to: request.method === "GET" ? url.pathname + url.search : url.pathname,
  });
  if (found) query.set("over", found.endedAt === null ? "1" : "ended");
  // Long after somebody ended a session its cookie brings nothing any more that is kept.
  const stale = found?.endedAt != null && Date.now() - found.endedAt > heldFormMinutes * 60_000;
  // What a phone sends by itself stays in it, and is sent again.
  if (found && !stale && request.method === "POST" && !request.headers.has(madeBy)) {
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
  if (actor) {
    letThrough(person);
    return actor;
  }
  noteRefused(person, request, capability);
  throw forbidden(request.method === "POST" ? "step" : "page");
}

/** A page asks for more than the capability, and this person lacks it: one row, and the 403 to throw. */
export function forbid(person: SignedIn, request: Request, reason: "everywhere-only" | Capability): Response {
  noteRefused(person, request, reason);
  return forbidden(request.method === "POST" ? "step" : "page");
}
