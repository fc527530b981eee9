import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { shortTitle, trainingText } from "~/areas/training";
import { can } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { instantText } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { type Translate, translator } from "~/platform/i18n/text";
import { personName, placeName } from "~/platform/search/place-name";
import type { CertificateState } from "../certificate";
import { findBatch, sheetsOf } from "../certificate-queries.server";
import { confirmReprinted, confirmSheets, retryBatch, spoilSheet } from "../confirm-sheets.server";
import { startJobs } from "../print-jobs.server";
import { certificatesText } from "../text";
import { BatchPage, type ShownBatch } from "../ui/batch-page";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "certificate.view");
  const found = findBatch(database(), actor.villages, idFrom(params.batchId));
  if (!found) throw notFound();
  const language = await languageOf(request);
  const t = translator(certificatesText, language);
  const { batch } = found;
  const sheets = sheetsOf(database(), batch.id);
  const pages = sheets.filter((s) => s.state === "valid");
  return {
    title: t(batch.kind === "reprint" ? "batch.reissueN" : "batch.titleN", { id: batch.id }),
    id: batch.id,
    classId: found.class.id,
    short: shortTitle(translator(trainingText, language), found.class),
    village: placeName(found.villageName, language),
    state: batch.state as ShownBatch["state"],
    form: batch.form,
    total: batch.total,
    finished: batch.finished,
    confirmed: batch.confirmedSheets,
    problem: batch.problem,
    doneAt: batch.finishedAt === null ? null : instantText(batch.finishedAt, language),
    canPrint: can(actor, "certificate.print", found.class.villageId),
    sheets: sheets.map((s) => ({
      sheet: s.sheet.sheet,
      page: pages.indexOf(s) + 1 || null,
      number: s.number,
      name: personName(s.holderName, language),
      certificateId: s.certificateId,
      state: s.sheet.state as ShownBatch["sheets"][number]["state"],
      holds: s.state as CertificateState,
      standing: s.standing,
      spoiled: s.sheet.spoiledReason,
    })),
  } satisfies ShownBatch;
}

/** What the clerk says of the paper: up to which sheet, spoiled, printed again; or: try the job again. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "certificate.print");
  const id = idFrom(params.batchId);
  const db = database();
  const form = await request.formData();
  const t = translator(certificatesText, await languageOf(request));
  const intent = form.get("intent");
  const typed = String(form.get("sheet") ?? "").trim();
  const sheet = /^\d{1,6}$/.test(typed) ? Number(typed) : Number.NaN;
  const pages = () => sheetsOf(db, id).filter((s) => s.state === "valid");
  const result =
    intent === "spoil"
      ? spoilSheet(
          db,
          actor,
          id,
          sheet,
          String(form.get("reason") ?? "")
            .trim()
            .slice(0, 80),
        )
      : intent === "reprinted"
        ? confirmReprinted(db, actor, id)
        : intent === "retry"
          ? retryBatch(db, actor, id)
          : confirmSheets(db, actor, id, sheet, form.get("takeBack") === "yes");
  if (result.ok) {
    if (intent === "retry") void startJobs();
    return redirectWithNotice(`/certificates/batches/${id}`, saidBack(t, intent, pages(), sheet));
  }
  if (result.why === "batch.notFound") throw notFound();
  const field =
    /^batch\.(sheetRange|takesBack)$/.test(result.why) && intent !== "spoil" ? "sheet" : undefined;
  const text = result.why === "batch.takesBack" ? t(result.why, { count: result.count }) : t(result.why);
  const answer = { why: { field, text, typed, takesBack: result.why === "batch.takesBack" } };
  if (result.why !== "batch.notReady") return data(answer, { status: 400 });
  const event = intent === "spoil" ? "certificate.sheet-spoiled" : "certificate.sheets-confirmed";
  return refuse(actor, { event, subject: { kind: "batch", id }, why: result.why }, answer);
}

/** What was noted, in words: which sheet it was, and whose paper it is. */
function saidBack(
  t: Translate<typeof certificatesText.zh>,
  intent: FormDataEntryValue | null,
  pages: ReturnType<typeof sheetsOf>,
  typed: number,
): string {
  if (intent === "retry") return t("batch.retried");
  if (intent === "reprinted") return t("batch.savedReprinted");
  if (intent === "spoil")
    return t("batch.savedSpoiled", { sheet: pages.findIndex((s) => s.sheet.sheet === typed) + 1 });
  const at = pages.findIndex((s) => s.sheet.sheet === typed);
  const last = pages[at];
  return last ? t("batch.saved", { sheet: at + 1, name: last.holderName }) : t("batch.savedNone");
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Batch() {
  return <BatchPage batch={useLoaderData<typeof loader>()} why={useActionData<typeof action>()?.why} />;
}
