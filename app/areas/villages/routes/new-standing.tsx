import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { longDay, todayOn } from "~/platform/dates";
import { useFields } from "~/platform/forms/use-fields";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { placeLabel, placeName } from "~/platform/search/place-name";
import { DateField } from "~/ui/date-field";
import { ErrorSummary, SelectField, TextField } from "~/ui/field";
import { PageHead } from "~/ui/page-head";
import { changeStanding, type StandingRefusal } from "../change-standing.server";
import { villagesText } from "../text";
import { townsOfCity } from "../towns.server";
import { standingForm } from "../village-forms";
import { villageSubject } from "../village-subject";
import { findVillage } from "../villages.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "village.manage");
  const language = await languageOf(request);
  const village = findVillage(database(), actor.villages, idFrom(params.villageId));
  if (!village) throw notFound();
  return {
    id: village.id,
    village: placeName(village.name, language),
    title: translator(villagesText, language)("standing.title", { village: placeLabel(village, language) }),
    towns: townsOfCity(database()).map((town) => ({
      value: town.code,
      label:
        language === "zh"
          ? `${town.county} ${town.name}`
          : `${placeName(town.name, language)}, ${placeName(town.county, language)}`,
    })),
    initial: {
      name: village.name,
      townCode: village.code.slice(0, 9),
      code: village.code,
      fromOn: todayOn(),
      basis: "",
    },
  };
}

/** The field a refusal is about. */
const fieldOf = (why: StandingRefusal): "name" | "townCode" | "code" | "fromOn" => {
  if (why === "standing.codeTaken" || why === "standing.codeForeign") return "code";
  if (why === "standing.noTown") return "townCode";
  if (why === "standing.future" || why === "standing.beforeLast" || why === "standing.sameDay")
    return "fromOn";
  return "name";
};

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "village.manage");
  const id = idFrom(params.villageId);
  const village = findVillage(database(), actor.villages, id);
  if (!village) throw notFound();
  const language = await languageOf(request);
  const t = translator(villagesText, language);
  const submission = parseWithZod(await request.formData(), { schema: standingForm });
  if (submission.status !== "success") return data({ lastResult: submission.reply() }, { status: 400 });
  const input = submission.value;
  const changed = changeStanding(database(), actor, id, input);
  if (changed.ok)
    return redirectWithNotice(
      `/villages/${id}`,
      t("standing.done", { village: placeName(input.name, language), day: longDay(input.fromOn, language) }),
    );
  if (changed.why === "village.notFound") throw notFound();
  const values = { town: input.townCode };
  const words = t(changed.why, values);
  return refuse(
    actor,
    { event: "village.redrawn", subject: villageSubject(village), villageId: id, why: changed.why, values },
    { lastResult: submission.reply({ fieldErrors: { [fieldOf(changed.why)]: [words] } }) },
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function NewStanding() {
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
          { label: t("past.add") },
        ]}
        title={d.title}
      />
      <form method="post" className="sheet form" key={f.key} noValidate>
        <div className="sb pad6">
          <ErrorSummary title={(count) => t("form.errors", { count })} items={f.items} />
          <TextField {...f.field("name")} label={t("standing.name")} width="w16" autoComplete="off" />
          <SelectField {...f.field("townCode")} label={t("standing.town")} choices={d.towns} />
          <TextField
            {...f.field("code")}
            label={t("standing.code")}
            help={t("standing.codeHelp")}
            width="w16"
            inputMode="numeric"
            autoComplete="off"
          />
          <DateField
            {...f.field("fromOn")}
            label={t("standing.from")}
            help={t("standing.fromHelp")}
            pick={t("standing.from")}
          />
          <TextField
            {...f.field("basis")}
            label={t("standing.basis")}
            help={t("standing.basisHelp")}
            width="w24"
            autoComplete="off"
          />
          <div className="row mt4">
            <button className="btn pri" type="submit">
              {t("standing.submit")}
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
