import { useText } from "~/platform/i18n/use-text";
import { DateField } from "~/ui/date-field";
import { ErrorSummary, FieldErrors, SelectField, TextAreaField } from "~/ui/field";
import { Sheet } from "~/ui/sheet";
import type { OutcomePage } from "../outcome-page.server";
import { followKinds } from "../task-state";
import { tripText } from "../text";
import { outcomeText } from "../text/outcome";

interface Page extends Pick<OutcomePage, "followUps" | "villages"> {
  today: string;
  requestKey: string;
  asked: { villageId: string; kind: string };
}
export interface OutcomeResult {
  typed: { on: string; words: string; kind: string; villageId: string } | null;
  errors: { on?: string; words?: string };
  why: string | null;
  /** The follow-up that was not taken back, and why. */
  undo?: { id: number; why: string } | null;
  /** The task that was not taken as done, and why. */
  task?: { id: number; why: string } | null;
}

/** How the villages were followed up, and the form of the next time. */
export function FollowUps({ page: d, result }: { page: Page; result?: OutcomeResult }) {
  const t = useText(tripText);
  const o = useText(outcomeText);
  const wrong = Object.entries(result?.errors ?? {}).map(([id, text]) => ({ id, text: text ?? "" }));
  return (
    <Sheet title={o("follow.title")} count={d.followUps.length} pad>
      {d.followUps.length === 0 && <p className="sub">{o("follow.empty")}</p>}
      <ol className="tl">
        {d.followUps.map((f) => (
          <li key={f.id} className="hot">
            <b>{f.on}</b> {f.village} <span className="sub">{o(`followKind.${f.kind}`)}</span>
            <div>{f.words}</div>
            <div className="sub t12">{f.who}</div>
            {f.may && <TakeBack follow={f} wrong={result?.undo?.id === f.id ? result.undo.why : null} />}
          </li>
        ))}
      </ol>
      {d.villages.length > 0 && (
        <form method="post" className="mt4" id="follow" noValidate>
          <input type="hidden" name="step" value="follow" />
          <input type="hidden" name="requestKey" value={d.requestKey} />
          <ErrorSummary title={(count) => t("form.errors", { count })} items={wrong} />
          <div className="fgrid">
            <SelectField
              id="villageId"
              name="villageId"
              label={t("col.village")}
              choices={d.villages}
              defaultValue={result?.typed?.villageId ?? d.asked.villageId}
            />
            <SelectField
              id="kind"
              name="kind"
              label={o("follow.kind")}
              choices={followKinds.map((k) => ({ value: k, label: o(`followKind.${k}`) }))}
              defaultValue={result?.typed?.kind ?? d.asked.kind}
            />
            <DateField
              id="on"
              name="on"
              label={o("follow.on")}
              pick={t("form.pick")}
              defaultValue={result?.typed?.on ?? d.today}
              errors={result?.errors.on ? [result.errors.on] : undefined}
            />
          </div>
          <TextAreaField
            id="words"
            name="words"
            className="mt4"
            label={o("follow.words")}
            maxLength={300}
            defaultValue={result?.typed?.words}
            errors={result?.errors.words ? [result.errors.words] : undefined}
          />
          <p className="mt3">
            <button type="submit" className="btn">
              {o("follow.submit")}
            </button>
          </p>
        </form>
      )}
    </Sheet>
  );
}

/** A follow-up written by mistake is taken back with a reason. */
function TakeBack(props: { follow: OutcomePage["followUps"][number]; wrong: string | null }) {
  const o = useText(outcomeText);
  const { follow: f, wrong } = props;
  const id = `undo-${f.id}`;
  return (
    <details className="cond" open={wrong !== null}>
      <summary className="linkbtn t12">
        {o("follow.undo")}
        <span className="vh">
          {" "}
          {f.on} {f.village}
        </span>
      </summary>
      <form method="post" className="pop spoil" noValidate>
        <input type="hidden" name="step" value="undo" />
        <input type="hidden" name="followUpId" value={f.id} />
        <div className="f">
          <label htmlFor={id}>{o("follow.undoReason")}</label>
          <FieldErrors id={id} errors={wrong ? [wrong] : undefined} />
          <input
            id={id}
            className="in sm"
            name="reason"
            maxLength={120}
            autoComplete="off"
            aria-invalid={wrong ? true : undefined}
            aria-describedby={wrong ? `${id}-error` : undefined}
          />
        </div>
        <button type="submit" className="btn sm danger">
          {o("follow.undoSubmit")}
        </button>
      </form>
    </details>
  );
}
