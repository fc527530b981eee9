import type { SubmissionResult } from "@conform-to/react";
import { useFields } from "~/platform/forms/use-fields";
import { useText } from "~/platform/i18n/use-text";
import { ErrorSummary, TextAreaField, TextField } from "~/ui/field";
import { Note, Sheet } from "~/ui/sheet";
import { policyText } from "../text";
import { lprText } from "../text/lpr";

export interface Correcting {
  key: string;
  title: string;
  rate: string;
  source: string;
  used: boolean;
  effect: string;
}

/** A publication that was typed wrong: what it changes is said before. */
export function CorrectionForm(props: {
  correcting: Correcting;
  lastResult?: SubmissionResult<string[]>;
  why?: string;
}) {
  const t = useText(policyText);
  const l = useText(lprText);
  const { correcting: c } = props;
  const form = useFields<{ rate: string; source: string; reason: string }, typeof policyText.zh>(policyText, {
    lastResult: props.lastResult,
    defaultValue: { rate: "", source: c.source, reason: "" },
  });
  return (
    <Sheet title={c.title} id="correct" pad>
      {props.why && (
        <Note tone="bad" role="alert">
          {props.why}
        </Note>
      )}
      <p>
        {l("now")} <b>{c.rate}</b>
      </p>
      <p className={c.used ? "mt2" : "sub mt2"}>{c.effect}</p>
      <form method="post" className="form mt4" key={form.key} noValidate>
        <ErrorSummary title={(count) => t("form.errors", { count })} items={form.items} />
        <TextField
          {...form.field("rate")}
          label={l("newRate")}
          inputMode="decimal"
          suffix="%"
          autoComplete="off"
        />
        <TextField {...form.field("source")} label={l("newSource")} autoComplete="off" maxLength={120} />
        <TextField {...form.field("reason")} label={l("reason")} autoComplete="off" maxLength={200} />
        <p className="mt4 row">
          <button type="submit" className="btn pri">
            {l(c.used ? "ask" : "save")}
          </button>
          <a className="btn" href="/policies/lpr">
            {l("cancel")}
          </a>
        </p>
      </form>
    </Sheet>
  );
}

/** Corrections that wait for a second person. */
export function OpenCorrections(props: {
  open: readonly { id: number; mine: boolean; words: string }[];
  mayConfirm: boolean;
  decided?: { id: number; why: string; text: string };
}) {
  const l = useText(lprText);
  return props.open.map((c) => {
    const answer = props.decided?.id === c.id ? props.decided : undefined;
    return (
      <Note key={c.id} tone="warn">
        {c.words} {c.mine && l("mine")}
        {answer && <b role="alert"> {answer.why}</b>}
        {props.mayConfirm && !c.mine && (
          <form method="post" className="form mt4" noValidate>
            <input type="hidden" name="decide" value={c.id} />
            <TextAreaField
              id={`text-${c.id}`}
              name="text"
              label={l("text")}
              maxLength={200}
              defaultValue={answer?.text}
            />
            <p className="mt4 row">
              <button type="submit" className="btn pri" name="answer" value="yes">
                {l("yes")}
              </button>
              <button type="submit" className="btn danger" name="answer" value="no">
                {l("no")}
              </button>
            </p>
          </form>
        )}
      </Note>
    );
  });
}
