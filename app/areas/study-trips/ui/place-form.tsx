import type { SubmissionResult } from "@conform-to/react";
import { useFields } from "~/platform/forms/use-fields";
import { useText } from "~/platform/i18n/use-text";
import { ErrorSummary, TextField } from "~/ui/field";
import { Note } from "~/ui/sheet";
import { tripText } from "../text";

/** 职务 and emergency contact: what the trip has to know of a person. */
export function PlaceFields(props: {
  f: ReturnType<typeof useFields<Record<string, string>, typeof tripText.zh>>;
}) {
  const t = useText(tripText);
  const { f } = props;
  return (
    <>
      <TextField
        {...f.field("post")}
        label={t("nominate.post")}
        help={t("nominate.postHelp")}
        optional={t("form.optional")}
        maxLength={30}
        autoComplete="off"
      />
      <div className="fgrid mt4">
        <TextField
          {...f.field("emergencyName")}
          label={t("nominate.emergencyName")}
          maxLength={20}
          autoComplete="off"
        />
        <TextField
          {...f.field("emergencyPhone")}
          label={t("nominate.emergencyPhone")}
          inputMode="tel"
          maxLength={20}
          autoComplete="off"
        />
      </div>
    </>
  );
}

/** Nominates the person that was found. */
export function PlaceForm(props: {
  who: { id: number; name: string; quota: string; wait: string | null; warn: string | null };
  /** Why they may not go. */
  why: string | null;
  lastResult?: SubmissionResult<string[]> | null;
  backHref: string;
}) {
  const t = useText(tripText);
  const f = useFields<Record<string, string>, typeof tripText.zh>(tripText, { lastResult: props.lastResult });
  return (
    <form method="post" className="sheet form" key={f.key} noValidate>
      <div className="sb pad6">
        <h2 className="part first">{t("nominate.chosen", { name: props.who.name })}</h2>
        <p className="sub t13">{props.who.quota}</p>
        <ErrorSummary title={(count) => t("form.errors", { count })} items={f.items} />
        {props.why && (
          <Note tone="bad" role="alert">
            {props.why}
          </Note>
        )}
        {!props.why && props.who.wait && <Note tone="warn">{props.who.wait}</Note>}
        {!props.why && props.who.warn && <Note tone="warn">{props.who.warn}</Note>}
        <input type="hidden" name="person" value={props.who.id} />
        <div className="mt4">
          <PlaceFields f={f} />
        </div>
        <p className="mt4 row">
          <button type="submit" className="btn pri">
            {t(props.who.wait ? "nominate.submitReserve" : "nominate.submit")}
          </button>
          <a className="btn" href={props.backHref}>
            {t("nominate.other")}
          </a>
        </p>
      </div>
    </form>
  );
}
