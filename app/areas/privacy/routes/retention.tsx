import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { retentionRule } from "db/schema";
import { desc } from "drizzle-orm";
import { can } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { addDays, longDay, todayOn } from "~/platform/dates";
import { useFields } from "~/platform/forms/use-fields";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { type RetentionKey, retentionKeys } from "~/platform/retention-keys";
import { PageHead } from "~/ui/page-head";
import { addRetentionRule } from "../add-retention-rule.server";
import { basisWords } from "../basis-words";
import { retentionForm } from "../privacy-forms";
import { privacyText } from "../text";
import { PrivacyTabs } from "../ui/privacy-tabs";
import { RetentionForm, RetentionTable } from "../ui/retention-sheets";

/** How long each kind of record is kept: dated rules, the newest first. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "deletion.decide");
  const language = await languageOf(request);
  const t = translator(privacyText, language);
  const today = todayOn();
  const rules = database().select().from(retentionRule).orderBy(desc(retentionRule.fromOn)).all();
  return {
    title: t("retention.title"),
    mayAdd: can(actor, "notice.manage"),
    rows: retentionKeys.flatMap((key) => {
      const mine = rules.filter((r) => r.key === key);
      const now = mine.find((r) => r.fromOn <= today)?.id;
      return mine.map((r) => ({
        id: r.id,
        key: key as RetentionKey,
        years:
          r.years === null
            ? t("retention.forever")
            : t("retention.yearsOf", { count: r.years, years: r.years }),
        basis: basisWords(r.basis, language),
        sure: t(`retention.sure.${r.confidence as "none"}`),
        from: longDay(r.fromOn, language),
        state:
          r.id === now ? ("inForce" as const) : r.fromOn > today ? ("coming" as const) : ("past" as const),
      }));
    }),
    initial: { key: "training", fromOn: addDays(today, 1), years: "", basis: "", confidence: "none" },
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "notice.manage");
  const submission = parseWithZod(await request.formData(), { schema: retentionForm });
  if (submission.status !== "success") return data({ lastResult: submission.reply() }, { status: 400 });
  const added = addRetentionRule(database(), actor, submission.value);
  if (!added.ok)
    return refuse(
      actor,
      {
        event: "retention-rule.added",
        subject: { kind: "retention-rule", id: submission.value.key },
        why: added.why,
      },
      { lastResult: submission.reply({ fieldErrors: { fromOn: [added.why] } }) },
    );
  const t = translator(privacyText, await languageOf(request));
  return redirectWithNotice("/retention", t("retention.added"));
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Retention() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(privacyText);
  const f = useFields(privacyText, { lastResult: result?.lastResult, defaultValue: d.initial });
  return (
    <>
      <PageHead title={d.title} facts={[t("retention.lead")]} />
      <PrivacyTabs current="retention" />
      <div className="stack">
        <RetentionTable title={d.title} rows={d.rows} />
        {d.mayAdd && <RetentionForm fields={f} key={f.key} />}
      </div>
    </>
  );
}
