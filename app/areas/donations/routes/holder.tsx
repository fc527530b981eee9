import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { PageHead } from "~/ui/page-head";
import { readHolder } from "../holder-form-answer";
import { findHolder, holderLabel } from "../holders.server";
import { donationText } from "../text";
import { HolderForm } from "../ui/holder-form";
import { editHolder } from "../write-holder.server";

const isNamed = (kind: string) => kind === "school" || kind === "station";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "donation.edit");
  const holder = findHolder(database(), actor.villages, idFrom(params.holderId));
  if (!holder) throw notFound();
  const language = await languageOf(request);
  return {
    title: translator(donationText, language)("holder.editTitle"),
    short: holderLabel(holder, language),
    named: isNamed(holder.kind),
    typed: {
      villageIdWords: "",
      kind: holder.kind,
      villageId: String(holder.villageId),
      name: holder.name ?? "",
      keeperName: holder.keeperName ?? "",
      keeperPhone: holder.keeperPhone ?? "",
    },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "donation.edit");
  const id = idFrom(params.holderId);
  const holder = findHolder(database(), actor.villages, id);
  if (!holder) throw notFound();
  const t = translator(donationText, await languageOf(request));
  const { typed, errors, phone } = readHolder(await request.formData(), {
    named: isNamed(holder.kind),
    placed: false,
  });
  const said = Object.fromEntries(Object.entries(errors).map(([k, v]) => [k, t(v)]));
  if (Object.keys(errors).length > 0) return data({ typed, errors: said }, { status: 400 });
  const input = { name: typed.name || null, keeperName: typed.keeperName || null, keeperPhone: phone };
  const done = editHolder(database(), actor, id, input);
  if (done.ok) return redirectWithNotice("/recipients", t("holder.saved"));
  if (done.why === "holder.why.notFound") throw notFound();
  return refuse(
    actor,
    { event: "holder.changed", villageId: holder.villageId, why: done.why, after: { name: typed.name } },
    { typed, errors: { name: t(done.why) } as Record<string, string> },
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function HolderRoute() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(donationText);
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("page.area"), to: "/donations" },
          { label: t("holder.title"), to: "/recipients" },
          { label: d.short },
        ]}
        title={d.title}
        facts={[d.short]}
      />
      <HolderForm
        typed={result?.typed ?? d.typed}
        errors={result?.errors ?? {}}
        offered={{ villages: [], byTyping: false }}
        fixed
        person={null}
        named={d.named}
        cancelHref="/recipients"
      />
    </>
  );
}
