import { useRevalidator } from "@remix-run/react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { shortDay } from "~/platform/dates";
import { KeptHeld } from "~/platform/forms/kept-held";
import { usePresentList } from "~/platform/forms/use-present-list";
import { useLanguage, useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { Icon } from "~/ui/icon";
import { NameWithCodes } from "~/ui/name-with-codes";
import { type Mark, marks } from "../qualification";
import type { ResultSoFar } from "../result-so-far";
import { trainingText } from "../text";
import { RefusedMarks } from "./refused-marks";
import { rowWithMarks } from "./running-row";
import { SaveState } from "./save-state";
import { useMarks } from "./use-marks";

interface GridPage {
  id: number;
  /** When it was read, ms UTC. */
  readAt: number;
  state: string;
  sessions: readonly { id: number; on: string; half: "am" | "pm"; future: boolean }[];
  roll: readonly {
    enrolmentId: number;
    personId: number;
    number: number;
    name: string;
    /** Characters of the name that no certificate can print. */
    rare: readonly string[];
    /** That they have died, and since when. */
    died: string | null;
    idNumber: string;
    marks: readonly (Mark | null)[];
    joined: number | null;
    attended: string;
    plan: number | null;
    test: number | null;
    result: ResultSoFar;
    reasons: string;
    /** The reason needs no second look. */
    plain: boolean;
  }[];
  rule: { percent: number; lateCounts: boolean };
  may: { mark: boolean; withdraw: boolean };
}

const keys: Record<string, Mark | null> = {
  "1": "present",
  "2": "late",
  "3": "leave",
  "4": "absent",
  Backspace: null,
  Delete: null,
};

/** Attendance, result and reason follow the marks once they are saved. */
function useFreshResults({ pending, savedAt }: { pending: number; savedAt: number | null }) {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (savedAt === null || pending > 0) return;
    const timer = setTimeout(revalidate, 600);
    return () => clearTimeout(timer);
  }, [savedAt, pending, revalidate]);
}

