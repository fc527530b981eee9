import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { loanOr404 } from "../../money/loan-route.server";
import { requestProof } from "../../money/proofs.server";
import { scanResponse } from "../../money/read-scan.server";

/** GET: the bank's letter that a request rests on. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "loan.proof");
  const db = database();
  const loan = loanOr404(db, actor.villages, params.loanId);
  const found = requestProof(db, loan.id, idFrom(params.loanRequestId));
  if (!found) throw notFound();
  return scanResponse(found.bytes, found.type);
}
