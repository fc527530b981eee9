import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/platform/access/require-actor.server";
import { notFound } from "~/platform/http/responses.server";
import { paperFonts } from "~/platform/pdf/paper-fonts.server";
import { pdfResponse } from "~/platform/pdf/pdf-response.server";
import { emptyForms } from "../papers";
import { drawEmptyForm } from "../pdf/draw-empty";

/** GET: one empty form. It says nothing of anybody, so its printing is no row of the log. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireActor(request, "loan.view");
  const form = emptyForms.find((name) => `${name}.pdf` === params.form);
  if (!form) throw notFound();
  return pdfResponse(() => drawEmptyForm(form, paperFonts()), `${form}.pdf`, "/loans/forms");
}
