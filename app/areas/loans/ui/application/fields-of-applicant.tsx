import { Fragment } from "react";
import { useText } from "~/platform/i18n/use-text";
import { DateField } from "~/ui/date-field";
import { RadioField, SelectField, TextField } from "~/ui/field";
import { Note, Sheet } from "~/ui/sheet";
import { businessTypes, maritals } from "../../application/fields";
import { answers, loanKinds } from "../../eligibility";
import { ageCategories } from "../../retirement";
import { loanText } from "../../text";
import { applicationText } from "../../text/application";
import type { FormContext } from "./fields-of-loan";

export function ApplicantFields({ c }: { c: FormContext }) {
  const t = useText(applicationText);
  const l = useText(loanText);
  const optional = t("form.optional");
  const firm = c.shown.kind === "firm";
  return (
    <Sheet title={t("section.applicant")} pad>
      {!firm && (
        <>
          <SelectField {...c.field("groupCode")} choices={c.page.groups} empty={t("form.choose1")} />
          {c.shown.group === "graduate" && <DateField {...c.field("graduatedOn")} pick={t("form.pickDay")} />}
          <div className="duo">
            <SelectField
              {...c.field("ageCategory")}
              choices={ageCategories.map((k) => ({ value: k, label: l(`calculator.ageCategories.${k}`) }))}
              empty={t("form.choose1")}
            />
            <SelectField
              {...c.field("marital")}
              choices={maritals.map((m) => ({ value: m, label: t(`marital.${m}`) }))}
              empty={t("form.choose1")}
            />
          </div>
        </>
      )}
      <TextField {...c.field("hukouAddress")} maxLength={120} />
      <TextField {...c.field("homeAddress")} maxLength={120} />
      <TextField {...c.field("residencePermit")} optional={optional} maxLength={30} />
      <div className="duo">
        <TextField {...c.field("phone")} inputMode="tel" />
        <TextField {...c.field("unemploymentNumber")} optional={optional} maxLength={30} />
      </div>
      <div className="duo">
        <TextField {...c.field("emergencyName")} maxLength={20} />
        <TextField {...c.field("emergencyPhone")} inputMode="tel" />
      </div>
      <div className="duo">
        <TextField
          {...c.field("account")}
          defaultValue=""
          inputMode="numeric"
          autoComplete="off"
          help={c.page.tails.account ? t("form.kept", { tail: c.page.tails.account }) : t("form.accountHelp")}
        />
        <TextField {...c.field("accountBank")} maxLength={40} />
      </div>
      {!firm && <OtherLoan c={c} kind="ownLoanKind" amount="ownLoanFen" />}
      <SelectField
        {...c.field("certificateId")}
        choices={c.page.certificates}
        empty={t("form.noCertificate")}
        optional={optional}
      />
    </Sheet>
  );
}

function OtherLoan(props: {
  c: FormContext;
  kind: "ownLoanKind" | "spouseLoanKind";
  amount: "ownLoanFen" | "spouseLoanFen";
}) {
  const t = useText(applicationText);
  const l = useText(loanText);
  const { c, kind, amount } = props;
  return (
    <div className="duo">
      <SelectField
        {...c.field(kind)}
        choices={loanKinds.map((k) => ({ value: k, label: l(`calculator.loanKinds.${k}`) }))}
        empty={t("form.choose1")}
      />
      <TextField
        {...c.field(amount)}
        optional={t("form.optional")}
        inputMode="decimal"
        suffix={t("form.yuan")}
      />
    </div>
  );
}

export function SpouseFields({ c }: { c: FormContext }) {
  const t = useText(applicationText);
  return (
    <Sheet title={t("section.spouse")} pad>
      <div className="duo">
        <TextField {...c.field("spouseName")} maxLength={20} />
        <TextField
          {...c.field("spouseId")}
          defaultValue=""
          autoComplete="off"
          maxLength={24}
          help={c.page.tails.spouseId ? t("form.kept", { tail: c.page.tails.spouseId }) : undefined}
        />
      </div>
      <div className="duo">
        <TextField {...c.field("spouseEmployer")} optional={t("form.optional")} maxLength={60} />
        <TextField {...c.field("spousePhone")} optional={t("form.optional")} inputMode="tel" />
      </div>
      <OtherLoan c={c} kind="spouseLoanKind" amount="spouseLoanFen" />
    </Sheet>
  );
}

export function BusinessFields({ c }: { c: FormContext }) {
  const t = useText(applicationText);
  return (
    <Sheet title={t("section.business")} pad>
      <TextField {...c.field("businessName")} maxLength={60} />
      <div className="duo">
        <TextField {...c.field("creditCode")} autoComplete="off" maxLength={24} />
        <SelectField
          {...c.field("businessType")}
          choices={businessTypes.map((b) => ({ value: b, label: t(`businessType.${b}`) }))}
          empty={t("form.choose1")}
        />
      </div>
      <SameCode links={c.page.sameCode} />
      <div className="duo">
        <DateField {...c.field("registeredOn")} pick={t("form.pickDay")} />
        <TextField {...c.field("industry")} maxLength={40} />
      </div>
      <TextField {...c.field("businessAddress")} maxLength={120} />
      <div className="duo">
        <TextField {...c.field("staff")} inputMode="numeric" suffix={t("form.people")} />
        {c.shown.kind === "firm" && (
          <TextField {...c.field("hired")} inputMode="numeric" suffix={t("form.people")} />
        )}
      </div>
      {c.shown.group === "online-shop" && c.shown.kind !== "firm" && (
        <>
          <h3 className="mt4">{t("section.shop")}</h3>
          <div className="duo">
            <TextField {...c.field("shopPlatform")} maxLength={30} />
            <TextField {...c.field("shopName")} maxLength={40} />
          </div>
          <DateField {...c.field("shopOpenedOn")} pick={t("form.pickDay")} />
        </>
      )}
    </Sheet>
  );
}

/** The code stands in other borrowers' applications or loans: said while there is time to look. */
function SameCode({ links }: { links: FormContext["page"]["sameCode"] }) {
  const t = useText(applicationText);
  if (links.length === 0) return null;
  return (
    <div className="mt4">
      <Note tone="warn">
        {t("form.sameCode", { count: links.length })}{" "}
        {links.map(({ label, to }, k) => (
          <Fragment key={to ?? `elsewhere-${k + 1}`}>
            {k > 0 && t("form.separator")}
            {to ? <a href={to}>{label}</a> : label}
          </Fragment>
        ))}
      </Note>
    </div>
  );
}

/** Facts of the conditions: what is not known needs proof. */
export function ConditionFields({ c }: { c: FormContext }) {
  const t = useText(applicationText);
  const l = useText(loanText);
  const firm = c.shown.kind === "firm";
  const names = [
    ...(firm ? (["noArrears"] as const) : (["groupProof", "freeOfOtherJob"] as const)),
    "goodCredit" as const,
    "previousSettled" as const,
    "noOtherSubsidy" as const,
  ];
  return (
    <Sheet title={t("section.before")} pad>
      {names.map((name) => {
        const { defaultValue, ...field } = c.field(name);
        return (
          <RadioField
            key={name}
            {...field}
            defaultValue={defaultValue || "unknown"}
            choices={answers.map((a) => ({ value: a, label: l(`calculator.answers.${a}`) }))}
          />
        );
      })}
    </Sheet>
  );
}
