import type { SubmissionResult } from "@conform-to/react";
import { useFields } from "~/platform/forms/use-fields";
import { Quoted } from "~/platform/i18n/quoted";
import { useText } from "~/platform/i18n/use-text";
import { Badge, type Tone } from "~/ui/badge";
import { DateField } from "~/ui/date-field";
import { ErrorSummary, RadioField, TextField } from "~/ui/field";
import { PageHead } from "~/ui/page-head";
import { Note, Sheet } from "~/ui/sheet";
import { rateSeries } from "../policy-forms";
import { confidences } from "../policy-key";
import { policyText } from "../text";

interface Row {
  id: number;
  day: string;
  rate: string;
  change: string;
  source: string;
  badge: { tone: Tone; icon?: string; label: string };
}
type Values = { series: string; publishedOn: string; rate: string; source: string; confidence: string };

/** The LPR by publication day, and the form for the next one. */
export function LprPage(props: {
  page: {
    title: string;
    mayAdd: boolean;
    missing: string | null;
    rows: readonly Row[];
    base: readonly Omit<Row, "change">[];
  };
  lastResult?: SubmissionResult<string[]>;
}) {
  const t = useText(policyText);
  const d = props.page;
  const form = useFields<Values, typeof policyText.zh>(policyText, {
    lastResult: props.lastResult,
    defaultValue: { series: "lpr", publishedOn: "", rate: "", source: "", confidence: "official" },
  });
  return (
    <>
      <PageHead
        crumbs={[{ label: t("policies.title"), to: "/policies" }, { label: d.title }]}
        title={d.title}
        facts={[t("lpr.facts")]}
      />
      <div className="stack">
        {d.missing && <Note tone="warn">{t("lpr.missingNote", { day: d.missing })}</Note>}
        <div className={d.mayAdd ? "cols c-main-side" : "stack"}>
          <div className="stack">
            <Sheet
              title={t("lpr.rate")}
              count={t("lpr.count", { count: d.rows.length })}
              foot={t("lpr.before")}
            >
              <table className="tbl dense two">
                <caption className="vh">{t("lpr.title")}</caption>
                <thead>
                  <tr>
                    <th>{t("lpr.publishedOn")}</th>
                    <th className="num">{t("lpr.rate")}</th>
                    <th>{t("lpr.change")}</th>
                    <th>{t("lpr.source")}</th>
                    <th>{t("lpr.confidence")}</th>
                  </tr>
                </thead>
                <tbody>
                  {d.rows.map((r) => (
                    <tr key={r.id}>
                      <td className="wide">{r.day}</td>
                      <td className="num">
                        <b>{r.rate}</b>
                      </td>
                      <td className="sub">{r.change}</td>
                      <td>
                        <Quoted text={r.source} />
                      </td>
                      <td>
                        <Badge tone={r.badge.tone} icon={r.badge.icon}>
                          {r.badge.label}
                        </Badge>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Sheet>
            <BaseRates rows={d.base} />
          </div>
          {d.mayAdd && (
            <aside>
              <Sheet title={t("lpr.add")} id="add" pad>
                <form method="post" className="form" key={form.key} noValidate>
                  <ErrorSummary title={(count) => t("form.errors", { count })} items={form.items} />
                  <RadioField
                    {...form.field("series")}
                    label={t("lpr.series")}
                    choices={rateSeries.map((s) => ({ value: s, label: t(`lpr.seriesName.${s}`) }))}
                  />
                  <DateField
                    {...form.field("publishedOn")}
                    label={t("lpr.publishedOn")}
                    pick={t("form.pickDay")}
                  />
                  <TextField {...form.field("rate")} label={t("lpr.rate")} inputMode="decimal" suffix="%" />
                  <TextField
                    {...form.field("source")}
                    label={t("lpr.source")}
                    help={t("lpr.sourceHelp")}
                    autoComplete="off"
                  />
                  <RadioField
                    {...form.field("confidence")}
                    label={t("lpr.confidence")}
                    choices={confidences.map((c) => ({ value: c, label: t(`confidences.${c}`) }))}
                  />
                  <p className="mt4">
                    <button type="submit" className="btn pri">
                      {t("lpr.save")}
                    </button>
                  </p>
                </form>
              </Sheet>
            </aside>
          )}
        </div>
      </div>
    </>
  );
}

/** The base lending rate, before the LPR: a series of its own, that the administrator fills where old loans need it. */
function BaseRates({ rows }: { rows: readonly Omit<Row, "change">[] }) {
  const t = useText(policyText);
  return (
    <Sheet title={t("lpr.baseTitle")} count={t("lpr.count", { count: rows.length })} pad={rows.length === 0}>
      {rows.length === 0 ? (
        <p className="sub">{t("lpr.baseNone")}</p>
      ) : (
        <table className="tbl dense two">
          <caption className="vh">{t("lpr.baseTitle")}</caption>
          <thead>
            <tr>
              <th>{t("lpr.baseFrom")}</th>
              <th className="num">{t("lpr.rate")}</th>
              <th>{t("lpr.source")}</th>
              <th>{t("lpr.confidence")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((r) => (
              <tr key={r.id}>
                <td className="wide">{r.day}</td>
                <td className="num">
                  <b>{r.rate}</b>
                </td>
                <td>
                  <Quoted text={r.source} />
                </td>
                <td>
                  <Badge tone={r.badge.tone} icon={r.badge.icon}>
                    {r.badge.label}
                  </Badge>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Sheet>
  );
}
