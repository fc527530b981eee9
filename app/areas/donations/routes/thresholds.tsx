import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { can } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { addDays, longDay, parseDay, todayOn } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { yuanFigure } from "~/platform/money";
import { thresholdText } from "../text/threshold";
import { thresholdForm } from "../threshold-form";
import { thresholds } from "../thresholds.server";
import { ThresholdPage } from "../ui/threshold-page";
import { addThreshold, batchesSince, removeThreshold, thresholdSubject } from "../write-threshold.server";

/** From which value on a thing is a fixed asset: one row for each time the rule changed. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "policy.view");
  const db = database();
  const language = await languageOf(request);
  const t = translator(thresholdText, language);
  const today = todayOn();
  const rows = thresholds(db);
  const mayAdd = can(actor, "policy.manage");
  return {
    title: t("title"),
    mayAdd,
    rows: rows
      .map((row, i) => {
        const next = rows[i + 1];
        return {
          fromOn: row.fromOn,
          from: longDay(row.fromOn, language),
          until: next ? longDay(addDays(next.fromOn, -1), language) : null,
          state:
            row.fromOn > today ? ("later" as const) : !next || next.fromOn > today ? ("open" as const) : null,
          general: yuanFigure(row.generalFen),
          special: yuanFigure(row.specialFen),
          basis: row.basis,
          removable: mayAdd && !next && rows.length > 1 && batchesSince(db, row.fromOn) === 0,
        };
      })
      .reverse(),
  };
}

/** `step`: add | remove. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "policy.manage");
  const db = database();
  const language = await languageOf(request);
  const t = translator(thresholdText, language);
  const form = await request.formData();
  const here = "/equipment/thresholds";
  if (form.get("step") === "remove") {
    const fromOn = parseDay(String(form.get("fromOn") ?? ""));
    const done = fromOn && removeThreshold(db, actor, fromOn);
    if (!done) throw notFound();
    if (done.ok) return redirectWithNotice(here, t("removed"));
    const subject = thresholdSubject(fromOn);
    return refuse(
      actor,
      { event: "asset-threshold.removed", subject, why: done.why },
      { lastResult: null, why: t(done.why) },
    );
  }
  const submission = parseWithZod(form, { schema: thresholdForm });
  if (submission.status !== "success")
    return data({ lastResult: submission.reply(), why: null }, { status: 400 });
  const { general, special, ...rest } = submission.value;
  const done = addThreshold(db, actor, { ...rest, generalFen: general, specialFen: special });
  if (done.ok) return redirectWithNotice(here, t("added", { day: longDay(rest.fromOn, language) }));
  const field = done.why === "threshold.why.specialLess" ? "special" : "fromOn";
  return refuse(
    actor,
    { event: "asset-threshold.added", subject: thresholdSubject(rest.fromOn), why: done.why },
    { lastResult: submission.reply({ fieldErrors: { [field]: [done.why] } }), why: null },
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Thresholds() {
  return <ThresholdPage page={useLoaderData<typeof loader>()} result={useActionData<typeof action>()} />;
}
