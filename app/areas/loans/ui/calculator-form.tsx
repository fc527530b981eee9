import { useMessages, useText } from "~/platform/i18n/use-text";
import { DateField } from "~/ui/date-field";
import { type Choice, ErrorSummary, RadioField, SelectField, TextField } from "~/ui/field";
import { Icon } from "~/ui/icon";
import { Sheet } from "~/ui/sheet";
import type { CalculatorField } from "../calculator-form";
import { bases, dueDays, everies, plans } from "../calculator-form";
import { borrowerKinds } from "../eligibility";
import { dueShifts, firstPeriods } from "../engine/loan-terms";
import { loanText } from "../text";
import { AnswerField, FirmFields, PersonFields, type Typed } from "./calculator-borrower";

export interface Found {
  who: string;
  total: number;
  people: readonly { id: number; name: string; place: string; born: string; to: string }[];
}

interface Props {
  found: Found | null;
  values: Record<string, string>;
  errors: Record<string, string[]>;
  groups: readonly Choice[];
  person: number | null;
  amountWords: string | null;
  rateWords: string | null;
}

/** The fields of one form: id, name, what was typed and what is wrong with it. */
function useTyped({ values, errors }: Props) {
  const say = useMessages(loanText);
  return {
    field: (name: CalculatorField) => ({
      id: name,
      name,
      defaultValue: values[name] ?? "",
      errors: say(errors[name]),
    }),
    items: Object.entries(errors).flatMap(([id, list]) => (say(list) ?? []).map((text) => ({ id, text }))),
  };
}

/** What is asked: the loan first, then the borrower. A plain form that sends its fields in the address; nothing is kept. */
export function CalculatorForm(props: Props) {
  const t = useText(loanText);
  const { field, items } = useTyped(props);
  const { kind = "person" } = props.values;
  return (
    <form method="get" action="/loans/calculator#answer" className="stack" noValidate>
      <Sheet title={t("calculator.conditions")} pad>
        {props.person !== null && <input type="hidden" name="person" value={props.person} />}
        <WhoField found={props.found} person={props.person} />
        <ErrorSummary title={(count) => t("calculator.errors", { count })} items={items} />
        <RadioField
          {...field("kind")}
          label={t("calculator.kind")}
          choices={borrowerKinds.map((k) => ({ value: k, label: t(`calculator.kinds.${k}`) }))}
        />
        <TextField
          {...field("amount")}
          label={t("calculator.amount")}
          inputMode="decimal"
          suffix={t("calculator.yuan")}
          help={props.amountWords}
        />
        <div className="duo">
          <DateField {...field("disbursedOn")} label={t("calculator.disbursedOn")} pick={t("form.pickDay")} />
          <TextField
            {...field("term")}
            label={t("calculator.term")}
            inputMode="numeric"
            suffix={t("calculator.months")}
          />
        </div>
        <div className="duo">
          <TextField {...field("lpr")} label={t("calculator.lpr")} inputMode="decimal" suffix="%" />
          <TextField
            {...field("points")}
            label={t("calculator.points")}
            inputMode="numeric"
            suffix={t("calculator.bp")}
          />
        </div>
        {props.rateWords && <p className="t12 sub">{props.rateWords}</p>}
        <RadioField
          {...field("plan")}
          label={t("calculator.plan")}
          choices={plans.map((p) => ({ value: p, label: t(`calculator.plans.${p}`) }))}
        />
        <RadioField
          {...field("basis")}
          label={t("calculator.basis")}
          choices={bases.map((b) => ({ value: b, label: t(`calculator.bases.${b}`) }))}
        />
        <ContractFields field={field} values={props.values} />
        <Again person={props.person} />
      </Sheet>
      <Sheet title={t("calculator.borrower")} pad>
        <p className="help">{t("calculator.borrowerHelp")}</p>
        <DateField {...field("appliedOn")} label={t("calculator.appliedOn")} pick={t("form.pickDay")} />
        {kind === "firm" ? (
          <FirmFields field={field} />
        ) : (
          <PersonFields field={field} groups={props.groups} values={props.values} />
        )}
        <DateField
          {...field("registeredOn")}
          label={t("calculator.registeredOn")}
          optional={t("form.optional")}
          pick={t("form.pickDay")}
        />
        <TextField
          {...field("loansBefore")}
          label={t("calculator.loansBefore")}
          inputMode="numeric"
          suffix={t("calculator.times")}
        />
        <AnswerField field={field} name="previousSettled" />
        <AnswerField field={field} name="goodCredit" />
        <AnswerField field={field} name="guarantorFree" />
        <AnswerField field={field} name="noOtherSubsidy" />
        <Again person={props.person} />
      </Sheet>
    </form>
  );
}

/** Whom the loan is for, found in the register; what the record knows fills the fields below. */
function WhoField({ found, person }: { found: Found | null; person: number | null }) {
  const t = useText(loanText);
  return (
    <>
      <TextField
        id="who"
        name="who"
        label={t("calculator.who")}
        optional={t("form.optional")}
        help={t(person === null ? "calculator.whoHelp" : "calculator.whoOther")}
        defaultValue={found?.who ?? ""}
        autoComplete="off"
      />
      <div className="f">
        <button type="submit" className="btn sm">
          <Icon name="search" />
          {t("calculator.find")}
        </button>
      </div>
      {found && (
        <ul className="rows" aria-label={t("calculator.foundPeople")}>
          {found.people.length === 0 && <li className="sub">{t("calculator.foundNone")}</li>}
          {found.people.map((p) => (
            <li key={p.id}>
              <a href={p.to}>
                <b>{p.name}</b>
              </a>
              <span className="sub block">
                {p.place} {p.born}
              </span>
            </li>
          ))}
          {found.total > found.people.length && (
            <li className="sub">{t("calculator.foundMore", { count: found.total })}</li>
          )}
        </ul>
      )}
    </>
  );
}

/** What the contract says of days: open where it differs from the usual. */
function ContractFields({ field, values }: { field: Typed; values: Record<string, string> }) {
  const t = useText(loanText);
  const usual = { every: "auto", dueDay: "21", firstPeriod: "short", dueShift: "next" } as const;
  const differs = Object.entries(usual).some(([name, value]) => (values[name] ?? value) !== value);
  return (
    <details className="mt4" open={differs}>
      <summary>{t("calculator.contract")}</summary>
      <div className="mt4">
        <SelectField
          {...field("every")}
          label={t("calculator.every")}
          choices={everies.map((v) => ({ value: v, label: t(`calculator.everies.${v}`) }))}
        />
        <SelectField
          {...field("dueDay")}
          label={t("calculator.dueDay")}
          choices={dueDays.map((v) => ({ value: v, label: t(`calculator.dueDays.${v}`) }))}
        />
        <SelectField
          {...field("firstPeriod")}
          label={t("calculator.firstPeriod")}
          choices={firstPeriods.map((v) => ({ value: v, label: t(`calculator.firstPeriods.${v}`) }))}
        />
        <SelectField
          {...field("dueShift")}
          label={t("calculator.dueShift")}
          choices={dueShifts.map((v) => ({ value: v, label: t(`calculator.dueShifts.${v}`) }))}
        />
      </div>
    </details>
  );
}

function Again({ person }: { person: number | null }) {
  const t = useText(loanText);
  return (
    <div className="row mt4">
      <button type="submit" className="btn pri">
        <Icon name="calculator" />
        {t("calculator.again")}
      </button>
      <a className="btn" href={person === null ? "/loans/calculator" : `/loans/calculator?person=${person}`}>
        {t("calculator.clear")}
      </a>
    </div>
  );
}
