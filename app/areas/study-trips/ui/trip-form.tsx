import type { SubmissionResult } from "@conform-to/react";
import { useFields } from "~/platform/forms/use-fields";
import { useText } from "~/platform/i18n/use-text";
import { DateField } from "~/ui/date-field";
import { ErrorSummary, TextAreaField, TextField } from "~/ui/field";
import { Note } from "~/ui/sheet";
import { tripText } from "../text";
import { type QuotaFacts, QuotaFields } from "./quota-fields";

const order = [
  "title",
  "purpose",
  "basis",
  "fundingSource",
  "fromOn",
  "toOn",
  "leaderName",
  "leaderPhone",
  "busSeats",
  "busPlate",
  "capacity",
  "quotas",
  "note",
] as const;

/** One form for a new trip, a copy and a change. What is settled stands as hidden fields and in words. */
export function TripForm(props: {
  initial: Record<string, string>;
  quotas: QuotaFacts;
  lastResult?: SubmissionResult<string[]> | null;
  /** Whether purpose, days and the like may still change. */
  plan: boolean;
  submit: string;
  cancelHref: string;
}) {
  const t = useText(tripText);
  const f = useFields(tripText, { lastResult: props.lastResult, defaultValue: props.initial });
  // In the order of the form; 必填 alone does not say what.
  const known: readonly string[] = order;
  const items = f.items.map((item) => {
    const at = "id" in item ? known.indexOf(String(item.id)) : -1;
    const name = order[at];
    const label = name ? t(`form.${name}`) : "";
    const text = item.text.includes(label) ? item.text : t("form.said", { field: label, said: item.text });
    return { ...item, text, at: at < 0 ? order.length : at };
  });
  const wrong = [
    ...items.sort((a, b) => a.at - b.at),
    ...props.quotas.rows.flatMap((q) => (q.wrong ? [{ id: `quota-${q.villageId}`, text: q.wrong }] : [])),
  ];
  const text = (name: string, label: string) => ({ ...f.field(name), label, autoComplete: "off" });
  const optional = t("form.optional");
  const fixed = ["title", "purpose", "basis", "fundingSource", "fromOn", "toOn"];
  return (
    <form method="post" className="sheet form" key={f.key} noValidate>
      <div className="sb pad6">
        {/* Enter in a field sends the form, not the search for a village further down. */}
        {props.quotas.find && (
          <button type="submit" className="vh" tabIndex={-1} aria-hidden="true">
            {props.submit}
          </button>
        )}
        <ErrorSummary title={(count) => t("form.errors", { count })} items={wrong} />
        {["requestKey", "revision", "copy"].map((name) =>
          props.initial[name] === undefined ? null : (
            <input key={name} type="hidden" name={name} value={props.initial[name]} />
          ),
        )}
        {props.plan ? (
          <>
            <TextField
              {...text("title", t("form.title"))}
              help={t("form.titleHelp")}
              className={wrong.length > 0 ? "mt4" : undefined}
              maxLength={60}
            />
            <TextAreaField {...text("purpose", t("form.purpose"))} maxLength={300} />
            <TextField {...text("basis", t("form.basis"))} help={t("form.basisHelp")} maxLength={120} />
            <TextField
              {...text("fundingSource", t("form.fundingSource"))}
              optional={optional}
              className="mt4"
              maxLength={60}
            />
            <div className="fgrid mt4">
              <DateField {...f.field("fromOn")} label={t("form.fromOn")} pick={t("form.pick")} />
              <DateField {...f.field("toOn")} label={t("form.toOn")} pick={t("form.pick")} />
            </div>
          </>
        ) : (
          <>
            <Note tone="mute">{t("form.settled")}</Note>
            {fixed.map((name) => (
              <input key={name} type="hidden" name={name} value={props.initial[name] ?? ""} />
            ))}
          </>
        )}
        <div className="fgrid mt4">
          <TextField {...text("leaderName", t("form.leaderName"))} maxLength={20} />
          <TextField
            {...text("leaderPhone", t("form.leaderPhone"))}
            optional={optional}
            inputMode="tel"
            maxLength={20}
          />
          <TextField
            {...text("busSeats", t("form.busSeats"))}
            inputMode="numeric"
            suffix={t("form.seats")}
            maxLength={3}
          />
          <TextField {...text("busPlate", t("form.busPlate"))} optional={optional} maxLength={20} />
          <TextField
            {...text("capacity", t("form.capacity"))}
            help={t("form.capacityHelp")}
            inputMode="numeric"
            suffix={t("form.people")}
            maxLength={3}
          />
        </div>
        <QuotaFields {...props.quotas} errors={f.field("quotas").errors} />
        <TextAreaField
          {...text("note", t("form.note"))}
          optional={optional}
          className="mt4"
          maxLength={300}
        />
        <p className="mt4 row formacts">
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
