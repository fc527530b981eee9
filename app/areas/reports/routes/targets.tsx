import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findVillage } from "~/areas/villages/index.server";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { longDay, todayOn } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { wholeNumber } from "~/platform/list-address";
import { personName, placeLabel } from "~/platform/search/place-name";
import { ErrorSummary, TextField } from "~/ui/field";
import { Tabs } from "~/ui/list";
import { PageHead } from "~/ui/page-head";
import { figureText } from "../figure-words";
import { figuresByVillage, noFigures } from "../figures.server";
import { calendarPeriod, everything } from "../period";
import { setTargets, targetsOf } from "../set-targets.server";
import { readTarget, type TargetKey, targetKeys, targetYears } from "../target";
import { reportsText } from "../text";

const yearFrom = (request: Request): number => {
  const now = Number(todayOn().slice(0, 4));
  const asked = wholeNumber(new URL(request.url).searchParams.get("year"), 2200) ?? now;
  return targetYears(now).includes(asked) ? asked : now;
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "target.set");
  const db = database();
  const language = await languageOf(request);
  const village = findVillage(db, actor.villages, idFrom(params.villageId));
  if (!village || village.mergedIntoId !== null) throw notFound();
  const t = translator(reportsText, language);
  const year = yearFrom(request);
  const set = targetsOf(db, village.id, year);
  const done =
    figuresByVillage(db, [village.id], calendarPeriod(String(year)) ?? everything).get(village.id) ??
    noFigures();
  const last = [...set].sort((a, b) => b.setAt - a.setAt)[0];
  return {
    id: village.id,
    name: placeLabel(village, language),
    title: t("target.title", { village: placeLabel(village, language) }),
    year,
    years: targetYears(Number(todayOn().slice(0, 4))),
    lines: targetKeys.map((key) => {
      const value = set.find((s) => s.measure === key)?.value;
      return {
        key,
        value: value === undefined ? "" : figureText(key, value, language),
        done: figureText(key, done[key], language),
      };
    }),
    by: last
      ? t("target.by", {
          name: personName(last.setByName, language),
          day: longDay(todayOn(last.setAt), language),
        })
      : null,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "target.set");
  const db = database();
  const villageId = idFrom(params.villageId);
  if (!findVillage(db, actor.villages, villageId)) throw notFound();
  const language = await languageOf(request);
  const t = translator(reportsText, language);
  const year = yearFrom(request);
  const form = await request.formData();
  const typed = Object.fromEntries(
    targetKeys.map((key) => [key, String(form.get(key) ?? "").slice(0, 40)]),
  ) as Record<TargetKey, string>;
  const errors: Partial<Record<TargetKey, string>> = {};
  const values = {} as Record<TargetKey, number | null>;
  for (const key of targetKeys) {
    const read = readTarget(key, typed[key]);
    if (read.ok) values[key] = read.value;
    else errors[key] = t(`target.${read.why}`);
  }
  if (Object.keys(errors).length > 0) return data({ typed, errors }, { status: 400 });
  if (!setTargets(db, actor, villageId, year, values)) throw notFound();
  return redirectWithNotice(`/villages/${villageId}`, t("target.saved"));
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Targets() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(reportsText);
  const errors: Partial<Record<TargetKey, string>> = result?.errors ?? {};
  const wrong = Object.entries(errors).map(([id, text]) => ({
    id,
    text: `${t(`figure.${id as TargetKey}.label`)}: ${text}`,
  }));
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("area"), to: "/overview" },
          { label: d.name, to: `/villages/${d.id}` },
          { label: t("village.targets", { year: d.year }) },
        ]}
        title={d.title}
        facts={[t("village.targets", { year: d.year }), d.by]}
      />
      <Tabs
        label={t("target.year")}
        items={d.years.map((y) => ({
          label: t("period.year", { year: y }),
          to: `/villages/${d.id}/targets?year=${y}`,
          current: y === d.year,
        }))}
      />
      <form method="post" className="sheet form" noValidate key={d.year}>
        <div className="sb pad6">
          <ErrorSummary title={(count) => t("target.errors", { count })} items={wrong} />
          <p className="help">{t("target.lead")}</p>
          {d.lines.map((l) => (
            <TextField
              key={l.key}
              id={l.key}
              name={l.key}
              width="w16"
              className="mt4"
              inputMode="decimal"
              autoComplete="off"
              label={t(`figure.${l.key}.label`)}
              optional={t("target.optional")}
              help={t("target.suffix", { done: `${l.done} ${t(`figure.${l.key}.unit`)}` })}
              suffix={t(`figure.${l.key}.unit`)}
              defaultValue={result?.typed[l.key] ?? l.value}
              errors={errors[l.key] ? [errors[l.key] as string] : undefined}
            />
          ))}
          <p className="mt4">
            <button type="submit" className="btn pri">
              {t("target.save")}
            </button>
          </p>
        </div>
      </form>
    </>
  );
}
