import type { SubmissionResult } from "@conform-to/react";
import { useFields } from "~/platform/forms/use-fields";
import { useText } from "~/platform/i18n/use-text";
import { DateField } from "~/ui/date-field";
import { ErrorSummary, FieldErrors, TextAreaField, TextField } from "~/ui/field";
import { Note } from "~/ui/sheet";
import { roads } from "../donation-state";
import { donationText } from "../text";

const named = [
  "title",
  "road",
  "donorName",
  "donorPhone",
  "basis",
  "usedFor",
  "handoverOn",
  "place",
  "approvedOn",
] as const;

/** One form for a new batch and a change. What was approved stands in words. */
export function DonationForm(props: {
  initial: Record<string, string>;
  lastResult?: SubmissionResult<string[]> | null;
  /** Whether giver, road and use may still change. */
  open: boolean;
  submit: string;
  cancelHref: string;
  requestKey?: string;
}) {
  const t = useText(donationText);
  const f = useFields(donationText, { lastResult: props.lastResult, defaultValue: props.initial });
  const text = (name: string, label: string) => ({ ...f.field(name), label, autoComplete: "off" });
  const optional = t("form.optional");
  const roadErrors = f.field("road").errors;
  // 请填写 alone does not say what.
  const wrong = f.items.map((item) => {
    const name = "id" in item ? named.find((n) => n === item.id) : undefined;
    return name ? { ...item, text: t("form.said", { field: t(`form.${name}`), said: item.text }) } : item;
  });
  return (
    <form method="post" className="sheet form" key={f.key} noValidate>
      <div className="sb pad6">
        <ErrorSummary title={(count) => t("form.errors", { count })} items={wrong} />
        {props.initial.revision !== undefined && (
          <input type="hidden" name="revision" value={props.initial.revision} />
        )}
        {props.requestKey && <input type="hidden" name="requestKey" value={props.requestKey} />}
        {props.open ? (
          <>
            <TextField
              {...text("title", t("form.title"))}
              help={t("form.titleHelp")}
              className={f.items.length > 0 ? "mt4" : undefined}
              maxLength={60}
            />
            <fieldset className="f" id="road">
              <legend className="lab">{t("form.road")}</legend>
              <FieldErrors id="road" errors={roadErrors} />
              <div className="roads">
                {roads.map((road) => (
                  <label key={road} className="road plain">
                    <input
                      type="radio"
                      name="road"
                      value={road}
                      defaultChecked={f.value("road") === road}
                      aria-invalid={roadErrors ? true : undefined}
                    />
                    <span>
                      <b>{t(`road.${road}`)}</b>
                      <span className="t13 ink2 block">{t(`roadWhy.${road}`)}</span>
                      <span className="t12 sub block">{t(`roadLaw.${road}`)}</span>
                    </span>
                  </label>
                ))}
              </div>
            </fieldset>
            <TextField
              {...text("donorName", t("form.donorName"))}
              help={t("form.donorHelp")}
              className="mt4"
              maxLength={60}
            />
            <div className="fgrid mt4">
              <TextField
                {...text("donorContact", t("form.donorContact"))}
                optional={optional}
                maxLength={20}
              />
              <TextField
                {...text("donorPhone", t("form.donorPhone"))}
                optional={optional}
                inputMode="tel"
                maxLength={20}
              />
            </div>
            <TextField
              {...text("basis", t("form.basis"))}
              help={t("form.basisHelp")}
              className="mt4"
              maxLength={120}
            />
            <TextAreaField
              {...text("usedFor", t("form.usedFor"))}
              help={t("form.usedForHelp")}
              maxLength={200}
            />
          </>
        ) : (
          <Note tone="mute">{t("form.settled")}</Note>
        )}
        <div className="fgrid mt4">
          <TextField
            {...text("approvalNumber", t("form.approvalNumber"))}
            optional={optional}
            help={t("form.approvalHelp")}
            maxLength={60}
          />
          <DateField
            {...f.field("approvedOn")}
            label={t("form.approvedOn")}
            optional={optional}
            help={t("form.approvedHelp")}
            pick={t("form.pick")}
          />
          <DateField {...f.field("handoverOn")} label={t("form.handoverOn")} pick={t("form.pick")} />
          <TextField {...text("place", t("form.place"))} maxLength={60} />
        </div>
        <TextField
          {...text("valuationNote", t("form.valuationNote"))}
          optional={optional}
          help={t("form.valuationHelp")}
          className="mt4"
          maxLength={120}
        />
        <TextAreaField
          {...text("note", t("form.note"))}
          optional={optional}
          className="mt4"
          maxLength={300}
        />
        <p className="mt4 row">
          <button type="submit" className="btn pri">
            {props.submit}
          </button>
          <a className="btn" href={props.cancelHref}>
            {t("form.cancel")}
          </a>
        </p>
      </div>
    </form>
  );
}
