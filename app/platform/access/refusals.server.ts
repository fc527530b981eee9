import { AsyncLocalStorage } from "node:async_hooks";
import { byStranger, type EventBy, recordEvent } from "~/platform/audit/record-event.server";
import { database } from "~/platform/database.server";
import { clientAddress } from "~/platform/http/client-address.server";
import { requestNumber } from "~/platform/http/request-number.server";
import { withoutIdNumbers } from "~/platform/log.server";
import { leavingStamp } from "~/platform/write-stamp.server";
import type { SignedIn } from "./actor";
import { findSession } from "./session.server";

/** Reasons of `access.refused` that are no capability; their words stand in the log's catalogue. */
type Reason = "not-in-scope" | "other-site";

/** One row for a page that was refused: who asked, which page, why, and the number the error page shows. */
export function noteRefused(by: EventBy, request: Request, reason: string): void {
  // A page asked for by script has the address of its data.
  const path = new URL(request.url).pathname.replace(/\.data$/, "");
  const id = withoutIdNumbers(path).slice(0, 200);
  const db = database();
  const write = () =>
    db.transaction((tx) =>
      recordEvent(tx, by, {
        event: "access.refused",
        outcome: "refused",
        subject: { kind: "page", id },
        reason,
        after: { number: requestNumber(request) },
      }),
    );
  // The page that says so shows what waits, and nothing of that has changed.
  leavingStamp(db, write);
}

const asked = new AsyncLocalStorage<{ by: SignedIn | null }>();

/** `requireActor` says whom it let through, so that what comes of the request can be put down to a name. */
export function letThrough(person: SignedIn): void {
  const current = asked.getStore();
  if (current) current.by = person;
}

/**
 * Around every request: whoever was let through to a page and then found nothing asked for a record that is not
 * there or not theirs. No page has to think of the row, and an address that is no page makes none.
 */
export function answering(request: Request, handle: () => Promise<Response>): Promise<Response> {
  const current: { by: SignedIn | null } = { by: null };
  return asked.run(current, async () => {
    const response = await handle();
    if (response.status === 404 && current.by)
      noteRefused(current.by, request, "not-in-scope" satisfies Reason);
    return response;
  });
}

const perAddress = 30;
const window = 600_000;
const recent = new Map<string, { since: number; count: number }>();

/** A form that another site sent: one row, and no more than 30 in ten minutes from an address that nobody signed in from. */
export function refusedOrigin(request: Request, now = Date.now()): void {
  const address = clientAddress(request);
  const person = findSession(request, true)?.person ?? null;
  if (!person && !counts(address, now)) return;
  noteRefused(person ?? byStranger(address), request, "other-site" satisfies Reason);
}

function counts(address: string, now: number): boolean {
  if (recent.size > 10_000) recent.clear();
  const known = recent.get(address);
  const entry = known && now - known.since < window ? known : { since: now, count: 0 };
  entry.count += 1;
  recent.set(address, entry);
  return entry.count <= perAddress;
}
