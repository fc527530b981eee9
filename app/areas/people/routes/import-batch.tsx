import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { languageOf } from "~/platform/i18n/language.server";
import { batchPage, needsColumns, pressed } from "../import/batch-page.server";
import { fileKinds } from "../import/file-kind";
import { openFileBatch } from "../import/open-file-batch.server";
import { ImportBatchPage } from "../ui/import-batch-page";

const kind = fileKinds.people;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "person.create");
  const db = database();
  const opened = openFileBatch(db, actor, kind.name, params.importId);
  if (needsColumns(opened.batch, kind)) throw redirect(`${kind.at}/${opened.batch.id}/columns`, 303);
  const query = new URL(request.url).searchParams;
  return batchPage(db, actor, kind, opened, query, await languageOf(request));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "person.create");
  const done = await pressed(database(), actor, kind, params.importId, await request.formData(), {
    search: new URL(request.url).search,
    language: await languageOf(request),
  });
  if ("refused" in done) {
    const { event, why, said, batch } = done.refused;
    const subject = { kind: "import", id: batch.id, label: batch.fileName };
    return refuse(actor, { event, why, subject }, { why: said });
  }
  return done.notice ? redirectWithNotice(done.to, done.notice) : redirect(done.to, 303);
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function ImportBatch() {
  const page = useLoaderData<typeof loader>();
  return <ImportBatchPage kind={kind.name} page={page} why={useActionData<typeof action>()?.why} />;
}
