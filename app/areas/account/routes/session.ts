import type { LoaderFunctionArgs } from "@remix-run/node";
import { findSession } from "~/platform/access/session.server";
import { challengeCookieName, readSignedCookie } from "~/platform/access/session-cookie.server";
import { database } from "~/platform/database.server";
import { findChallenged } from "../sign-in-code.server";

/**
 * GET /session: how long the session lives on, without counting as presence; `?stay=1` does count. Who it is
 * belongs to the answer, so that a page notices when somebody else signed in beside it.
 */
export function loader({ request }: LoaderFunctionArgs) {
  const stay = new URL(request.url).searchParams.get("stay") === "1";
  const found = findSession(request, !stay);
  const headers = { "Cache-Control": "no-store" };
  if (found?.state === "active") {
    return Response.json({ state: "active", username: found.person.username, left: found.left }, { headers });
  }
  const challenged = findChallenged(database(), readSignedCookie(request, challengeCookieName()));
  return Response.json(
    { state: challenged ? "second-factor" : "over", username: null, ended: found?.endedAt != null, left: 0 },
    { headers },
  );
}
