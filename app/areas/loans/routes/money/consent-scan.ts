import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { consentProof } from "../../money/consents.server";
import { loanOr404 } from "../../money/loan-route.server";
import { scanResponse } from "../../money/read-scan.server";
import { requestsOf } from "../../money/requests.server";

/** GET: what a guarantor or the guarantee company signed for an extension or a higher rate. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "loan.proof");
  const db = database();
  const loan = loanOr404(db, actor.villages, params.loanId);
  const asked = requestsOf(db, loan.id).find((r) => r.id === idFrom(params.loanRequestId));
  const found = asked && consentProof(db, asked.id, idFrom(params.loanConsentId));
  if (!found) throw notFound();
  return scanResponse(found.bytes, found.type);
}
