import type { SubmissionResult } from "@conform-to/react";
import { useFields } from "~/platform/forms/use-fields";
import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { DateField } from "~/ui/date-field";
import { ErrorSummary, RadioField, TextField } from "~/ui/field";
import { PageHead } from "~/ui/page-head";
import { Note, Sheet } from "~/ui/sheet";
import type { CalendarPage } from "../calendar-page.server";
import { policyText } from "../text";

type Values = { fromOn: string; toOn: string; kind: string; name: string };
const monday = ["1", "2", "3", "4", "5", "6", "0"] as const;

/** A year of working days: what differs from the weekday stands with its word, and the administrator may change it. */
export function CalendarYear(props: {
  title: string;
  page: CalendarPage;
  mayEdit: boolean;
  lastResult?: SubmissionResult<string[]>;
}) {
  const t = useText(policyText);
  const d = props.page;
  return (
    <>
      <PageHead
        crumbs={[{ label: t("policies.title"), to: "/policies" }, { label: props.title }]}
        title={props.title}
        facts={[t("calendar.facts"), t(d.known ? "calendar.knows" : "calendar.lacks", { year: d.year })]}
      />
      <div className="stack">
        {d.lacking && <Note tone="warn">{t("calendar.lacksNote", { year: d.lacking })}</Note>}
        <nav className="tabs" aria-label={t("calendar.yearNav")}>
          {[d.year - 1, d.year, d.year + 1].map((year) => (
            <a
              key={year}
              href={`/policies/calendar?year=${year}`}
              aria-current={year === d.year ? "page" : undefined}
            >
              {t("calendar.year", { year })}
            </a>
          ))}
        </nav>
        <div className={props.mayEdit ? "cols c-main-side" : "stack"}>
          <Sheet title={t("calendar.year", { year: d.year })}>
            <div className="cal">
              {d.months.map((m) => (
                <Month key={m.title} month={m} />
              ))}
            </div>
          </Sheet>
          <aside className="stack">
            {props.mayEdit && <EditDays lastResult={props.lastResult} />}
            <Sheet title={t("calendar.edits")} count={d.edits.length}>
              {d.edits.length === 0 ? (
                <p className="sb sub">{t("calendar.none")}</p>
              ) : (
                <table className="tbl dense">
                  <caption className="vh">{t("calendar.edits")}</caption>
                  <tbody>
                    {d.edits.map((e) => (
                      <tr key={e.day}>
                        <td>
                          {e.words} <span className="sub">{e.name}</span>
                        </td>
                        <td>
                          <Badge tone={e.kind === "rest" ? "mute" : "warn"} icon="calendar-days">
                            {t(e.kind === "rest" ? "calendar.rest" : "calendar.work")}
                          </Badge>
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              )}
            </Sheet>
          </aside>
        </div>
      </div>
    </>
  );
}

function Month({ month }: { month: CalendarPage["months"][number] }) {
  const t = useText(policyText);
  return (
    <div>
      <h3>
        {month.title} <span className="sub">{t("calendar.workingDays", { count: month.working })}</span>
      </h3>
      <table>
        <caption className="vh">{month.title}</caption>
        <thead>
          <tr>
            {monday.map((w) => (
              <th key={w} scope="col">
                {t(`calendar.weekdays.${w}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {month.weeks.map((week, k) => (
            <tr key={k}>
              {week.map((cell, i) =>
                cell ? (
                  <td
                    key={cell.day}
                    className={[cell.mark ?? "", cell.edited ? "edited" : "", cell.today ? "now" : ""].join(
                      " ",
                    )}
                  >
                    {cell.date}
                    {cell.mark && (
                      <small>{t(cell.mark === "rest" ? "calendar.restShort" : "calendar.workShort")}</small>
                    )}
                  </td>
                ) : (
                  <td key={`${k}-${i}`} />
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function EditDays({ lastResult }: { lastResult?: SubmissionResult<string[]> }) {
  const t = useText(policyText);
  const form = useFields<Values, typeof policyText.zh>(policyText, {
    lastResult,
    defaultValue: { fromOn: "", toOn: "", kind: "rest", name: "" },
  });
  return (
    <Sheet title={t("calendar.set")} pad>
      <form method="post" className="form" key={form.key} noValidate>
        <ErrorSummary title={(count) => t("form.errors", { count })} items={form.items} />
        <DateField {...form.field("fromOn")} label={t("calendar.fromOn")} pick={t("form.pickDay")} />
        <DateField
          {...form.field("toOn")}
          label={t("calendar.toOn")}
          help={t("calendar.toHelp")}
          optional={t("form.optional")}
          pick={t("form.pickDay")}
        />
        <RadioField
          {...form.field("kind")}
          label={t("calendar.kind")}
          choices={(["rest", "work", "usual"] as const).map((k) => ({ value: k, label: t(`calendar.${k}`) }))}
        />
        <TextField {...form.field("name")} label={t("calendar.name")} help={t("calendar.nameHelp")} />
        <p className="mt4">
          <button type="submit" className="btn pri">
            {t("calendar.save")}
          </button>
        </p>
      </form>
    </Sheet>
  );
}
