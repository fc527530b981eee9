import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { can } from "~/platform/access/actor";
import { everywhere } from "~/platform/access/everywhere.server";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { parseDay } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { batchSubject } from "../../subsidy/batch-name";
import { batchList } from "../../subsidy/batch-page.server";
import { makeBatch } from "../../subsidy/make-batch.server";
import { BatchListView } from "../../subsidy/ui/batch-list";
import { subsidyText } from "../../text/subsidy";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = everywhere(await requireActor(request, "subsidy.view"), request);
  return {
    page: batchList(database(), actor, await languageOf(request)),
    may: {
      subsidy: true,
      fund: can(actor, "guarantee-fund.view"),
      import: can(actor, "loan.repay"),
    },
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = everywhere(await requireActor(request, "subsidy.batch"), request);
  const language = await languageOf(request);
  const t = translator(subsidyText, language);
  const form = await request.formData();
  const closedOn = parseDay(String(form.get("closedOn") ?? ""));
  if (!closedOn) return data({ why: t("subsidyWhy.notClosed") }, { status: 400 });
  const done = makeBatch(database(), actor, closedOn);
  if (!done.ok)
    return refuse(
      actor,
      { event: "subsidy.batch-made", subject: batchSubject({ id: 0, closedOn, version: 1 }), why: done.why },
      { why: t(done.why) },
    );
  return redirectWithNotice(`/subsidy/${done.id}`, t("batch.made"));
}

export const meta = ({ data: d }: { data?: { page: { title: string } } }) => [{ title: d?.page.title ?? "" }];

export default function Batches() {
  const d = useLoaderData<typeof loader>();
  return <BatchListView page={d.page} may={d.may} why={useActionData<typeof action>()?.why ?? null} />;
}
