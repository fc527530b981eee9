import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { longDay, todayOn } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { parseYuan } from "~/platform/money";
import { DateField } from "~/ui/date-field";
import { TextField } from "~/ui/field";
import { endRepair } from "../care-item.server";
import { itemSubject } from "../donation-name";
import { pastDay, typedText } from "../item-form";
import { itemHead } from "../item-head.server";
import { repairsOf } from "../item-queries.server";
import { daysOut } from "../item-state";
import { itemText } from "../text/item";
import { ItemFormPage } from "../ui/item-form-page";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "equipment.care");
  const db = database();
  const { head } = itemHead(db, actor.villages, idFrom(params.itemId));
  const repair = repairsOf(db, head.id).find((r) => r.id === idFrom(params.repairId));
  if (!repair) throw notFound();
  const language = await languageOf(request);
  const t = translator(itemText, language);
  return {
    ...head,
    title: t("repair.backTitle"),
    of: t("repair.of", { day: longDay(repair.outOn, language), what: repair.what }),
    typed: { backOn: todayOn(), cost: "", result: "" },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "equipment.care");
  const db = database();
  const { row, head } = itemHead(db, actor.villages, idFrom(params.itemId));
  const repairId = idFrom(params.repairId);
  const repair = repairsOf(db, head.id).find((r) => r.id === repairId);
  if (!repair) throw notFound();
  const t = translator(itemText, await languageOf(request));
  const form = await request.formData();
  const typed = {
    backOn: typedText(form, "backOn", 20),
    cost: typedText(form, "cost", 16),
    result: typedText(form, "result", 80),
  };
  const day = pastDay(typed.backOn);
  const cost = parseYuan(typed.cost);
  const errors: Record<string, string> = {};
  if (day.why) errors.backOn = t(day.why);
  if (!cost.ok) errors.cost = t("form.amount");
  if (typed.result.length < 2) errors.result = t("form.needed");
  if (day.on === null || !cost.ok || errors.result) return data({ typed, errors }, { status: 400 });
  const done = endRepair(db, actor, head.id, repairId, {
    backOn: day.on,
    costFen: cost.fen,
    result: typed.result,
  });
  if (done.ok)
    return redirectWithNotice(
      `/equipment/${head.id}`,
      t("repair.backSaved", { days: daysOut(repair.outOn, day.on) }),
    );
  if (done.why === "item.why.notFound") throw notFound();
  errors.backOn = t(done.why);
  return refuse(
    actor,
    {
      event: "equipment.repair-ended",
      subject: itemSubject(row.item, row.line.name),
      villageId: row.holder.villageId,
      why: done.why,
    },
    { typed, errors },
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Repair() {
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
      lead={d.of}
      errors={errors}
      submit={
        <button type="submit" className="btn pri">
          {t("repair.backSave")}
        </button>
      }
    >
      <DateField {...field("backOn")} label={t("repair.backOn")} pick={t("form.pick")} />
      <TextField
        {...field("cost")}
        label={t("repair.cost")}
        help={t("repair.costHelp")}
        inputMode="decimal"
        maxLength={16}
        autoComplete="off"
        className="mt4"
      />
      <TextField
        {...field("result")}
        label={t("repair.result")}
        maxLength={80}
        autoComplete="off"
        className="mt4"
      />
    </ItemFormPage>
  );
}
