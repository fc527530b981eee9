import { useText } from "~/platform/i18n/use-text";
import { FieldErrors } from "~/ui/field";
import { PageHead } from "~/ui/page-head";
import { Note, Sheet } from "~/ui/sheet";
import type { TypedTask } from "../task-form";
import { tripText } from "../text";
import { outcomeText } from "../text/outcome";
import { TaskForm } from "./task-form";

interface Page {
  tripId: number;
  short: string;
  title: string;
  village: string;
  revision: number;
  what: string;
  settled: boolean;
  ended: { kind: "done" | "cancelled"; on: string | null; words: string | null } | null;
  task: TypedTask;
  ownerGone: string | null;
  people: readonly { value: string; label: string }[];
  owners: readonly { value: string; label: string }[];
}
interface Result {
  step: "edit" | "cancel" | "reopen";
  reason: string;
  typed: TypedTask | null;
  errors: Partial<TypedTask>;
  why: string | null;
}

/** One task: its form while it is open, and the way back once it is done or given up. */
export function TaskPageView({ page: d, result }: { page: Page; result?: Result }) {
  const t = useText(tripText);
  const o = useText(outcomeText);
  const back = `/trips/${d.tripId}/outcome`;
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("page.area"), to: "/trips" },
          { label: d.short, to: `/trips/${d.tripId}` },
          { label: o("title"), to: back },
          { label: d.title },
        ]}
        title={`${d.title} ${d.village}`}
      />
      {result?.why && result.step === "edit" && (
        <Note tone="bad" role="alert">
          {result.why}
        </Note>
      )}
      {d.settled && <Note tone="mute">{o("task.settled")}</Note>}
      <div className="stack form">
        {d.ended ? (
          <Sheet title={o(d.ended.kind === "done" ? "task.doneTitle" : "task.cancelledTitle")} pad>
            <p>
              <b>{d.what}</b> <span className="sub">{d.ended.on}</span>
            </p>
            {d.ended.words && <p className="sub">{d.ended.words}</p>}
            {!d.settled && (
              <ReasonForm
                step="reopen"
                lead={o("task.reopenLead")}
                label={o("task.reopenReason")}
                submit={o(d.ended.kind === "done" ? "task.reopenDone" : "task.reopenCancelled")}
                result={result}
              />
            )}
          </Sheet>
        ) : (
          !d.settled && (
            <>
              <TaskForm
                key={result?.why ?? "form"}
                typed={result?.typed ?? d.task}
                errors={result?.errors ?? {}}
                people={d.people}
                owners={d.owners}
                ownerHelp={d.ownerGone === null ? undefined : o("task.ownerGone", { name: d.ownerGone })}
                hidden={{ step: "edit", revision: d.revision }}
                submit={o("task.save")}
              >
                <a className="btn" href={back}>
                  {o("task.leave")}
                </a>
              </TaskForm>
              <Sheet title={o("task.cancelTitle")} pad>
                <ReasonForm
                  step="cancel"
                  lead={o("task.cancelLead")}
                  label={o("task.cancelReason")}
                  submit={o("task.cancel")}
                  danger
                  result={result}
                />
              </Sheet>
            </>
          )
        )}
      </div>
    </>
  );
}

/** A step that says why: the fact, the reason, the button. */
function ReasonForm(props: {
  step: "cancel" | "reopen";
  lead: string;
  label: string;
  submit: string;
  danger?: boolean;
  result?: Result;
}) {
  const why = props.result?.step === props.step ? props.result.why : null;
  return (
    <form method="post" className="form" noValidate>
      <p className="sub mt3">{props.lead}</p>
      <input type="hidden" name="step" value={props.step} />
      <div className="f mt3">
        <label htmlFor="reason">{props.label}</label>
        <FieldErrors id="reason" errors={why ? [why] : undefined} />
        <input
          className="in"
          id="reason"
          name="reason"
          maxLength={120}
          autoComplete="off"
          defaultValue={props.result?.reason}
          aria-invalid={why ? true : undefined}
          aria-describedby={why ? "reason-error" : undefined}
        />
      </div>
      <p className="mt3">
        <button type="submit" className={props.danger ? "btn danger" : "btn"}>
          {props.submit}
        </button>
      </p>
    </form>
  );
}
