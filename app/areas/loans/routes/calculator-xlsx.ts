import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { todayOn } from "~/platform/dates";
import { notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { calculatorSheet } from "../calculator-sheet.server";

/** The rows of a calculation as a spreadsheet; the first lines say of which loan and under which policy. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireActor(request, "loan.calculate");
  const sheet = await calculatorSheet(
    database(),
    new URL(request.url).searchParams,
    await languageOf(request),
  );
  if (!sheet) throw notFound();
  const name = encodeURIComponent(`${sheet.fileName}_${todayOn()}.xlsx`);
  return new Response(new Uint8Array(sheet.bytes), {
    headers: {
      "Content-Type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "Content-Disposition": `attachment; filename="loan_${todayOn()}.xlsx"; filename*=UTF-8''${name}`,
      "Cache-Control": "no-store",
    },
  });
}
