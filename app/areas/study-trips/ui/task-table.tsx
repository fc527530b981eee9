import { useText } from "~/platform/i18n/use-text";
import { Badge, type Tone } from "~/ui/badge";
import { FieldErrors } from "~/ui/field";
import type { OutcomePage } from "../outcome-page.server";
import { stateWords } from "../task-state";
import { tripText } from "../text";
import { outcomeText } from "../text/outcome";

type Task = OutcomePage["tasks"][number];
const tones: Record<Task["state"]["key"], Tone> = {
  done: "ok",
  cancelled: "mute",
  late: "bad",
  short: "warn",
  open: "info",
};

/** What each village chose and took on, with how it stands. */
export function TaskTable(props: {
  tasks: readonly Task[];
  acts?: boolean;
  /** The task that was not taken as done, and why. */
  wrong?: { id: number; why: string } | null;
}) {
  const t = useText(tripText);
  const o = useText(outcomeText);
  return (
    <table className="tbl dense two">
      <caption className="vh">{o("task.title")}</caption>
      <thead>
        <tr>
          <th>{t("col.village")}</th>
          <th>{o("task.trade")}</th>
          <th>{o("task.what")}</th>
          <th>{o("task.who")}</th>
          <th className="num">{o("task.shops")}</th>
          <th>{o("task.state")}</th>
          {props.acts && <th />}
        </tr>
      </thead>
      <tbody>
        {props.tasks.map((k) => (
          <tr
            key={k.id}
            className={k.state.key === "late" ? "flag" : k.state.key === "short" ? "flagw" : undefined}
          >
            <td className="nw">
              <b>{k.village}</b>
            </td>
            <td>{k.trade}</td>
            <td>{k.what}</td>
            <td>
              {k.doer && `${k.doer} `}
              <span className="sub">
                {o("task.by", { owner: k.owner })} {k.due}
              </span>
            </td>
            <td className="num">
              <span className="onlyphone sub">{o("task.shops")}</span>{" "}
              <a className="u" href={k.shopsTo}>
                {k.shops}
              </a>
            </td>
            <td className="nw">
              <Badge
                tone={k.state.key === "done" && k.state.count > 0 ? "warn" : tones[k.state.key]}
                icon={k.state.key === "late" ? "octagon-alert" : undefined}
              >
                {o(`taskState.${stateWords(k.state)}`, { count: k.state.count })}
              </Badge>{" "}
              {k.endNote && <span className="sub">{k.endNote}</span>}
            </td>
            {props.acts && (
              <td>
                {props.wrong?.id === k.id && (
                  <div className="f">
                    <FieldErrors id={`note-${k.id}`} errors={[props.wrong.why]} />
                  </div>
                )}
                {k.may && !k.ended && (
                  <form method="post" className="row nowrap">
                    <input type="hidden" name="step" value="done" />
                    <input
                      className="in sm w10"
                      name="note"
                      maxLength={120}
                      placeholder={o("task.note")}
                      aria-label={`${k.village} ${o("task.note")}`}
                      autoComplete="off"
                      aria-invalid={props.wrong?.id === k.id ? true : undefined}
                      aria-describedby={props.wrong?.id === k.id ? `note-${k.id}-error` : undefined}
                    />
                    <button type="submit" className="btn sm" name="task" value={k.id}>
                      {o("task.finish")}
                      <span className="vh"> {k.village}</span>
                    </button>
                    <a className="btn sm" href={k.to}>
                      {o("task.change")}
                      <span className="vh"> {k.village}</span>
                    </a>
                  </form>
                )}
                {k.may && k.ended && (
                  <a href={k.to}>
                    {o(k.state.key === "done" ? "task.reopenDone" : "task.reopenCancelled")}
                    <span className="vh"> {k.village}</span>
                  </a>
                )}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
