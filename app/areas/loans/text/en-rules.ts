import type { SameShape } from "~/platform/i18n/text";
import type { zhRules } from "./zh-rules";

export const enRules: SameShape<typeof zhRules> = {
  rule: {
    group: {
      title: "Group in force on the day of application",
      used: "{{group}}",
      none: "none chosen",
      way: "choose a group in force",
    },
    groupProof: { title: "Group is proved", used: "{{proof}}", way: "bring {{proof}}" },
    graduate: {
      title: "Graduated at most {{years}} years before applying",
      used: "applications until {{until}}",
      none: "no day of graduation",
      way: "bring the diploma",
    },
    shop: {
      title: "Online shop open for {{months}} months",
      used: "{{months}} months on {{from}}",
      none: "no day of opening",
      way: "bring the platform's page",
    },
    age: {
      title: "Not of retirement age within the term",
      used: "retires {{retires}}, loan ends {{matures}}",
      young: "under 16 when applying",
      none: "no day of birth or retirement table",
      way: "shorten the term",
      youngWay: "apply at 16",
      noneWay: "bring the identity card, choose the retirement table",
    },
    amount: {
      title: "At most {{most}}",
      used: "asks for {{used}}",
      way: "lower it to {{most}}",
      none: "no amount yet",
      joint: "asks for {{used}}; {{eligible}} eligible × {{each}} × {{share}}%",
    },
    term: {
      title: "At most {{most}} months",
      used: "asks for {{used}} months",
      way: "shorten it to {{most}} months",
      none: "no term yet",
      noneWay: "fill in the term",
    },
    rate: {
      title: "At most LPR + {{points}} basis points",
      used: "{{used}} a year",
      way: "only {{most}} is subsidised",
    },
    count: {
      title: "At most {{most}} loans in all",
      used: "this is number {{used}}",
      way: "no further loan is possible",
    },
    settled: { title: "The loan before is settled", way: "bring the settlement" },
    otherLoans: {
      title: "No other loans, borrower and spouse",
      none: "no loan that is not allowed",
      used: "{{who}}: {{kind}}, {{amount}}",
      own: "borrower",
      spouse: "spouse",
      way: "repay {{repay}}",
    },
    otherJob: { title: "No other job, no pension", way: "check social insurance" },
    entity: {
      title: "Business registered for {{months}} months",
      used: "{{months}} months on {{from}}",
      none: "no day of registration",
      way: "bring the licence",
    },
    credit: { title: "Good credit, borrower and spouse", way: "ask for the credit report" },
    guarantor: {
      title: "Guarantor stands for no other such loan",
      waived: "up to {{waiver}}: no counter-guarantee",
      way: "check the guarantor",
    },
    jobs: {
      title: "At least {{needed}} jobs for a further loan",
      used: "{{named}} named, {{proved}} with a contract",
      way: "bring the contracts",
    },
    partners: {
      title: "At most {{most}} partners",
      used: "{{used}}",
      way: "fewer partners",
      short: "{{short}} of {{used}} not eligible",
      shortWay: "see why on the page of partners; somebody else, or without them",
    },
    ratio: {
      title: "New hires at least {{percent}}% of staff",
      used: "{{staff}} staff need {{needed}}, {{hired}} hired",
      way: "hire {{short}} more",
      listed: ", {{listed}} listed with a contract",
      listWay: "list {{short}} more with their contracts",
    },
    arrears: { title: "No wages or insurance owed", way: "check payrolls and insurance" },
    doubleSubsidy: { title: "No other central interest subsidy", way: "check for another subsidy" },
  },
  known: { meets: "checked", fails: "found otherwise", proof: "not checked yet" },
  basis: {
    clause: "{{document}} {{clause}}",
    page: "{{document}} (as told by {{source}})",
    proxy: "after {{source}} {{clause}}",
  },
  verdict: { meets: "Meets", fails: "Fails", proof: "Needs proof" },
};
