import { useText } from "~/platform/i18n/use-text";
import { DateField } from "~/ui/date-field";
import { EnterDecidesNothing } from "~/ui/enter-decides-nothing";
import { RadioField, TextAreaField, TextField } from "~/ui/field";
import { Icon } from "~/ui/icon";
import { Facts, Note } from "~/ui/sheet";
import { itemText } from "../text/item";
import { ItemFormPage } from "./item-form-page";

interface Page {
  id: number;
  short: string;
  title: string;
  /** Written off as lost: it may be there again. */
  lost: boolean;
  /** Who saw it after that. */
  seenLost: string | null;
  /** Why it cannot be reported now. */
  closed: string | null;
  asked: {
    kind: "lost" | "scrapped";
    on: string;
    reason: string;
    by: string;
    own: boolean;
    /** Somebody had it in hands since: it cannot be written off as lost. */
    seen: string | null;
  } | null;
  may: { ask: boolean; decide: boolean };
  today: string;
}

interface Answer {
  typed: { kind: string; on: string; reason: string; decision: string };
  errors: Record<string, string>;
  why: string | null;
}

/** What was reported, and the decision of somebody else; or the form to report. */
export function WriteOffPage({ page: d, result }: { page: Page; result?: Answer }) {
  const t = useText(itemText);
  const errors = result?.errors ?? {};
  const error = (name: string) => (errors[name] ? [errors[name]] : undefined);
  if (d.lost)
    return (
      <ItemFormPage
        item={d}
        title={d.title}
        lead={t("foundAgain.lead")}
        closed={result ? null : d.closed}
        errors={errors}
        names={{ on: t("foundAgain.on"), reason: t("foundAgain.reason") }}
        why={result?.why}
        submit={
          <button type="submit" className="btn pri" name="step" value="found">
            {t("foundAgain.save")}
          </button>
        }
      >
        {d.seenLost && <Note tone="warn">{d.seenLost}</Note>}
        <DateField
          id="on"
          name="on"
          label={t("foundAgain.on")}
          pick={t("form.pick")}
          defaultValue={result?.typed.on ?? d.today}
          errors={error("on")}
        />
        <TextField
          id="reason"
          name="reason"
          label={t("foundAgain.reason")}
          help={t("foundAgain.reasonHelp")}
          defaultValue={result?.typed.reason}
          errors={error("reason")}
          maxLength={200}
          autoComplete="off"
          className="mt4"
        />
      </ItemFormPage>
    );
  if (!d.asked)
    return (
      <ItemFormPage
        item={d}
        title={d.title}
        lead={t("writeOff.askTitle")}
        closed={result ? null : d.closed}
        errors={errors}
        names={{ kind: t("writeOff.kind"), on: t("writeOff.on"), reason: t("writeOff.reason") }}
        why={result?.why}
        submit={
          <button type="submit" className="btn danger" name="step" value="ask" disabled={!d.may.ask}>
            {t("writeOff.ask")}
          </button>
        }
      >
        <RadioField
          name="kind"
          label={t("writeOff.kind")}
          defaultValue={result?.typed.kind}
          errors={error("kind")}
          choices={(["lost", "scrapped"] as const).map((k) => ({ value: k, label: t(`writeOff.${k}`) }))}
        />
        <DateField
          id="on"
          name="on"
          label={t("writeOff.on")}
          pick={t("form.pick")}
          defaultValue={result?.typed.on ?? d.today}
          errors={error("on")}
          className="mt4"
        />
        <TextAreaField
          id="reason"
          name="reason"
          label={t("writeOff.reason")}
          help={t("writeOff.reasonHelp")}
          defaultValue={result?.typed.reason}
          errors={error("reason")}
          maxLength={300}
          className="mt4"
        />
      </ItemFormPage>
    );
  const locked = d.asked.own || !d.may.decide;
  return (
    <ItemFormPage
      item={d}
      title={d.title}
      errors={errors}
      names={{ decision: t("writeOff.decision") }}
      why={result?.why}
      submit={
        <>
          <button
            type="submit"
            className="btn danger"
            name="step"
            value="approve"
            disabled={locked || d.asked.seen !== null}
          >
            {(locked || d.asked.seen !== null) && <Icon name="lock" />}
            {t("writeOff.approve")}
          </button>
          <button type="submit" className="btn" name="step" value="refuse" disabled={locked}>
            {t("writeOff.refuse")}
          </button>
        </>
      }
    >
      <EnterDecidesNothing />
      <Facts
        items={[
          [t("writeOff.kind"), t(`writeOff.${d.asked.kind}`)],
          [t("writeOff.on"), d.asked.on],
          [t("writeOff.reason"), d.asked.reason],
        ]}
      />
      <p className="sub mt2">{d.asked.by}</p>
      {d.asked.seen && <Note tone="warn">{d.asked.seen}</Note>}
      {d.asked.own && <Note tone="warn">{t("writeOff.why.fourEyes")}</Note>}
      {!locked && (
        <TextField
          id="decision"
          name="decision"
          label={t("writeOff.decision")}
          help={t("writeOff.decisionHelp")}
          defaultValue={result?.typed.decision}
          errors={error("decision")}
          maxLength={100}
          autoComplete="off"
          className="mt4"
        />
      )}
    </ItemFormPage>
  );
}
