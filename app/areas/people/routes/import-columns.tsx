import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { languageOf } from "~/platform/i18n/language.server";
import { chooseColumns, columnsPage, openColumns } from "../import/columns-page.server";
import { fileKinds } from "../import/file-kind";
import { ImportColumnsPage } from "../ui/import-columns-page";

const kind = fileKinds.people;

async function open({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "person.create");
  const { batch, open } = await openColumns(database(), actor, kind, params.importId);
  if (!open) throw redirect(`${kind.at}/${batch.id}`, 303);
  return { actor, opened: { batch, ...open }, language: await languageOf(request) };
}

export async function loader(args: LoaderFunctionArgs) {
  const { opened, language } = await open(args);
  return columnsPage(opened, kind, new URL(args.request.url).searchParams, language);
}

export async function action(args: ActionFunctionArgs) {
  const { actor, opened, language } = await open(args);
  const form = await args.request.formData();
  const done = await chooseColumns(database(), actor, opened, kind, form, language);
  if (!done.ok) return data({ errors: done.errors, typed: done.typed }, { status: 400 });
  return redirect(`${kind.at}/${opened.batch.id}`, 303);
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function ImportColumns() {
  const page = useLoaderData<typeof loader>();
  return <ImportColumnsPage kind={kind.name} page={page} result={useActionData<typeof action>()} />;
}
