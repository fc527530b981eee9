import type { LoaderFunctionArgs } from "@remix-run/node";
import { everywhere } from "~/platform/access/everywhere.server";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { xlsxResponse } from "~/platform/xlsx/xlsx-response.server";
import { findBatch } from "../../subsidy/batches.server";
import { detailSheet } from "../../subsidy/detail-sheet.server";

/** GET: 贴息申请明细表 as a spreadsheet; whole, so only for those who see every village. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = everywhere(await requireActor(request, "subsidy.view"), request);
  everywhere(await requireActor(request, "loan.export"), request);
  const batch = findBatch(database(), idFrom(params.subsidyBatchId));
  if (!batch) throw notFound();
  const file = await detailSheet(database(), actor, batch, await languageOf(request));
  return xlsxResponse(file.bytes, file.name);
}
