import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { can } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { longDay, todayOn } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { languageOf } from "~/platform/i18n/language.server";
import { cited } from "~/platform/i18n/official-title";
import { translator } from "~/platform/i18n/text";
import { addLpr } from "../add-lpr.server";
import { missingLpr } from "../lpr-month";
import { baseRateRows, lprRows } from "../policies.server";
import { lprForm } from "../policy-forms";
import { policyText } from "../text";
import { LprPage } from "../ui/lpr-page";
import { confidenceBadge, rateWords } from "../ui/policy-words";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "policy.view");
  const language = await languageOf(request);
  const t = translator(policyText, language);
  const rows = lprRows(database());
  const missing = missingLpr(
    rows.map((r) => r.publishedOn),
    todayOn(),
  );
  return {
    title: t("lpr.title"),
    mayAdd: can(actor, "policy.manage"),
    missing: missing && longDay(missing, language),
    base: baseRateRows(database()).map((r) => ({
      id: r.id,
      day: longDay(r.fromOn, language),
      rate: rateWords(r.oneYearPpm),
      source: cited(r.source, language),
      badge: confidenceBadge(t, r.confidence),
    })),
    rows: rows.map((r, k) => {
      const before = rows[k + 1];
      const points = before ? Math.round((r.oneYearPpm - before.oneYearPpm) / 100) : 0;
      const change = !before
        ? t("lpr.first")
        : points === 0
          ? t("lpr.unchanged")
          : t(points < 0 ? "lpr.down" : "lpr.up", { points: Math.abs(points) });
      return {
        id: r.id,
        day: longDay(r.publishedOn, language),
        rate: rateWords(r.oneYearPpm),
        change,
        source: cited(r.source, language),
        badge: confidenceBadge(t, r.confidence),
      };
    }),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "policy.manage");
  const submission = parseWithZod(await request.formData(), { schema: lprForm });
  if (submission.status !== "success") return data({ lastResult: submission.reply() }, { status: 400 });
  const result = addLpr(database(), actor, submission.value);
  if (!result.ok)
    return refuse(
      actor,
      { event: "lpr.added", subject: { kind: "lpr", id: submission.value.publishedOn }, why: result.why },
      { lastResult: submission.reply({ fieldErrors: { publishedOn: [result.why] } }) },
    );
  const t = translator(policyText, await languageOf(request));
  return redirectWithNotice("/policies/lpr", t("lpr.added"));
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Lpr() {
  const result = useActionData<typeof action>();
  return <LprPage page={useLoaderData<typeof loader>()} lastResult={result?.lastResult} />;
}
