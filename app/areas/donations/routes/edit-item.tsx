import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { parseDay } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { DateField } from "~/ui/date-field";
import { SelectField, TextAreaField, TextField } from "~/ui/field";
import { editItem } from "../care-item.server";
import { categories, categoryOf } from "../category";
import { itemSubject } from "../donation-name";
import { typedText } from "../item-form";
import { itemHead } from "../item-head.server";
import { savedAgain } from "../saved-again";
import { donationText } from "../text";
import { handoverText } from "../text/handover";
import { itemText } from "../text/item";
import { ItemFormPage } from "../ui/item-form-page";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "equipment.care");
  const { row, head } = itemHead(database(), actor.villages, idFrom(params.itemId));
  return {
    ...head,
    title: translator(itemText, await languageOf(request))("edit.title"),
    serials: row.line.serials,
    received: row.item.state !== "registered" && row.item.serial !== null,
    pieces: row.line.quantity,
    typed: {
      serial: row.item.serial ?? "",
      warrantyOn: row.item.warrantyOn ?? "",
      note: row.item.note ?? "",
      category: row.line.category,
      reason: "",
    },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "equipment.care");
  const { row, head } = itemHead(database(), actor.villages, idFrom(params.itemId));
  const language = await languageOf(request);
  const t = translator(itemText, language);
  const form = await request.formData();
  const typed = {
    serial: typedText(form, "serial", 40),
    warrantyOn: typedText(form, "warrantyOn", 20),
    note: typedText(form, "note", 200),
    category: typedText(form, "category", 20),
    reason: typedText(form, "reason", 120),
  };
  const warrantyOn = typed.warrantyOn ? parseDay(typed.warrantyOn) : null;
  const errors: Record<string, string> = {};
  if (typed.warrantyOn && !warrantyOn) errors.warrantyOn = t("form.wrongDay");
  if (errors.warrantyOn) return data({ typed, errors }, { status: 400 });
  const done = editItem(database(), actor, head.id, {
    serial: typed.serial,
    warrantyOn,
    note: typed.note || null,
    category: categoryOf(typed.category),
    reason: typed.reason || null,
  });
  if (done.ok) {
    const saved = t("edit.saved");
    const { words, tone } = savedAgain(translator(handoverText, language), saved, { unsigned: 0, ...done });
    return redirectWithNotice(`/equipment/${head.id}`, words, tone);
  }
  if (done.why === "item.why.notFound") throw notFound();
  const values = { batch: done.where ?? "" };
  errors[done.why === "item.why.serialReason" ? "reason" : "serial"] = t(done.why, values);
  return refuse(
    actor,
    {
      event: "equipment.changed",
      subject: itemSubject(row.item, row.line.name),
      villageId: row.holder.villageId,
      why: done.why,
      values,
    },
    { typed, errors },
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function EditItem() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(itemText);
  const b = useText(donationText);
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
      lead={t("edit.lead")}
      errors={errors}
      submit={
        <button type="submit" className="btn pri">
          {t("edit.save")}
        </button>
      }
    >
      {d.serials && (
        <TextField
          {...field("serial")}
          label={t("edit.serial")}
          help={t("edit.serialHelp")}
          maxLength={40}
          autoComplete="off"
        />
      )}
      {d.received && (
        <TextField
          {...field("reason")}
          label={t("edit.reason")}
          help={t("edit.reasonHelp")}
          maxLength={120}
          autoComplete="off"
          className="mt4"
        />
      )}
      <SelectField
        {...field("category")}
        label={b("line.category")}
        help={d.pieces > 1 ? t("edit.categoryHelp", { count: d.pieces }) : undefined}
        choices={categories.map((c) => ({ value: c, label: b(`category.${c}`) }))}
        className="mt4"
      />
      <DateField
        {...field("warrantyOn")}
        label={t("edit.warrantyOn")}
        optional={t("form.optional")}
        pick={t("form.pick")}
        className="mt4"
      />
      <TextAreaField
        {...field("note")}
        label={t("edit.note")}
        optional={t("form.optional")}
        className="mt4"
        maxLength={200}
      />
    </ItemFormPage>
  );
}
