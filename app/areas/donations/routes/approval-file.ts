import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { pictureResponse } from "~/platform/pictures/read-picture.server";
import { openApprovalScan } from "../approval-scan.server";
import { findDonation } from "../donation-queries.server";

/** GET: the approval of a disposal as it was scanned. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "donation.view");
  const db = database();
  const found = findDonation(db, actor, idFrom(params.donationId));
  const scan = found && openApprovalScan(db, found.donation.id);
  if (!scan) throw notFound();
  return pictureResponse(scan.bytes, scan.type);
}
