import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { languageOf } from "~/platform/i18n/language.server";
import { fileKinds } from "../import/file-kind";
import { receiveFile, startPage } from "../import/start-page.server";
import { ImportStartPage } from "../ui/import-start-page";
import { typedVillage } from "../ui/usual-village";

const kind = fileKinds.people;

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "person.create");
  return startPage(database(), actor, kind, await languageOf(request));
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "person.create");
  const language = await languageOf(request);
  // A body beyond the limit cannot be read as a form.
  const form = await request.formData().catch(() => null);
  const received = await receiveFile(database(), actor, kind, form, language);
  if (received.ok) return redirect(`${kind.at}/${received.id}`, 303);
  const { status, error, villageError } = received;
  return data({ error, villageError, typed: typedVillage(form) }, { status });
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function ImportPeople() {
  const page = useLoaderData<typeof loader>();
  return <ImportStartPage kind={kind.name} page={page} result={useActionData<typeof action>()} />;
}
