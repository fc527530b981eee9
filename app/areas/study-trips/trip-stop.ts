import { isPhone, normalisePhone } from "~/areas/people";
import { addDays, type Day, parseDay } from "~/platform/dates";

export const stopKinds = ["departure", "visit", "talk", "meal", "lodging", "return"] as const;
export type StopKind = (typeof stopKinds)[number];

export interface StopInput {
  on: Day;
  at: string;
  kind: StopKind;
  place: string;
  host: string | null;
  contactName: string | null;
  contactPhone: string | null;
  detail: string | null;
  signs: boolean;
}

const toHalfWidth = (text: string) =>
  text.replace(/[！-～]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/\s/g, "");

/** A clock as people write it: 6:30, 06:30, 0630, ６：３０, 6点30, 6点半; null when it is none. */
export function parseClock(input: string): string | null {
  const text = toHalfWidth(input).replace("点半", ":30").replace(/[点.]/, ":").replace(/分$/, "");
  const found = text.match(/^(\d{1,2}):(\d{0,2})$/) ?? text.match(/^(\d{2})(\d{2})$/);
  if (!found) return null;
  const [hour, minute] = [Number(found[1]), Number(found[2] || 0)];
  if (hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

/** A line of the form as it was typed. */
export type TypedStop = Record<
  "on" | "at" | "kind" | "place" | "host" | "contactName" | "contactPhone" | "detail" | "signs",
  string
>;
export const stopFields = [
  "on",
  "at",
  "kind",
  "place",
  "host",
  "contactName",
  "contactPhone",
  "detail",
  "signs",
] as const;

export type StopProblem =
  | "stop.wrongDay"
  | "stop.outside"
  | "stop.wrongClock"
  | "stop.noPlace"
  | "form.wrongPhone";

/** Reads the lines; one with neither hour nor place is left out. Errors by line and field. */
export function readStops(
  lines: readonly TypedStop[],
  trip: { fromOn: Day; toOn: Day },
): { stops: StopInput[]; errors: Record<string, StopProblem> } {
  const errors: Record<string, StopProblem> = {};
  const stops: StopInput[] = [];
  for (const [i, line] of lines.entries()) {
    if (!line.at.trim() && !line.place.trim()) continue;
    const on = line.on.trim() ? parseDay(line.on, Number(trip.fromOn.slice(0, 4))) : trip.fromOn;
    const at = parseClock(line.at);
    if (!on) errors[`${i}.on`] = "stop.wrongDay";
    else if (on < trip.fromOn || on > trip.toOn) errors[`${i}.on`] = "stop.outside";
    if (!at) errors[`${i}.at`] = "stop.wrongClock";
    if (!line.place.trim()) errors[`${i}.place`] = "stop.noPlace";
    const phone = normalisePhone(line.contactPhone);
    if (phone && !isPhone(phone)) errors[`${i}.contactPhone`] = "form.wrongPhone";
    const kind = stopKinds.find((k) => k === line.kind) ?? "visit";
    const words = (text: string, max: number) => text.trim().slice(0, max) || null;
    stops.push({
      on: on ?? trip.fromOn,
      at: at ?? "",
      kind,
      place: line.place.trim().slice(0, 60),
      host: words(line.host, 60),
      contactName: words(line.contactName, 20),
      contactPhone: phone || null,
      detail: words(line.detail, 120),
      // Nobody leaves or comes back uncounted.
      signs: line.signs === "1" || kind === "departure" || kind === "return",
    });
  }
  return { stops, errors };
}

const dayMs = 86_400_000;

/** The hours of an earlier trip on the days of a new one; what lies beyond its last day falls on that day. */
export function movedTo(on: Day, from: { fromOn: Day }, to: { fromOn: Day; toOn: Day }): Day {
  const nth = Math.round((Date.parse(on) - Date.parse(from.fromOn)) / dayMs);
  const moved = addDays(to.fromOn, nth);
  return moved > to.toOn ? to.toOn : moved;
}
