import type { SubmissionResult } from "@conform-to/react";
import { daysApart } from "~/areas/loans";
import { longDay } from "~/platform/dates";
import { useFields } from "~/platform/forms/use-fields";
import { useLanguage, useText } from "~/platform/i18n/use-text";
import { DateField } from "~/ui/date-field";
import { type Choice, ErrorSummary, FieldErrors, RadioField, SelectField, TextField } from "~/ui/field";
import { PageHead } from "~/ui/page-head";
import { Note, Sheet } from "~/ui/sheet";
import { clauseField, confidences, type PolicyKey, partsOfForm, policyKeys, words } from "../policy-key";
import { policyText } from "../text";
import { unitWords } from "./policy-words";
import { DifferenceTable } from "./version-page";

type Values = Record<string, string>;

interface Hurdle {
  kind: "gap" | "overlap";
  from: string;
  to: string | null;
  repair: { fromOn: string | null; previousUntil: string | null };
}

/** A new version from an old one: what changes, from when, where it is written; a look before it is saved. */
export function NewVersionPage(props: {
  page: {
    id: number;
    title: string;
    base: string;
    baseDocument: string;
    regions: readonly Choice[];
    values: Values;
    /** What a version of this product can say. */
    keys: readonly PolicyKey[];
  };
  lastResult?: SubmissionResult<string[]> | null;
  look: {
    closes: string | null;
    rows: { label: string; before: string | null; after: string | null }[];
  } | null;
  hurdle: Hurdle | null;
}) {
  const t = useText(policyText);
  const d = props.page;
  const form = useFields<Values, typeof policyText.zh>(policyText, {
    lastResult: props.lastResult,
    defaultValue: d.values,
  });
  const { field } = form;
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("policies.title"), to: "/policies" },
          { label: d.baseDocument, to: `/policies/${d.id}` },
          { label: d.title },
        ]}
        title={d.title}
        facts={[d.base, t("newVersion.facts")]}
      />
      <form method="post" className="stack form" key={form.key} noValidate>
        <Sheet title={d.title}>
          <div className="sb">
            {props.hurdle ? (
              <HurdleNote hurdle={props.hurdle} />
            ) : (
              <ErrorSummary title={(count) => t("form.errors", { count })} items={form.items} />
            )}
            <div className="fgrid mt4">
              <SelectField {...field("region")} label={t("newVersion.region")} choices={d.regions} empty="" />
              <DateField {...field("fromOn")} label={t("newVersion.fromOn")} pick={t("form.pickDay")} />
              <DateField
                {...field("previousUntil")}
                label={t("newVersion.previousUntil")}
                help={t("newVersion.previousHelp")}
                optional={t("form.optional")}
                pick={t("form.pickDay")}
              />
              <TextField
                {...field("document")}
                label={t("newVersion.document")}
                help={t("newVersion.documentHelp")}
                autoComplete="off"
              />
              <TextField
                {...field("source")}
                label={t("newVersion.source")}
                help={t("newVersion.sourceHelp")}
                autoComplete="off"
              />
            </div>
            <RadioField
              {...field("confidence")}
              label={t("newVersion.confidence")}
              choices={confidences.map((c) => ({ value: c, label: t(`confidences.${c}`) }))}
            />
          </div>
        </Sheet>
        <Sheet title={t("newVersion.values")} foot={t("newVersion.valuesHelp")}>
          <table className="tbl vals two">
            <caption className="vh">{t("newVersion.values")}</caption>
            <thead>
              <tr>
                <th>{t("version.parameter")}</th>
                <th>{t("version.value")}</th>
                <th>{t("newVersion.clause")}</th>
              </tr>
            </thead>
            <tbody>
              {d.keys.map((key) => (
                <ValueRow key={key} name={key} field={field(key)} clause={field(clauseField(key))} />
              ))}
            </tbody>
          </table>
        </Sheet>
        {props.look && (
          <Sheet
            title={
              props.look.rows.length > 0
                ? t("newVersion.lookTitle", { count: props.look.rows.length })
                : t("newVersion.lookNone")
            }
            foot={props.look.closes ? t("newVersion.closes", { day: props.look.closes }) : undefined}
          >
            {props.look.rows.length > 0 && <DifferenceTable rows={props.look.rows} />}
          </Sheet>
        )}
        <p className="row">
          <button type="submit" name="intent" value="save" className="btn pri">
            {t("newVersion.save")}
          </button>
          <button type="submit" name="intent" value="look" className="btn">
            {t("newVersion.look")}
          </button>
        </p>
      </form>
    </>
  );
}

