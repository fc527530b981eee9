import type { SameShape } from "~/platform/i18n/text";
import type { zh } from "./zh";

export const en: SameShape<typeof zh> = {
  warning: "You will be signed out at {{time}}. Still here?",
  stay: "I am here",
  title: "Please sign in again",
  over: "Nothing happened for {{minutes}} minutes, so you were signed out for safety.",
  over_one: "Nothing happened for {{minutes}} minute, so you were signed out for safety.",
  ended:
    "Your session was ended: by you on another device, by the administrator, or because the password was changed elsewhere.",
  kept: "The {{count}} fields you filled in are still here; sign in and go on.",
  kept_one: "The field you filled in is still here; sign in and go on.",
  password: "Password of {{name}}",
  code: "The 6 digits of your authenticator",
  submit: "Sign in and go on",
  other: "Sign in as somebody else",
  otherNote: "Signing in as somebody else discards what is on this page.",
  otherKept:
    "If somebody else signs in, your marks stay on this machine and are sent when you sign in again.",
  wrong: "The password is wrong. Try again.",
  codeWrong: "The code is wrong or has expired.",
  locked: "Too many wrong tries; the account is locked for 15 minutes.",
  network: "The server could not be reached. Check the network and try again.",
  somebody: "Somebody else is signed in in this browser now. Sign out first.",
};
