import type { SameShape } from "~/platform/i18n/text";
import type { zh } from "./zh";

export const en: SameShape<typeof zh> = {
  title: "Search",
  titleOf: "Search: {{term}}",
  box: "What to look for",
  placeholder: "Name, village, class, certificate number",
  submit: "Search",
  hint: "Hanzi, pinyin, initials; last 4 of an ID, phone or number",
  found: "{{scope}}, {{count}} found",
  countOnly: "{{count}} found",
  allVillages: "All villages",
  someVillages: "{{count}} villages",
  someVillages_one: "{{count}} village",
  filter: "Only",
  all: "All",
  nothing: "Nothing found for {{term}}",
  stop: ". ",
  nothingPrivate: "There is no such number",
  nothingHelp:
    "Only records in your scope are searched. Try another spelling: one Chinese character, pinyin initials (zxl), or the last 4 of an ID or phone.",
  begin: "Find people, villages, classes, certificates",
  beginHelp:
    "One Chinese character is enough; so is pinyin (zhangxiaolong), initials (zxl), or the last 4 of an ID, phone or certificate number. A whole ID number, phone or bank account works too. Only records in your scope are searched.",
  standing: "{{what}}: {{state}}",
  scan: {
    start: "Scan a code",
    stop: "Stop scanning",
    view: "Camera: point it at the QR code of a certificate or a label",
    denied:
      "The browser may not use the camera. Allow it in the settings left of the address, then press again.",
    refused: "There is no camera here: please type.",
  },
  create: "New person",
  private: "Whole ID, phone and account numbers do not go into an address. Press Enter to search.",
  again:
    "Whole ID, phone and account numbers must not stand in an address, so nothing was searched. Please type it here once more.",
  logged: "A search by an ID or account number is logged.",
  showing: "The first {{count}} are shown. Type more to narrow it down.",
  open: "Open",
  choose: "Choose",
  newTab: "New tab",
  close: "Close",
  failed: "The server did not answer. Press Enter to try again.",
};