interface Typed {
  id: string;
  name: string;
  defaultValue?: string;
  errors?: readonly string[];
}

function ValueRow(props: { name: PolicyKey; field: Typed; clause: Typed }) {
  const t = useText(policyText);
  const kind = policyKeys[props.name];
  const { errors, ...input } = props.field;
  const { errors: clauseErrors, ...clause } = props.clause;
  const shared = {
    ...input,
    className: "in",
    "aria-invalid": errors?.length ? true : undefined,
    "aria-describedby": errors?.length ? `${input.id}-error` : undefined,
  };
  const unit = unitWords(t, props.name);
  const part = partsOfForm[props.name];
  return (
    <>
      {part && (
        <tr>
          <th colSpan={3} scope="rowgroup" className="part">
            {t(`newVersion.parts.${part}`)}
          </th>
        </tr>
      )}
      <tr>
        <td>
          <label htmlFor={props.name}>{t(`key.${props.name}`)}</label>
        </td>
        <td className="wide">
          <FieldErrors id={props.name} errors={errors} />
          {unit === undefined ? (
            <select {...shared}>
              <option value="">{t("none")}</option>
              {words[kind as keyof typeof words].map((word) => (
                <option key={word} value={word}>
                  {t(`value.${kind as "rule"}.${word as "FULL"}`)}
                </option>
              ))}
            </select>
          ) : (
            <span className="inbox">
              <input {...shared} inputMode="decimal" autoComplete="off" />
              <span className="suf">{unit}</span>
            </span>
          )}
        </td>
        <td>
          <FieldErrors id={clause.id} errors={clauseErrors} />
          <input
            {...clause}
            className="in"
            placeholder={t("newVersion.clause")}
            maxLength={60}
            autoComplete="off"
            aria-label={t("newVersion.clauseOf", { name: t(`key.${props.name}`) })}
            aria-invalid={clauseErrors?.length ? true : undefined}
            aria-describedby={clauseErrors?.length ? `${clause.id}-error` : undefined}
          />
        </td>
      </tr>
    </>
  );
}

/** A gap or an overlap: its days in words and the buttons that repair it. */
function HurdleNote({ hurdle: h }: { hurdle: Hurdle }) {
  const t = useText(policyText);
  const language = useLanguage();
  const day = (on: string) => longDay(on, language);
  const count = h.to ? daysApart(h.from, h.to) + 1 : 0;
  const title =
    h.kind === "gap"
      ? t("newVersion.gap", { count })
      : h.to
        ? t("newVersion.overlap", { count })
        : t("newVersion.overlapOpen");
  const why =
    h.kind === "gap"
      ? t("newVersion.gapWhy", { from: day(h.from), to: day(h.to ?? h.from) })
      : h.to
        ? t("newVersion.overlapWhy", { from: day(h.from), to: day(h.to) })
        : t("newVersion.overlapWhyOpen", { from: day(h.from) });
  return (
    <>
      <Note tone="bad" role="alert">
        <b>{title}</b> {why}
      </Note>
      <div className="row mt3">
        <span className="t13 ink2">{t("newVersion.repair")}</span>
        {h.repair.fromOn && (
          <button type="submit" name="repair-fromOn" value={h.repair.fromOn} className="btn sm">
            {t("newVersion.repairFrom", { day: day(h.repair.fromOn) })}
          </button>
        )}
        {h.repair.previousUntil && (
          <button type="submit" name="repair-previousUntil" value={h.repair.previousUntil} className="btn sm">
            {t("newVersion.repairUntil", { day: day(h.repair.previousUntil) })}
          </button>
        )}
      </div>
    </>
  );
}
