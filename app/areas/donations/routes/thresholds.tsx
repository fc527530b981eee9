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
import { thresholdChange, thresholdForm, thresholdRemoval } from "../threshold-form";
import { thresholds } from "../thresholds.server";
import { ThresholdPage } from "../ui/threshold-page";
import {
  addThreshold,
  changeThreshold,
  type Recounted,
  recountKey,
  recountWithout,
  removeThreshold,
  standsForGood,
  thresholdSubject,
} from "../write-threshold.server";

const askOf = (recounted: Recounted) => ({ key: recountKey(recounted), ...recounted });

/** From which value on a thing is a fixed asset: one row for each time the rule changed. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "policy.view");
  const db = database();
  const language = await languageOf(request);
  const t = translator(thresholdText, language);
  const today = todayOn();
  const rows = thresholds(db);
  const mayAdd = can(actor, "policy.manage");
  const last = rows.at(-1);
  const open = mayAdd && last && !standsForGood(db, last) ? last : null;
  const query = new URL(request.url).searchParams;
  const wanted = query.get("edit");
  const before = rows.at(-2);
  return {
    title: t("title"),
    mayAdd,
    edited:
      open && open.fromOn === wanted
        ? {
            fromOn: open.fromOn,
            from: longDay(open.fromOn, language),
            general: yuanFigure(open.generalFen),
            special: yuanFigure(open.specialFen),
            basis: open.basis,
          }
        : null,
    removed:
      open && before && open.fromOn === query.get("remove")
        ? {
            fromOn: open.fromOn,
            from: longDay(open.fromOn, language),
            general: yuanFigure(before.generalFen),
            special: yuanFigure(before.specialFen),
            ask: askOf(recountWithout(db)),
          }
        : null,
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
          changeable: row === open,
          removable: row === open,
        };
      })
      .reverse(),
  };
}

/** `step`: add | change | remove. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "policy.manage");
  const db = database();
  const language = await languageOf(request);
  const t = translator(thresholdText, language);
  const form = await request.formData();
  const here = "/equipment/thresholds";
  const was = parseDay(String(form.get("was") ?? form.get("fromOn") ?? ""));
  const sure = String(form.get("sure") ?? "");
  if (form.get("step") === "remove") {
    if (!was) throw notFound();
    const said = parseWithZod(form, { schema: thresholdRemoval });
    if (said.status !== "success")
      return data({ lastResult: said.reply(), why: null, ask: null }, { status: 400 });
    const done = removeThreshold(db, actor, was, { ...said.value, sure });
    if (done.ok) return redirectWithNotice(here, t("removed"));
    if (done.why === "threshold.asks")
      return data(
        { lastResult: said.reply({ formErrors: [done.why] }), why: null, ask: askOf(done.recounted) },
        { status: 400 },
      );
    const subject = thresholdSubject(was);
    return refuse(
      actor,
      { event: "asset-threshold.removed", subject, why: done.why },
      { lastResult: null, why: t(done.why as "threshold.why.used"), ask: null },
    );
  }
  const changes = form.get("step") === "change";
  const submission = parseWithZod(form, { schema: changes ? thresholdChange : thresholdForm });
  if (submission.status !== "success")
    return data({ lastResult: submission.reply(), why: null, ask: null }, { status: 400 });
  const { general, special, ...rest } = submission.value;
  const input = { ...rest, generalFen: general, specialFen: special };
  if (changes && !was) throw notFound();
  const done =
    changes && was && "reason" in input
      ? changeThreshold(db, actor, was, { ...input, reason: String(input.reason) }, sure)
      : addThreshold(db, actor, input, sure);
  if (done.ok)
    return redirectWithNotice(
      here,
      t(changes ? "changed" : "added", { day: longDay(rest.fromOn, language) }),
    );
  if (done.why === "threshold.asks") {
    return data(
      { lastResult: submission.reply({ formErrors: [done.why] }), why: null, ask: askOf(done.recounted) },
      { status: 400 },
    );
  }
  const field = done.why === "threshold.why.specialLess" ? "special" : "fromOn";
  return refuse(
    actor,
    {
      event: changes ? "asset-threshold.changed" : "asset-threshold.added",
      subject: thresholdSubject(was && changes ? was : rest.fromOn),
      why: done.why,
    },
    { lastResult: submission.reply({ fieldErrors: { [field]: [done.why] } }), why: null, ask: null },
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Thresholds() {
  return <ThresholdPage page={useLoaderData<typeof loader>()} result={useActionData<typeof action>()} />;
}