/** Name by half-day: arrows move, 1 to 4 mark, saved as one goes; by mouse a click steps through the marks. */
export function AttendanceGrid({ page: opened }: { page: GridPage }) {
  const t = useText(trainingText);
  const language = useLanguage();
  // Colleagues mark on phones: the cells are asked for every so often. Focus and what is not saved yet stay.
  const { list: page, ask } = usePresentList(opened, `/training/${opened.id}/grid.json`);
  const asks = page.may.mark ? ask : undefined;
  const { set, markOf, ...saving } = useMarks(page.id, page.readAt, t("class.saveFailed"), asks);
  useFreshResults(saving);
  const rule = {
    attendanceThresholdBp: Math.round(page.rule.percent * 100),
    lateCounts: page.rule.lateCounts,
  };
  const joinedAt = (row: number) => {
    const id = page.roll[row]?.joined ?? null;
    return id === null ? 0 : page.sessions.findIndex((s) => s.id === id);
  };
  const takesMark = (row: number, column: number) =>
    page.may.mark && page.sessions[column]?.future === false && column >= joinedAt(row);
  // Tab comes to the first cell that still lacks a mark; there may be none where somebody joined later.
  const [at, setAt] = useState<readonly [number, number]>(() => {
    const cells = page.sessions.flatMap((_, c) =>
      page.roll.flatMap((__, r) => (takesMark(r, c) ? [[r, c] as const] : [])),
    );
    return cells.find(([r, c]) => page.roll[r]?.marks[c] === null) ?? cells[0] ?? [0, 0];
  });
  const table = useRef<HTMLTableElement>(null);
  const days = [...new Set(page.sessions.map((s) => s.on))];

  /** On to the next cell in a direction that can be marked; where there is none the focus stays. */
  const go = (row: number, column: number, down: number, right: number) => {
    let [r, c] = [row + down, column + right];
    while (page.roll[r] && page.sessions[c] && !takesMark(r, c)) [r, c] = [r + down, c + right];
    if (page.roll[r] && page.sessions[c])
      table.current?.querySelector<HTMLElement>(`[data-at="${r}-${c}"]`)?.focus();
  };
  const write = (row: number, column: number, mark: Mark | null) => {
    const person = page.roll[row];
    const session = page.sessions[column];
    if (person && session && !session.future)
      set([
        {
          enrolmentId: person.enrolmentId,
          sessionId: session.id,
          mark,
          was: markOf(person.enrolmentId, session.id, person.marks[column] ?? null),
        },
      ]);
  };
  const onKey = (event: KeyboardEvent<HTMLElement>, row: number, column: number) => {
    const moves: Record<string, () => void> = {
      ArrowUp: () => go(row, column, -1, 0),
      ArrowDown: () => go(row, column, 1, 0),
      ArrowLeft: () => go(row, column, 0, -1),
      ArrowRight: () => go(row, column, 0, 1),
      Enter: () => go(row, column, 1, 0),
      // To the end of the row; with Ctrl of the column as well.
      Home: () => go(event.ctrlKey ? 0 : row, -1, 0, 1),
      End: () => go(event.ctrlKey ? page.roll.length - 1 : row, page.sessions.length, 0, -1),
    };
    const move = moves[event.key];
    const mark = keys[event.key];
    if (!move && mark === undefined) return;
    event.preventDefault();
    if (move) return move();
    write(row, column, mark ?? null);
    // What is taken away is looked at again; what is given is followed by the next person.
    if (mark) go(row, column, 1, 0);
  };
  return (
    <div className="nophone">
      {page.may.mark && (
        <div className="keys">
          <span>
            <kbd>↑</kbd> <kbd>↓</kbd> <kbd>←</kbd> <kbd>→</kbd> {t("class.move")} <kbd>1</kbd>{" "}
            {t("mark.present")} <kbd>2</kbd> {t("mark.late")} <kbd>3</kbd> {t("mark.leave")} <kbd>4</kbd>{" "}
            {t("mark.absent")} <kbd>Backspace</kbd> {t("mark.clear")}
          </span>
          <SaveState {...saving} />
        </div>
      )}
      <KeptHeld {...saving} />
      <RefusedMarks
        saving={saving}
        nameOf={(id) => page.roll.find((r) => r.enrolmentId === id)?.name}
        sessionOf={(id) => {
          const s = page.sessions.find((x) => x.id === id);
          return s && `${s.on} ${t(s.half === "am" ? "half.amLong" : "half.pmLong")}`;
        }}
      />
      <section className="scroll" aria-label={t("attendance.grid")}>
        <table className="tbl att dense" ref={table}>
          <thead>
            <tr>
              <th rowSpan={2}>{t("col.number")}</th>
              <th rowSpan={2} className="l">
                {t("col.name")}
              </th>
              <th rowSpan={2} className="l">
                {t("col.idNumber")}
              </th>
              {days.map((on) => (
                <th key={on} colSpan={page.sessions.filter((s) => s.on === on).length} className="d">
                  {Number(on.slice(5, 7))}/{Number(on.slice(8))}
                </th>
              ))}
              <th rowSpan={2}>{t("col.attendance")}</th>
              <th rowSpan={2}>{t("col.plan")}</th>
              <th rowSpan={2}>{t("col.test")}</th>
              <th rowSpan={2} className="l">
                {t("col.result")}
              </th>
              <th rowSpan={2} className="l">
                {t("col.reason")}
              </th>
              {page.may.withdraw && (
                <th rowSpan={2}>
                  <span className="vh">{t("place.manage")}</span>
                </th>
              )}
            </tr>
            <tr>
              {page.sessions.map((s, i) => (
                <th key={s.id} className={i === 0 || page.sessions[i - 1]?.on !== s.on ? "d" : undefined}>
                  {t(`half.${s.half}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {page.roll.map((saved, row) => {
              const marksNow = page.sessions.map((s, c) =>
                markOf(saved.enrolmentId, s.id, saved.marks[c] ?? null),
              );
              const r = { ...saved, ...rowWithMarks(t, page.state, rule, page.sessions, saved, marksNow) };
              return (
                <tr
                  key={r.enrolmentId}
                  className={r.result === "lost" || r.result === "failed" ? "flag" : undefined}
                >
                  <td>{r.number}</td>
                  <td className="l name">
                    <a className="who" href={`/people/${r.personId}`}>
                      <NameWithCodes name={r.name} missing={r.rare} />
                    </a>
                    {r.died && <span className="block t12 sub">{r.died}</span>}
                  </td>
                  <td className="l sub nw">{r.idNumber}</td>
                  {page.sessions.map((s, column) => {
                    const mark = markOf(r.enrolmentId, s.id, r.marks[column] ?? null);
                    const label = `${r.name} ${shortDay(s.on, language)} ${t(s.half === "am" ? "half.amLong" : "half.pmLong")} ${t(`mark.${mark ?? "unmarked"}Long`)}`;
                    const shown =
                      mark === null ? "" : mark === "present" ? t("mark.none") : t(`mark.${mark}`);
                    return (
                      <td
                        key={s.id}
                        className={column === 0 || page.sessions[column - 1]?.on !== s.on ? "d" : undefined}
                      >
                        {takesMark(row, column) ? (
                          <button
                            type="button"
                            className={`cellbtn cell ${mark ? `c-${mark}` : ""}`}
                            data-at={`${row}-${column}`}
                            tabIndex={at[0] === row && at[1] === column ? 0 : -1}
                            aria-label={label}
                            onFocus={() => setAt([row, column])}
                            onKeyDown={(e) => onKey(e, row, column)}
                            onClick={() =>
                              write(
                                row,
                                column,
                                marks[(marks.indexOf(mark as Mark) + 1) % marks.length] ?? "present",
                              )
                            }
                          >
                            {shown}
                          </button>
                        ) : (
                          <span className={`cell ${mark ? `c-${mark}` : ""}`}>{shown}</span>
                        )}
                      </td>
                    );
                  })}
                  <td className="nw">{r.attended}</td>
                  <td>{r.plan ?? "—"}</td>
                  <td>{r.test ?? "—"}</td>
                  <td className="l">
                    {r.result === null || r.result === "open" ? (
                      <span className="sub">{t("result.open")}</span>
                    ) : (
                      <Badge tone={r.result === "qualified" ? "ok" : "bad"}>{t(`result.${r.result}`)}</Badge>
                    )}
                  </td>
                  <td
                    className={`l t12 ${r.plain ? "sub" : r.result === "lost" || r.result === "failed" ? "strong" : ""}`}
                  >
                    {r.reasons}
                  </td>
                  {page.may.withdraw && (
                    <td className="nw">
                      <a
                        className="rowmore"
                        href={`/training/${page.id}/places/${r.enrolmentId}`}
                        aria-label={`${r.name} ${t("place.manage")}`}
                      >
                        <Icon name="ellipsis" />
                      </a>
                    </td>
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      <div className="sf row between">
        <span className="row att">
          <span className="cell">{t("mark.none")}</span> {t("mark.presentLong")}
          <span className="cell c-late">{t("mark.late")}</span> {t("mark.lateLong")}
          <span className="cell c-leave">{t("mark.leave")}</span> {t("mark.leaveLong")}
          <span className="cell c-absent">{t("mark.absent")}</span> {t("mark.absentLong")}
        </span>
        <span>{t("attendance.legend")}</span>
      </div>
    </div>
  );
}
