import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { todayOn } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { DateField } from "~/ui/date-field";
import { TextField } from "~/ui/field";
import { startRepair } from "../care-item.server";
import { itemSubject } from "../donation-name";
import { pastDay, typedText } from "../item-form";
import { itemHead } from "../item-head.server";
import { busyOf } from "../item-queries.server";
import { itemText } from "../text/item";
import { ItemFormPage } from "../ui/item-form-page";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "equipment.care");
  const { head, may, row } = itemHead(database(), actor.villages, idFrom(params.itemId));
  const t = translator(itemText, await languageOf(request));
  const { openPaper } = busyOf(database(), row.item.id);
  return {
    ...head,
    title: t("repair.title"),
    closed: may.repaired ? null : t(openPaper ? "item.why.openPaper" : "item.why.state"),
    typed: { what: "", shop: "", outOn: todayOn() },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "equipment.care");
  const { row, head } = itemHead(database(), actor.villages, idFrom(params.itemId));
  const t = translator(itemText, await languageOf(request));
  const form = await request.formData();
  const typed = {
    what: typedText(form, "what", 80),
    shop: typedText(form, "shop", 40),
    outOn: typedText(form, "outOn", 20),
  };
  const day = pastDay(typed.outOn);
  const errors: Record<string, string> = {};
  if (typed.what.length < 2) errors.what = t("form.needed");
  if (day.why) errors.outOn = t(day.why);
  if (day.on === null || errors.what) return data({ typed, errors, why: null }, { status: 400 });
  const done = startRepair(database(), actor, head.id, {
    what: typed.what,
    shop: typed.shop || null,
    outOn: day.on,
  });
  if (done.ok) return redirectWithNotice(`/equipment/${head.id}`, t("repair.saved"));
  if (done.why === "item.why.notFound") throw notFound();
  return refuse(
    actor,
    {
      event: "equipment.repair-begun",
      subject: itemSubject(row.item, row.line.name),
      villageId: row.holder.villageId,
      why: done.why,
    },
    done.why === "item.why.outBefore"
      ? { typed, errors: { outOn: t(done.why) } as Record<string, string>, why: null }
      : { typed, errors, why: t(done.why) },
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function NewRepair() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(itemText);
  const typed = result?.typed ?? d.typed;
  const errors: Record<string, string> = result?.errors ?? {};
  const field = (name: keyof typeof typed) => ({
    id: name,
    name,
    defaultValue: typed[name],
    errors: errors[name] ? [errors[name]] : undefined,
  });
  return (
    <ItemFormPage
      item={d}
      title={d.title}
      errors={errors}
      why={result?.why}
      closed={result ? null : d.closed}
      submit={
        <button type="submit" className="btn pri">
          {t("repair.save")}
        </button>
      }
    >
      <TextField {...field("what")} label={t("repair.what")} maxLength={80} autoComplete="off" />
      <TextField
        {...field("shop")}
        label={t("repair.shop")}
        optional={t("form.optional")}
        maxLength={40}
        autoComplete="off"
        className="mt4"
      />
      <DateField {...field("outOn")} label={t("repair.outOn")} pick={t("form.pick")} className="mt4" />
    </ItemFormPage>
  );
}
