import { type FormEvent, useMemo } from "react";
import { clockOf } from "~/platform/dates";
import { useText } from "~/platform/i18n/use-text";
import { Icon } from "~/ui/icon";
import { type Mark, marks } from "../qualification";
import { trainingText } from "../text";
import { useMarks } from "./use-marks";

interface Props {
  classId: number;
  sessionId: number;
  people: readonly { enrolmentId: number; name: string; place: string; mark: Mark | null }[];
}

/** One half-day by thumb: everybody present first, then the exceptions. Each button is also a plain form button. */
export function ThumbAttendance({ classId, sessionId, people }: Props) {
  const t = useText(trainingText);
  const { set, markOf, pending, savedAt, failed } = useMarks(classId);
  const shown = people.map((p) => ({ ...p, mark: markOf(p.enrolmentId, sessionId, p.mark) }));
  const open = useMemo(() => shown.filter((p) => p.mark === null), [shown]);

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    const button = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null;
    if (!button) return;
    event.preventDefault();
    if (button.name === "rest") {
      set(open.map((p) => ({ sessionId, enrolmentId: p.enrolmentId, mark: "present" })));
      return;
    }
    const [id, mark] = button.value.split(":");
    set([{ sessionId, enrolmentId: Number(id), mark: mark === "none" ? null : (mark as Mark) }]);
  };
  return (
    <form method="post" onSubmit={onSubmit} className="mt3">
      <input type="hidden" name="sessionId" value={sessionId} />
      {open.length > 0 && (
        <p>
          <button
            type="submit"
            className="btn full"
            name="rest"
            value={open.map((p) => p.enrolmentId).join(",")}
          >
            <Icon name="check" />
            {t("attendance.allPresent", { count: open.length })}
          </button>
        </p>
      )}
      <section className="sheet mt3">
        {shown.map((p) => (
          <fieldset className="li" key={p.enrolmentId}>
            <legend className="vh">{p.name}</legend>
            <div className="grow">
              <b>{p.name}</b>
              <div className="t12 sub">{p.place}</div>
            </div>
            <div className="sg">
              {marks.map((m) => (
                <button
                  key={m}
                  type="submit"
                  name="one"
                  value={`${p.enrolmentId}:${p.mark === m ? "none" : m}`}
                  className={p.mark === m ? `y-${m}` : undefined}
                  aria-pressed={p.mark === m}
                  aria-label={`${p.name} ${t(`mark.${m}Long`)}`}
                >
                  {t(`mark.${m}`)}
                </button>
              ))}
            </div>
          </fieldset>
        ))}
      </section>
      <p className="t13 sub mt3" role="status">
        {t("attendance.done", { marked: shown.length - open.length, total: shown.length })}
        {" · "}
        {failed ? (
          <span className="bad">{t("class.saveFailed")}</span>
        ) : pending > 0 ? (
          t("attendance.pending", { count: pending })
        ) : savedAt ? (
          t("class.saved", { time: clockOf(savedAt) })
        ) : (
          ""
        )}
      </p>
    </form>
  );
}
