import type { ReactNode } from "react";
import { useMessages, useText } from "~/platform/i18n/use-text";
import { DateField } from "~/ui/date-field";
import {
  type Choice,
  ErrorSummary,
  Field,
  RadioField,
  SelectField,
  TextAreaField,
  TextField,
} from "~/ui/field";
import { PageHead } from "~/ui/page-head";
import { Note, Sheet } from "~/ui/sheet";
import { moneyText } from "../../text/money";
import type { FieldErrors, FieldSpec, Typed } from "../form-fields";

type FieldName = keyof typeof moneyText.zh.field;

export interface FormAnswer {
  typed: Typed;
  errors: FieldErrors;
  why: string | null;
  /** Where what the refusal speaks of can be seen, and another way on. */
  see?: readonly { to: string; label: string }[];
  /** The key that was sent: the form keeps it, so that sending it again stays the same sending. */
  requestKey?: string;
}

/** What a whole number counts, where it is not days. */
const units: Record<string, "people" | "times" | "percent" | undefined> = {
  jobs: "people",
  leverage: "times",
  stopOverdue: "percent",
  stopCompensation: "percent",
  share: "percent",
};

interface FormProps {
  fields: readonly FieldSpec[];
  /** What the fields hold before anything is typed. */
  values: Typed;
  answer?: FormAnswer;
  /** Labels that differ from the usual one of their name. */
  labels?: Partial<Record<string, string>>;
  help?: Partial<Record<string, ReactNode>>;
  /** Choices that the catalogue does not know. */
  choices?: Partial<Record<string, readonly Choice[]>>;
  save: string;
  back: string;
  requestKey?: string;
  /** What a press cannot take back, said beside the button. */
  confirm?: string;
  danger?: boolean;
  title?: string;
  children?: ReactNode;
}

/** One form of the money pages: its fields are the list that the server reads by. */
export function MoneyForm(props: FormProps) {
  const t = useText(moneyText);
  const words = useMessages(moneyText);
  const { answer } = props;
  const wrong = Object.entries(answer?.errors ?? {}).map(([id, why]) => ({
    id,
    text: `${props.labels?.[id] ?? t(`field.${id as FieldName}`)}${t("formMark")}${words([why])?.[0] ?? ""}`,
  }));
  return (
    <Sheet pad className="form" title={props.title}>
      <form method="post" encType="multipart/form-data" noValidate>
        <ErrorSummary title={(count) => t("form.errors", { count })} items={wrong} />
        {props.requestKey && (
          <input type="hidden" name="requestKey" value={answer?.requestKey ?? props.requestKey} />
        )}
        <div className="fgrid">
          {props.fields
            .filter((f) => f.kind !== "area")
            .map((f) => (
              <OneField key={f.name} field={f} form={props} />
            ))}
        </div>
        {props.fields
          .filter((f) => f.kind === "area")
          .map((f) => (
            <div className="mt4" key={f.name}>
              <OneField field={f} form={props} />
            </div>
          ))}
        {props.children}
        <p className="mt4 row">
          <button type="submit" className={`btn ${props.danger ? "danger" : "pri"}`}>
            {props.save}
          </button>
          <a className="btn quiet" href={props.back}>
            {t("form.back")}
          </a>
          {props.confirm && <span className="sub">{props.confirm}</span>}
        </p>
      </form>
    </Sheet>
  );
}

