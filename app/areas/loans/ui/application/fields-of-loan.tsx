import { useState } from "react";
import { chineseAmount } from "~/platform/chinese-amount";
import { useLanguage, useText } from "~/platform/i18n/use-text";
import { parseYuan } from "~/platform/money";
import { RadioField, SelectField, TextAreaField, TextField } from "~/ui/field";
import { Note, Sheet } from "~/ui/sheet";
import type { EditPage } from "../../application/edit-page.server";
import type { ApplicationField, SealedField } from "../../application/fields";
import { guaranteeKinds, guaranteeModes } from "../../application/fields";
import { borrowerKinds } from "../../eligibility";
import { peopleStand } from "../../fund/whose-guarantee";
import { applicationText } from "../../text/application";

export interface FormContext {
  page: EditPage;
  /** What decides which parts are shown. */
  shown: { kind: string; marital: string; group: string; guarantee: string };
  value: (name: ApplicationField) => string;
  field: (name: ApplicationField | SealedField) => {
    id: string;
    name: string;
    label: string;
    defaultValue: string;
    errors: string[] | undefined;
  };
}

/** 大写: made from the figure, never typed. */
function AmountWords({ typed }: { typed: string }) {
  const t = useText(applicationText);
  const language = useLanguage();
  const read = parseYuan(typed);
  if (language !== "zh" || !read.ok || read.fen === 0) return null;
  return <p className="sub t13">{t("form.amountWords", { words: chineseAmount(read.fen) })}</p>;
}

export function LoanFields({ c }: { c: FormContext }) {
  const t = useText(applicationText);
  const amount = c.field("amountFen");
  const [typed, setTyped] = useState(amount.defaultValue);
  return (
    <Sheet title={t("section.loan")} pad>
      <RadioField
        {...c.field("kind")}
        choices={borrowerKinds.map((k) => ({ value: k, label: t(`kind.${k}`) }))}
      />
      <div className="duo">
        <TextField
          {...amount}
          inputMode="decimal"
          suffix={t("form.yuan")}
          onChange={(e) => setTyped(e.target.value)}
        />
        <TextField {...c.field("termMonths")} inputMode="numeric" suffix={t("form.months")} />
      </div>
      <AmountWords typed={typed} />
      <SelectField {...c.field("bankId")} choices={c.page.banks} empty={t("form.choose1")} />
      <TextAreaField {...c.field("project")} rows={4} maxLength={1000} />
      <TextAreaField {...c.field("purpose")} rows={3} maxLength={500} />
      <div className="duo">
        <TextField {...c.field("ownFundsFen")} inputMode="decimal" suffix={t("form.yuan")} />
        <TextField {...c.field("turnoverFen")} inputMode="decimal" suffix={t("form.yuan")} />
      </div>
    </Sheet>
  );
}

/** The mode is never left open: whatever stands behind it, the fund or the company guarantees (民法典 686). */
export function GuaranteeFields({ c }: { c: FormContext }) {
  const t = useText(applicationText);
  const { guarantee } = c.shown;
  return (
    <Sheet title={t("section.guarantee")} pad>
      <SelectField
        {...c.field("guaranteeKind")}
        help={t("form.guaranteeHelp")}
        choices={guaranteeKinds.map((k) => ({ value: k, label: t(`guaranteeKind.${k}`) }))}
        empty={t("form.choose1")}
      />
      <NotCounting c={c} />
      {guarantee === "company" && c.page.companies.length > 1 && (
        <SelectField {...c.field("companyId")} choices={c.page.companies} empty={t("form.choose1")} />
      )}
      {guarantee !== "" && (
        <>
          <RadioField
            {...c.field("guaranteeMode")}
            help={t("form.modeHelp")}
            choices={guaranteeModes.map((m) => ({ value: m, label: t(`guaranteeMode.${m}`) }))}
          />
          <TextField
            {...c.field("guaranteePeriodMonths")}
            help={t("form.periodHelp")}
            inputMode="numeric"
            suffix={t("form.months")}
          />
        </>
      )}
      {guarantee === "waived" && <TextField {...c.field("waiverBasis")} maxLength={120} />}
      {(guarantee === "mortgage" || guarantee === "pledge") && (
        <TextField {...c.field("collateral")} maxLength={200} />
      )}
    </Sheet>
  );
}

/** With another form than natural persons the guarantors entered do not count: said as soon as it is chosen. */
function NotCounting({ c }: { c: FormContext }) {
  const t = useText(applicationText);
  const separator = useLanguage() === "zh" ? "、" : ", ";
  const { guarantee } = c.shown;
  const names = c.page.parties.guarantors;
  if (names.length === 0 || peopleStand(guarantee || null)) return null;
  return (
    <div className="f">
      <Note tone="warn">
        {t("party.notCounting", {
          kind: t(`guaranteeKind.${guarantee as "fund"}`),
          names: names.join(separator),
        })}
      </Note>
    </div>
  );
}
