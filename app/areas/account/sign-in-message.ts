import { clockOf } from "~/platform/dates";
import type { Translate } from "~/platform/i18n/text";
import type { zh } from "./text/zh";

type Why =
  | "signIn.wrong"
  | "signIn.locked"
  | "signIn.limited"
  | "signIn.codeWrong"
  | "password.wrong"
  | "second.isOn"
  | "second.isOff";

/** What a refused sign-in says; a lock says until when. */
export const refusalText = (t: Translate<typeof zh>, refused: { why: Why; until?: number }): string =>
  // A minute is added: at 10:42:30 the words 10:42 would still be refused.
  t(refused.why, refused.until === undefined ? undefined : { time: clockOf(refused.until + 59_999) });

/** Locked or limited: come back later (429). */
export const tooMany = (why: Why): boolean => why === "signIn.locked" || why === "signIn.limited";
