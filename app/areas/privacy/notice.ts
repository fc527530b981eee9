import type { Day } from "~/platform/dates";

/** One version of what people are told; versions are never changed, a later day brings the next one. */
export interface Notice {
  id: number;
  fromOn: Day;
  title: string;
  body: string;
}

/** The version that holds on a day: the latest that has begun. */
export const noticeOn = <N extends Pick<Notice, "fromOn">>(notices: readonly N[], on: Day): N | undefined =>
  notices.filter((n) => n.fromOn <= on).sort((a, b) => b.fromOn.localeCompare(a.fromOn))[0];

/** Paragraphs of a notice; a line that begins with 一、 is a heading. */
export const paragraphsOf = (body: string): { heading: boolean; text: string }[] =>
  body
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map((text) => ({ heading: /^[一二三四五六七八九十]+、/.test(text), text }));
