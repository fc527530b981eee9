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
import { lprText } from "../text/lpr";
import { type Correcting, CorrectionForm, OpenCorrections } from "./lpr-corrections";

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
    mayConfirm: boolean;
    correcting: Correcting | null;
    open: readonly { id: number; mine: boolean; words: string }[];
    missing: string | null;
    rows: readonly Row[];
    base: readonly Omit<Row, "change">[];
  };
  answer?: {
    lastResult?: SubmissionResult<string[]>;
    read?: { key: string; words: string };
    why?: string;
    decided?: { id: number; why: string; text: string };
  };
}) {
  const t = useText(policyText);
  const l = useText(lprText);
  const { page: d, answer } = props;
  const form = useFields<Values, typeof policyText.zh>(policyText, {
    lastResult: d.correcting ? undefined : answer?.lastResult,
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
        <OpenCorrections open={d.open} mayConfirm={d.mayConfirm} decided={answer?.decided} />
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
                    {d.mayAdd && <th>{l("action")}</th>}
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
                      {d.mayAdd && <CorrectLink to={`lpr-${r.id}`} of={r.day} />}
                    </tr>
                  ))}
                </tbody>
              </table>
            </Sheet>
            <BaseRates rows={d.base} mayAdd={d.mayAdd} />
          </div>
          {d.mayAdd && (
            <aside>
              {d.correcting ? (
                <CorrectionForm correcting={d.correcting} lastResult={answer?.lastResult} why={answer?.why} />
              ) : (
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
                    {answer?.read && (
                      <>
                        <input type="hidden" name="read" value={answer.read.key} />
                        <Note tone="warn" role="alert">
                          {answer.read.words}
                        </Note>
                      </>
                    )}
                    <p className="mt4">
                      <button type="submit" className="btn pri">
                        {answer?.read ? l("readSave") : t("lpr.save")}
                      </button>
                    </p>
                  </form>
                </Sheet>
              )}
            </aside>
          )}
        </div>
      </div>
    </>
  );
}

function CorrectLink({ to, of }: { to: string; of: string }) {
  const l = useText(lprText);
  return (
    <td>
      <a href={`?correct=${to}#correct`}>
        {l("correct")}
        <span className="vh"> {of}</span>
      </a>
    </td>
  );
}

/** The base lending rate, before the LPR: a series of its own, that the administrator fills where old loans need it. */
function BaseRates({ rows, mayAdd }: { rows: readonly Omit<Row, "change">[]; mayAdd: boolean }) {
  const l = useText(lprText);
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
              {mayAdd && <th>{l("action")}</th>}
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
                {mayAdd && <CorrectLink to={`base-${r.id}`} of={r.day} />}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Sheet>
  );
}
