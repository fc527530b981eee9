import type { SameShape } from "~/platform/i18n/text";
import type { zhSteps } from "./zh-steps";

export const enSteps: SameShape<typeof zhSteps> = {
  step: {
    applied: "Ask for approval",
    approved: "Approve the class",
    returned: "Return for changes",
    enrolling: "Open enrolment",
    running: "Start the class",
    assessing: "Teaching done, assess",
    closed: "Confirm and close: {{count}} qualify",
    cancelled: "Cancel this class",
    back: "Back to teaching",
  },
  confirm: {
    opener: "{{step}}…",
    start: "Start the class with {{count}} on the roll",
    startFinal: "Once started, it cannot go back to enrolling or be rescheduled.",
    offers: "{{count}} kept seats stay kept until their time is over: {{names}}.",
    offers_one: "{{count}} kept seat stays kept until its time is over: {{names}}.",
    waiting: "{{count}} go on waiting; who comes in later is counted from that half-day on: {{names}}.",
    waiting_one: "{{count}} goes on waiting; who comes in later is counted from that half-day on: {{names}}.",
    close: "Close: {{qualified}} qualify, {{failed}} do not",
    closeFinal:
      "Once closed, roll, attendance and scores cannot be changed, and there is no way back. Check them first.",
    closeDead: "Have died: {{names}}. Check their attendance and grades first.",
    closeFailed: "Do not qualify: {{names}}.",
    more: "{{names}} and others",
  },
  hours: {
    short: "{{planned}} hours are planned; the rule asks for {{needed}}: {{by}} too few.",
    over: "{{planned}} hours are planned; the rule asks for {{needed}}: {{by}} too many. Check the half-days.",
    addDays: "Reschedule to add the missing half-days.",
    paper: "Closed like this, certificates state the true hours and do not speak of the hours required.",
    rule: "The rule asks for {{needed}} hours; this class has {{planned}}",
    plan: "{{planned}} hours (rule: {{needed}})",
  },
};
