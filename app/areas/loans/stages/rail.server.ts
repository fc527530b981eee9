import type { Reader } from "db/client.server";
import { calendarEdits, workingDaysBetween } from "~/areas/policies/index.server";
import { type Day, shortDay } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { personName } from "~/platform/search/place-name";
import { type FoundApplication, stateChangesOf } from "../application/application-queries.server";
import type { ApplicationState } from "../application-state";
import { applicationText } from "../text/application";
import { limitOfPart } from "./enter-state.server";
import { deskOf, type Part, partClocks, partOf, parts, runs } from "./step-clock";

export interface RailPart {
  key: Part;
  title: string;
  state: "done" | "now" | "later" | "late" | "skipped" | "refused";
  lines: readonly string[];
}

/** The rail: each part with who holds it, working days used and left; red when it is over its time (FEATURES 59). */
export function railOf(db: Reader, found: FoundApplication, today: Day, language: Language): RailPart[] {
  const t = translator(applicationText, language);
  const { application: a, bank } = found;
  const state = a.state as ApplicationState;
  const changes = stateChangesOf(db, a.id);
  const edits = calendarEdits(db);
  const clocks = partClocks(changes, today, (from, to) => workingDaysBetween(from, to, edits));
  const waiting = state === "supplementing";
  const back = changes.at(-1)?.fromState as ApplicationState | undefined;
  const current = waiting && back ? partOf(back) : partOf(state);
  // What was sent back from further on is to be gone through again.
  const reached = current ? parts.indexOf(current) : parts.reduce((n, p, k) => (clocks.has(p) ? k : n), -1);
  const ended = current === null;
  const refused = state === "unqualified" || state === "guarantee-refused";
  return parts.map((key, k): RailPart => {
    const clock = clocks.get(key);
    const limit = limitOfPart(db, a, key);
    const title = t(`part.${key}`);
    const bankName = bank ? (language === "zh" ? bank.name : bank.nameEn) : t("part.bank");
    const desk = t(`holder.${key === current ? deskOf(state, key) : key}`, {
      bank: bankName,
      name: a.enteredByName,
    });
    if (key === "disbursed" && state === "disbursed")
      return { key, title, state: "done", lines: [shortDay(changes.at(-1)?.on ?? today, language)] };
    if (key === current && clock) return currentPart(key, title, clock, limit, desk);
    if (clock && k <= reached && (k < reached || ended || current !== key))
      return {
        key,
        title,
        state: ended && k === reached && state !== "disbursed" ? (refused ? "refused" : "skipped") : "done",
        lines: [
          ...(refused && k === reached ? [t(`state.${state}`)] : []),
          shortDay(clock.toOn ?? clock.fromOn, language),
          t("rail.used", { count: clock.used }),
        ],
      };
    return {
      key,
      title,
      state: ended && state !== "disbursed" ? "skipped" : "later",
      lines: ended || limit === null ? [] : [t("rail.limit", { count: limit })],
    };
  });

  function currentPart(
    key: Part,
    title: string,
    clock: { fromOn: Day; used: number },
    limit: number | null,
    desk: string,
  ): RailPart {
    const day = shortDay(clock.fromOn, language);
    if (waiting) {
      const since = changes.at(-1)?.on ?? today;
      return {
        key,
        title,
        state: "now",
        lines: [
          t("rail.stopped", { count: workingDaysBetween(since, today, edits) }),
          t("rail.used", { count: clock.used }),
        ],
      };
    }
    const name = a.holderName === null ? desk : personName(a.holderName, language);
    const who = t(a.holderName ? "rail.running" : "rail.waiting", { name, day });
    if (limit === null || !runs(state))
      return { key, title, state: "now", lines: [who, t("rail.used", { count: clock.used })] };
    const late = a.dueOn !== null && a.dueOn < today;
    const over = a.dueOn === null ? 0 : workingDaysBetween(a.dueOn, today, edits);
    const left = a.dueOn === null ? limit - clock.used : workingDaysBetween(today, a.dueOn, edits);
    return {
      key,
      title,
      state: late ? "late" : "now",
      lines: [
        who,
        late
          ? t(over === 0 ? "rail.justLate" : "rail.late", { used: clock.used, late: over })
          : t("rail.left", { used: clock.used, left: Math.max(0, left) }),
      ],
    };
  }
}
