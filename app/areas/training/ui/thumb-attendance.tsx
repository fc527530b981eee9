import { type FormEvent, Fragment, useState } from "react";
import { KeptHeld } from "~/platform/forms/kept-held";
import { ListAge } from "~/platform/forms/list-age";
import type { AskList } from "~/platform/forms/use-present-list";
import { useText } from "~/platform/i18n/use-text";
import { useKeptOffline } from "~/platform/offline/use-kept-offline";
import { Icon } from "~/ui/icon";
import { type Mark, marks } from "../qualification";
import { trainingText } from "../text";
import { RefusedMarks } from "./refused-marks";
import { SaveState } from "./save-state";
import { useMarks } from "./use-marks";

interface Props {
  classId: number;
  /** When the list was read, ms UTC. */
  readAt: number;
  ask: AskList;
  sessionId: number;
  /** The half-day in words. */
  day: string;
  /** The class takes no marks any more: what was marked is shown. */
  settled: boolean;
  people: readonly {
    enrolmentId: number;
    name: string;
    place: string;
    mark: Mark | null;
    /** Absences in a row up to the half-day before. */
    missed: number;
  }[];
}

/** One half-day by thumb: everybody present first, then the exceptions. Each button is also a plain form button. */
export function ThumbAttendance({ classId, readAt, ask, sessionId, day, settled, people }: Props) {
  const t = useText(trainingText);
  const { set, markOf, ...saving } = useMarks(classId, readAt, t("class.saveFailed"), ask);
  const address = `/training/${classId}/attendance`;
  useKeptOffline([address, `${address}?session=${sessionId}`], saving.savedAt);
  const [onlyOpen, setOnlyOpen] = useState(false);
  const all = people.map((p) => ({ ...p, mark: markOf(p.enrolmentId, sessionId, p.mark) }));
  const open = all.filter((p) => p.mark === null);
  const shown = onlyOpen && open.length > 0 ? open : all;

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    const button = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null;
    if (!button) return;
    event.preventDefault();
    if (button.name === "rest") {
      set(open.map((p) => ({ sessionId, enrolmentId: p.enrolmentId, mark: "present", was: null })));
      return;
    }
    const [id, mark] = button.value.split(":");
    const enrolmentId = Number(id);
    const was = all.find((p) => p.enrolmentId === enrolmentId)?.mark ?? null;
    set([{ sessionId, enrolmentId, mark: mark === "none" ? null : (mark as Mark), was }]);
  };
  return (
    <>
      <KeptHeld {...saving} />
      {/* Without script the answer shows this half-day again, even when its last mark was the one just given. */}
      <form
        method="post"
        action={`/training/${classId}/attendance?session=${sessionId}`}
        onSubmit={onSubmit}
        className="mt3 thumbform"
      >
        <input type="hidden" name="sessionId" value={sessionId} />
        <ListAge away={saving.away} readAt={readAt} />
        <RefusedMarks
          saving={saving}
          nameOf={(id) => people.find((p) => p.enrolmentId === id)?.name}
          sessionOf={(id) => (id === sessionId ? day : undefined)}
        />
        {open.length > 0 && !settled && (
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
        <p className="t12 sub mt2">
          {marks.map((m) => (
            <Fragment key={m}>
              <span className="nw">
                <b>{t(`mark.${m}`)}</b> {t(`mark.${m}Long`)}
              </span>{" "}
            </Fragment>
          ))}
        </p>
        <section className="sheet mt3">
          {shown.map((p) => {
            const row = p.missed + (p.mark === "absent" ? 1 : 0);
            return (
              <fieldset className="li" key={p.enrolmentId}>
                <legend className="vh">{p.name}</legend>
                <div className="grow">
                  <b className="whole-name">{p.name}</b>
                  {row >= 2 && (p.mark === null || p.mark === "absent") ? (
                    <div className="t12 bad">{t("attendance.inARow", { count: row })}</div>
                  ) : (
                    <div className="t12 sub">{p.place}</div>
                  )}
                </div>
                <div className="sg">
                  {marks.map((m) => (
                    <button
                      key={m}
                      type="submit"
                      name="one"
                      value={`${p.enrolmentId}:${p.mark === m ? "none" : m}`}
                      disabled={settled}
                      className={p.mark === m ? `y-${m}` : undefined}
                      aria-pressed={p.mark === m}
                      aria-label={`${p.name} ${t(`mark.${m}Long`)}`}
                    >
                      {t(`mark.${m}`)}
                    </button>
                  ))}
                </div>
              </fieldset>
            );
          })}
        </section>
        <div className="thumbbar">
          <div className="grow t13">
            <b>{t("attendance.done", { marked: all.length - open.length, total: all.length })}</b>
            <div>
              <SaveState {...saving} />
            </div>
          </div>
          {open.length > 0 && open.length < all.length && (
            <button
              type="button"
              className="btn"
              aria-pressed={onlyOpen}
              onClick={() => setOnlyOpen((now) => !now)}
            >
              {t(onlyOpen ? "attendance.showAll" : "attendance.onlyOpen")}
            </button>
          )}
          <a className={open.length > 0 ? "btn" : "btn pri"} href={`/training/${classId}`}>
            {t(open.length > 0 ? "attendance.toClass" : "attendance.finish")}
          </a>
        </div>
      </form>
    </>
  );
}
