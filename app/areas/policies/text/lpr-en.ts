import type { SameShape } from "~/platform/i18n/text";
import type { zh } from "./lpr-zh";

export const en: SameShape<typeof zh> = {
  read: "Please check: {{series}} of {{day}} is {{rate}}, {{change}}. If it is right, save once more; a mistake can be put right later, with a reason.",
  readMade:
    "{{count}} loans were paid out after that day by an earlier rate; they are frozen and do not change by it.",
  readMade_one:
    "1 loan was paid out after that day by an earlier rate; it is frozen and does not change by it.",
  readSave: "It is right, save",
  readSame: "the same as before",
  readUp: "{{points}} basis points over {{before}} before",
  readDown: "{{points}} basis points under {{before}} before",
  readFirst: "nothing is before it",
  correct: "Put right",
  action: "Action",
  title: "Put right {{series}} {{day}}",
  now: "On record",
  unused: "No loan was made by it: it is put right at once, and the log keeps it.",
  used: "{{count}} loans were paid out by {{rate}} and keep it. Payouts, calculations and rate caps from then on take the new value. A second person has to agree first.",
  newRate: "Change to",
  newSource: "Source",
  reason: "Why it is put right",
  save: "Put right",
  ask: "Ask for it",
  cancel: "Leave it",
  done: "Put right",
  asked: "Asked for; somebody else has to agree",
  waits:
    "{{name}} asked on {{day}}: {{series}} {{publishedOn}} from {{from}} to {{to}}, source {{source}}, because: {{reason}}. {{loans}}",
  loans: "{{count}} loans were made by the old value and keep it.",
  mine: "Somebody else has to agree.",
  text: "Opinion",
  yes: "Agree",
  no: "Refuse",
  agreed: "Agreed",
  refused: "Refused",
  home: "Corrections of rates for me to agree to",
  what: "Change to",
  correction: {
    notFound: "There is no such publication",
    same: "That is what is on record",
    open: "A correction of it waits for somebody else already",
    reason: "Please say why not",
    samePerson: "You asked for it; somebody else has to agree",
    decided: "It was decided already",
    moved: "Another correction has changed it since; ask anew",
  },
};
