import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { switchItem } from "../care-item.server";
import { itemSubject } from "../donation-name";
import { itemPage } from "../item-page.server";
import { findItem } from "../item-queries.server";
import { joinSets } from "../set-kits.server";
import { itemText } from "../text/item";
import { ItemPageView } from "../ui/item-page";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "donation.view");
  const found = findItem(database(), actor.villages, idFrom(params.itemId));
  if (!found) throw notFound();
  return itemPage(database(), actor, found, await languageOf(request));
}

/** Laid aside, in use again, or put together with the rest of its set. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "equipment.care");
  const id = idFrom(params.itemId);
  const found = findItem(database(), actor.villages, id);
  if (!found) throw notFound();
  const t = translator(itemText, await languageOf(request));
  const to = (await request.formData()).get("to");
  if (to === "join") {
    const joined = joinSets(database(), actor, id);
    if (joined.ok) return redirectWithNotice(`/equipment/${id}`, t("page.joined", { count: joined.pieces }));
    if (joined.why === "item.why.notFound") throw notFound();
    return refuse(
      actor,
      {
        event: "equipment.sets-joined",
        subject: itemSubject(found.item, found.line.name),
        villageId: found.holder.villageId,
        why: joined.why,
      },
      { why: t(joined.why) },
    );
  }
  if (to !== "idle" && to !== "in-use") return data({ why: t("item.why.state") }, { status: 400 });
  const done = switchItem(database(), actor, id, to);
  if (done.ok) return redirectWithNotice(`/equipment/${id}`, t("page.switched"));
  if (done.why === "item.why.notFound") throw notFound();
  return refuse(
    actor,
    {
      event: "equipment.state-changed",
      subject: itemSubject(found.item, found.line.name),
      villageId: found.holder.villageId,
      why: done.why,
    },
    { why: t(done.why) },
  );
}

export const meta = ({ data: d }: { data?: { title: string; number: string } }) => [
  { title: d ? `${d.title} ${d.number}` : "" },
];

export default function ItemRoute() {
  return <ItemPageView page={useLoaderData<typeof loader>()} why={useActionData<typeof action>()?.why} />;
}
