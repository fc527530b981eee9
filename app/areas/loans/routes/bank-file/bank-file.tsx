import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { everywhere } from "~/platform/access/everywhere.server";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { bankFilePage } from "../../bank-file/bank-file-page.server";
import { dropBankFile, findBankFile, postBankFile } from "../../bank-file/bank-files.server";
import { BankFileView } from "../../bank-file/ui/bank-file-page";
import { bankFileText } from "../../text/bank-file";

export async function loader({ request, params }: LoaderFunctionArgs) {
  everywhere(await requireActor(request, "loan.repay"), request);
  const file = findBankFile(database(), idFrom(params.fileId));
  if (!file) throw notFound();
  return bankFilePage(database(), file, await languageOf(request));
}

/** `step`: post | drop; `take` names the doubtful rows that are posted too. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = everywhere(await requireActor(request, "loan.repay"), request);
  const db = database();
  const file = findBankFile(db, idFrom(params.fileId));
  if (!file) throw notFound();
  const t = translator(bankFileText, await languageOf(request));
  const form = await request.formData();
  const refused = (event: string, why: "bankFileWhy.done" | "bankFileWhy.nothing") =>
    refuse(
      actor,
      { event, subject: { kind: "bank-file", id: file.id, label: file.fileName }, why },
      { why: t(why) },
    );
  if (form.get("step") === "drop") {
    const done = dropBankFile(db, actor, file.id);
    if (!done.ok) return refused("loan.file-dropped", done.why);
    return redirectWithNotice("/loans/repayments/import", t("dropped"));
  }
  const taken = new Set(form.getAll("take").map(Number));
  const done = postBankFile(db, actor, file.id, taken);
  if (!done.ok) return refused("loan.file-posted", done.why);
  return redirectWithNotice(
    `/loans/repayments/import/${file.id}`,
    t("posted", { count: done.posted, left: done.left }),
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function BankFileRoute() {
  return (
    <BankFileView page={useLoaderData<typeof loader>()} why={useActionData<typeof action>()?.why ?? null} />
  );
}
