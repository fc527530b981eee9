import type { zh } from "./common.zh";
import type { SameShape } from "./text";

export const en: SameShape<typeof zh> = {
  product: { name: "Qihang", tagline: "Enterprise support workbench" },
  error: {
    notFoundTitle: "There is no such page",
    notFoundWhy:
      "The address may be wrong, or the record is outside your villages. For records outside them we do not say whether they exist.",
    forbiddenTitle: "Your role cannot open this page",
    forbiddenWhy:
      "This visit was logged. If your work needs it, ask the administrator for the role or the village.",
    failedTitle: "Something went wrong on our side",
    failedWhy:
      "Nothing was saved. Please try again; if it fails once more, give the administrator the number below.",
    number: "Number",
    home: "Home",
    search: "Search",
    retry: "Try again",
    tooLarge: "The file is too large.",
  },
  role: {
    administrator: "Administrator",
    leader: "Leader",
    trainer: "Trainer",
    "certificate-clerk": "Certificate clerk",
    "loan-officer": "Loan officer",
    "loan-reviewer": "Loan reviewer",
    cadre: "Village cadre",
  },
  menu: {
    home: "Home",
    records: "Records",
    people: "People",
    villages: "Villages",
    work: "Work",
    training: "Training",
    certificates: "Certificates",
    system: "System",
    staff: "Staff and roles",
    audit: "Audit log",
    settings: "Settings",
    waiting: " waiting",
  },
  shell: {
    skip: "Skip to content",
    menu: "Main menu",
    search: "People, villages, classes, certificate numbers; pinyin or the last digits of an ID will do",
    searchLabel: "Search",
    otherLanguage: "中文",
    scopeAll: "Scope: all villages",
    scope: "Scope: {{count}} villages",
    scope_one: "Scope: {{count}} village",
    account: "My account",
    signOut: "Sign out",
    notices: "Notices",
    more: "More",
    back: "Back",
  },
};
