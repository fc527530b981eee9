import { data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { scopeFor } from "~/platform/access/actor";
import { findSignedIn } from "~/platform/access/session.server";
import { database } from "~/platform/database.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { itemByCode, publicItem } from "../item-by-code.server";
import { findItem } from "../item-queries.server";
import { itemText } from "../text/item";
import { ByCodePage } from "../ui/by-code-page";

/** What a label's code opens: the thing for staff, whose it is for anybody else. No sign-in. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const db = database();
  const code = String(params.code ?? "").slice(0, 60);
  const person = await findSignedIn(request);
  const scope = person ? scopeFor(person.grants, "donation.view") : null;
  const row = scope === null ? undefined : itemByCode(db, code);
  if (scope !== null && row && findItem(db, scope, row.item.id))
    throw redirect(`/equipment/${row.item.id}`, 303);
  const item = publicItem(db, code);
  const title = translator(itemText, await languageOf(request))("code.title");
  return data({ title, item, signedIn: person !== null }, { status: item ? 200 : 404 });
}

export const meta = ({ data: d }: { data?: { title: string } }) => [
  { title: d?.title ?? "" },
  { name: "robots", content: "noindex" },
];

export default function ItemByCode() {
  return <ByCodePage {...useLoaderData<typeof loader>()} />;
}