function OneField({ field: f, form }: { field: FieldSpec; form: FormProps }) {
  const t = useText(moneyText);
  const words = useMessages(moneyText);
  const why = form.answer?.errors[f.name];
  const given = form.answer ? form.answer.typed[f.name] : form.values[f.name];
  const frame = {
    id: f.name,
    name: f.name,
    label: form.labels?.[f.name] ?? t(`field.${f.name as FieldName}`),
    help: form.help?.[f.name],
    optional: f.optional ? t(f.when ? `form.when.${f.when}` : "form.optional") : undefined,
    errors: words(why ? [why] : undefined),
  };
  const text = { ...frame, defaultValue: given ?? "", autoComplete: "off" };
  switch (f.kind) {
    case "day":
      return <DateField {...frame} defaultValue={given} pick={t("form.pickDay")} />;
    case "money":
      return <TextField {...text} inputMode="decimal" maxLength={24} suffix={t("yuan")} />;
    case "rate":
      return <TextField {...text} inputMode="decimal" maxLength={10} suffix="%" />;
    case "whole":
      return (
        <TextField
          {...text}
          inputMode="numeric"
          maxLength={9}
          suffix={t(`unit.${units[f.name] ?? "days"}`)}
        />
      );
    case "hundredths":
      return (
        <TextField
          {...text}
          inputMode="decimal"
          maxLength={9}
          suffix={t(`unit.${units[f.name] ?? "percent"}`)}
        />
      );
    case "area":
      return <TextAreaField {...text} maxLength={f.max} />;
    case "choice": {
      const choices =
        form.choices?.[f.name] ??
        (f.choices ?? []).map((value) => ({
          value,
          label: t(`choice.${f.name}.${value}` as "choice.way.phone"),
        }));
      if (f.name === "decision")
        return <RadioField {...frame} choices={choices} defaultValue={given || undefined} />;
      return (
        <SelectField
          {...frame}
          defaultValue={given ?? ""}
          choices={choices}
          empty={given && !f.optional ? undefined : t(f.optional ? "form.noneOf" : "form.choose")}
        />
      );
    }
    case "file":
      return (
        <Field {...frame}>
          <input
            id={f.name}
            name={f.name}
            type="file"
            className="in"
            accept="image/jpeg,image/png,application/pdf"
            aria-invalid={why ? true : undefined}
            aria-describedby={why ? `${f.name}-error` : undefined}
          />
        </Field>
      );
    default:
      return <TextField {...text} maxLength={f.max ?? 200} />;
  }
}

export interface FormPageFacts {
  title: string;
  crumbs: readonly { label: string; to?: string }[];
  facts?: readonly string[];
  notes?: readonly { tone?: "ok" | "warn" | "bad"; text: string }[];
  /** Why nothing can be sent, whatever is typed: stands instead of the form. */
  barred?: string | null;
  /** What the way back is called, where it is not the loan. */
  backWords?: string;
}

/** A page that is one form: head, what must be known first, why it was refused, the fields. */
export function MoneyFormPage({
  page,
  form,
  children,
}: {
  page: FormPageFacts;
  form: FormProps;
  children?: ReactNode;
}) {
  const t = useText(moneyText);
  return (
    <>
      <PageHead crumbs={page.crumbs} title={page.title} facts={page.facts} />
      <div className="stack">
        {form.answer?.why && (
          <Note tone="bad" role="alert">
            {form.answer.why}
            {form.answer.see?.map((s) => (
              <span key={s.to}>
                {" "}
                <a href={s.to}>{s.label}</a>
              </span>
            ))}
          </Note>
        )}
        {page.notes?.map((n) => (
          <Note key={n.text} tone={n.tone}>
            {n.text}
          </Note>
        ))}
        {children}
        {page.barred ? (
          <Note tone="warn">
            {page.barred} <a href={form.back}>{page.backWords ?? t("form.toLoan")}</a>
          </Note>
        ) : (
          <MoneyForm {...form} />
        )}
      </div>
    </>
  );
}

/** What the loader of a page says that is nothing but a form. */
export interface EntryFacts {
  page: FormPageFacts;
  values: Typed;
  save: string;
  back: string;
  requestKey?: string;
  choices?: Partial<Record<string, readonly Choice[]>>;
}

/** Such a page: its fields, what was loaded, and what was answered to what was sent. */
export function EntryPage(
  props: { fields: readonly FieldSpec[]; data: EntryFacts } & Pick<
    FormProps,
    "answer" | "labels" | "children"
  >,
) {
  const { page, values, save, back, requestKey, choices } = props.data;
  const { fields, answer, labels, children } = props;
  return (
    <MoneyFormPage
      page={page}
      form={{ fields, values, answer, save, back, requestKey, choices, labels, children }}
    />
  );
}
