import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { useFields } from "~/platform/forms/use-fields";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { message, translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { placeLabel, placeName } from "~/platform/search/place-name";
import { DateField } from "~/ui/date-field";
import { ErrorSummary, TextField } from "~/ui/field";
import { PageHead } from "~/ui/page-head";
import { editVillage } from "../edit-village.server";
import { positionOf } from "../locator.server";
import { positionText } from "../map/position";
import { positionRefused } from "../position-refused";
import { villagesText } from "../text";
import { PositionField } from "../ui/position-field";
import { villageForm } from "../village-forms";
import { villageSubject } from "../village-subject";
import { findVillage } from "../villages.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "village.manage");
  const language = await languageOf(request);
  const village = findVillage(database(), actor.villages, idFrom(params.villageId));
  if (!village) throw notFound();
  const at = positionOf(village);
  return {
    id: village.id,
    village: placeName(village.name, language),
    title: translator(villagesText, language)("edit.title", { village: placeLabel(village, language) }),
    initial: {
      workGroup: village.workGroup ?? "",
      joinedOn: village.joinedOn,
      leftOn: village.leftOn ?? "",
      position: at ? positionText(at) : "",
    },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "village.manage");
  const id = idFrom(params.villageId);
  const village = findVillage(database(), actor.villages, id);
  if (!village) throw notFound();
  const language = await languageOf(request);
  const t = translator(villagesText, language);
  const submission = parseWithZod(await request.formData(), { schema: villageForm });
  if (submission.status !== "success") return data({ lastResult: submission.reply() }, { status: 400 });
  const edited = editVillage(database(), actor, id, submission.value);
  if (edited.ok) return redirectWithNotice(`/villages/${id}`, t("edit.saved"));
  if (edited.why === "village.notFound") throw notFound();
  const refusal = { event: "village.changed", subject: villageSubject(village), villageId: id } as const;
  if (edited.why !== "position")
    return refuse(
      actor,
      { ...refusal, why: edited.why },
      { lastResult: submission.reply({ fieldErrors: { leftOn: [edited.why] } }) },
    );
  const { why, values } = positionRefused(edited.position, village.countyName, language);
  return refuse(
    actor,
    { ...refusal, why, values },
    { lastResult: submission.reply({ fieldErrors: { position: [message(why, values)] } }) },
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function EditVillage() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(villagesText);
  const f = useFields(villagesText, { lastResult: result?.lastResult, defaultValue: d.initial });
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("page.villages"), to: "/villages" },
          { label: d.village, to: `/villages/${d.id}` },
          { label: t("page.edit") },
        ]}
        title={d.title}
      />
      <form method="post" className="sheet form" key={f.key} noValidate>
        <div className="sb pad6">
          <ErrorSummary title={(count) => t("form.errors", { count })} items={f.items} />
          <TextField
            {...f.field("workGroup")}
            label={t("add.group")}
            help={t("add.groupHelp")}
            optional={t("add.optional")}
            width="w6"
          />
          <DateField
            {...f.field("joinedOn")}
            label={t("add.joined")}
            help={t("form.dayHelp")}
            pick={t("add.joined")}
          />
          <DateField
            {...f.field("leftOn")}
            label={t("edit.left")}
            help={t("edit.leftHelp")}
            optional={t("add.optional")}
            pick={t("edit.left")}
          />
          <PositionField field={f.field("position")} />
          <div className="row mt4">
            <button className="btn pri" type="submit">
              {t("edit.save")}
            </button>
            <a className="btn" href={`/villages/${d.id}`}>
              {t("give.cancel")}
            </a>
          </div>
        </div>
      </form>
    </>
  );
}
