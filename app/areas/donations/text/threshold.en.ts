import type { SameShape } from "~/platform/i18n/text";
import type { zh } from "./threshold.zh";

/** Thresholds for fixed assets, by date. */
export const en: SameShape<typeof zh> = {
  title: "Fixed-asset thresholds",
  link: "Fixed-asset thresholds",
  facts: "By the day of the handover; what reaches them gets a fixed-asset card",
  list: "Thresholds by date",
  count: "{{count}} periods",
  fromOn: "From",
  until: "Until",
  open: "In force",
  later: "To come",
  general: "General equipment",
  special: "Special equipment",
  basis: "Document",
  unit: "yuan",
  foot: "Things below are listed and counted every year all the same. Batches handed over earlier keep the threshold of their day.",
  add: "New threshold",
  addHelp: "The first day it applies; after the last one",
  generalHelp: "A thing of this unit value or more is a fixed asset",
  basisHelp: "Name and number of the document",
  save: "Add the threshold",
  added: "Added. Things handed over from {{day}} on are counted by it.",
  remove: "Take back",
  removeOne: "Take back the threshold from {{day}}",
  removed: "Taken back.",
  pick: "Choose from the calendar",
  form: {
    errors: "{{count}} things to correct",
    needed: "Please fill in",
    wrongDay: "This is no day; write 2026-11-23",
    wrongMoney: "This is no amount; write 1000 or 1500.00",
    long: "At most {{max}} characters",
  },
  threshold: {
    why: {
      notLater: "It has to begin after the last one: earlier thresholds stand.",
      specialLess: "Special equipment cannot have a lower threshold than general equipment.",
      used: "Batches are counted by this threshold already; it stands.",
      notFound: "There is no such threshold, or it is not the last one.",
    },
  },
};
