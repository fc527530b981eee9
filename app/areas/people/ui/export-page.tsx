import type { SubmissionResult } from "@conform-to/react";
import { useFields } from "~/platform/forms/use-fields";
import { useMessages, useText } from "~/platform/i18n/use-text";
import { TextField } from "~/ui/field";
import { Icon } from "~/ui/icon";
import { PageHead } from "~/ui/page-head";
import { Facts, Note, Sheet } from "~/ui/sheet";
import { exportKinds } from "../text/export-kinds";

export interface ExportPageProps {
  /** Which list goes into the file: each says it in its own words. */
  kind: keyof typeof exportKinds;
  title: string;
  count: number;
  /** How many of them go along where only those who agreed do. */
  consented: number;
  /** Whether single rows were chosen. */
  chosen: boolean;
  conditions: readonly { label: string; value: string }[];
  back: string;
  mayFull: boolean;
  result: { lastResult: SubmissionResult<string[]>; why: string | null } | undefined;
}

/** Asks before a list leaves the system: whole numbers and why, and whether those who have not agreed stay out. */
export function ExportPage(d: ExportPageProps) {
  const { text } = exportKinds[d.kind];
  const t = useText(text);
  const say = useMessages(text);
  const f = useFields(text, {
    lastResult: d.result?.lastResult,
    defaultValue: { numbers: "masked", reason: "", consented: "" },
  });
  const numbers = f.value("numbers");
  return (
    <>
      <PageHead
        crumbs={[{ label: t("export.list"), to: d.back }, { label: t("list.export") }]}
        title={d.title}
      />
      <Sheet pad className="form">
        {d.result?.why && (
          <div className="notice">
            <Note tone="bad" role="alert">
              {say([d.result.why])?.[0] ?? ""}
            </Note>
          </div>
        )}
        <Facts
          items={[
            [
              t("export.which"),
              d.chosen ? t("export.chosen", { count: d.count }) : t("export.count", { count: d.count }),
            ],
            [
              t("export.conditions"),
              d.conditions
                .map((c) => `${t("list.chip", { label: c.label })}${c.value}`)
                .join(t("sheet.separator")) || t("sheet.all"),
            ],
          ]}
        />
        <form method="post" key={f.key} noValidate className="mt4">
          <fieldset className="f">
            <legend className="lab">{t("export.numbers")}</legend>
            <div className="stack-tight">
              <label className="plain">
                <input type="radio" name="numbers" value="masked" defaultChecked={numbers !== "full"} />
                {t("export.masked")}
              </label>
              {d.mayFull && (
                <label className="plain">
                  <input type="radio" name="numbers" value="full" defaultChecked={numbers === "full"} />
                  {t("export.full")}
                </label>
              )}
            </div>
          </fieldset>
          {d.mayFull && (
            <TextField
              {...f.field("reason")}
              label={t("export.reason")}
              help={t("export.fullHelp")}
              optional={t("export.fullOnly")}
              maxLength={200}
              autoComplete="off"
              className="mt4"
            />
          )}
          <div className="mt4">
            <label className="plain">
              <input
                type="checkbox"
                className="cb"
                name="consented"
                value="yes"
                defaultChecked={f.value("consented") === "yes"}
              />
              {t("export.consented", { count: d.count - d.consented })}
            </label>
          </div>
          <p className="t13 sub mt4">{t("export.hint")}</p>
          <div className="row mt4">
            <button type="submit" className="btn pri" disabled={d.count === 0}>
              <Icon name="download" />
              {t("export.submit", { count: d.count })}
            </button>
            <a className="btn" href={d.back}>
              {t("export.cancel")}
            </a>
          </div>
        </form>
      </Sheet>
    </>
  );
}
