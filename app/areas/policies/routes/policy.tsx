import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { can } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { PolicyVersionPage } from "../ui/version-page";
import { versionPage } from "../version-page.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "policy.view");
  const page = versionPage(database(), Number(params.versionId), await languageOf(request));
  if (!page) throw notFound();
  return { page, title: page.document, mayAdd: can(actor, "policy.manage") };
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function PolicyVersion() {
  const d = useLoaderData<typeof loader>();
  return <PolicyVersionPage page={d.page} mayAdd={d.mayAdd} />;
}
