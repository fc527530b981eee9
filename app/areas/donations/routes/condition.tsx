import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { longDay, todayOn } from "~/platform/dates";
import { sendingOf } from "~/platform/forms/once.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { readPicture } from "~/platform/pictures/read-picture.server";
import { shrinkPhotos } from "~/platform/pictures/shrink-photos";
import { DateField } from "~/ui/date-field";
import { Field, RadioField, TextField } from "~/ui/field";
import { gradeItem } from "../care-item.server";
import { itemSubject } from "../donation-name";
import { pastDay, typedText } from "../item-form";
import { itemHead } from "../item-head.server";
import { grades } from "../item-state";
import { donationText } from "../text";
import { itemText } from "../text/item";
import { ItemFormPage } from "../ui/item-form-page";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "equipment.care");
  const { row, head, may } = itemHead(database(), actor.villages, idFrom(params.itemId));
  const t = translator(itemText, await languageOf(request));
  return {
    ...head,
    title: t("grade.title"),
    closed: may.graded ? null : t("item.why.state"),
    requestKey: randomUUID(),
    typed: { on: todayOn(), grade: row.item.condition, note: "" },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "equipment.care");
  const { row, head } = itemHead(database(), actor.villages, idFrom(params.itemId));
  const language = await languageOf(request);
  const t = translator(itemText, language);
  const form = await request.formData();
  const typed = {
    on: typedText(form, "on", 20),
    grade: typedText(form, "grade", 10),
    note: typedText(form, "note", 120),
  };
  const seen = pastDay(typed.on);
  const grade = grades.find((g) => g === typed.grade);
  const photo = await readPicture(form.get("photo"));
  const errors: Record<string, string> = {};
  if (seen.why) errors.on = t(seen.why);
  if (!grade) errors.grade = t("form.needed");
  if (!photo.ok) errors.photo = t(photo.why);
  if (seen.on === null || !grade || !photo.ok) return data({ typed, errors }, { status: 400 });
  const input = { on: seen.on, grade, note: typed.note || null, photo: photo.bytes };
  const done = gradeItem(database(), actor, head.id, input, {
    sending: sendingOf(actor, `grade ${head.id}`, form),
  });
  if (done.ok) return redirectWithNotice(`/equipment/${head.id}`, t("grade.saved"));
  if (done.why === "item.why.notFound") throw notFound();
  const field = done.why === "item.why.unreadable" ? "photo" : "grade";
  const day = done.where ? longDay(done.where, language) : "";
  errors[done.why === "item.why.gradeBefore" ? "on" : field] = t(done.why, { day });
  return refuse(
    actor,
    {
      event: "equipment.graded",
      subject: itemSubject(row.item, row.line.name),
      villageId: row.holder.villageId,
      why: done.why,
    },
    { typed, errors },
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Condition() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(itemText);
  const b = useText(donationText);
  const typed = result?.typed ?? d.typed;
  const errors: Record<string, string> = result?.errors ?? {};
  const error = (name: string) => (errors[name] ? [errors[name]] : undefined);
  return (
    <ItemFormPage
      item={d}
      title={d.title}
      errors={errors}
      closed={result ? null : d.closed}
      file
      submit={
        <button type="submit" className="btn pri">
          {t("grade.save")}
        </button>
      }
    >
      <input type="hidden" name="requestKey" value={d.requestKey} />
      <RadioField
        name="grade"
        label={t("grade.grade")}
        defaultValue={typed.grade}
        errors={error("grade")}
        choices={grades.map((g) => ({ value: g, label: b(`grade.${g}`) }))}
      />
      <DateField
        id="on"
        name="on"
        label={t("grade.on")}
        pick={t("form.pick")}
        defaultValue={typed.on}
        errors={error("on")}
        className="mt4"
      />
      <TextField
        id="note"
        name="note"
        label={t("grade.note")}
        optional={t("form.optional")}
        help={t("grade.noteHelp")}
        defaultValue={typed.note}
        maxLength={120}
        autoComplete="off"
        className="mt4"
      />
      <Field
        id="photo"
        label={t("grade.photo")}
        optional={t("form.optional")}
        help={t("grade.photoHelp")}
        errors={error("photo")}
      >
        <input
          id="photo"
          name="photo"
          type="file"
          accept="image/jpeg,image/png"
          capture="environment"
          className="in"
          onChange={shrinkPhotos}
          aria-describedby="photo-help"
        />
      </Field>
    </ItemFormPage>
  );
}
