import type { SameShape } from "~/platform/i18n/text";
import type { zh } from "./roster.zh";

export const en: SameShape<typeof zh> = {
  yes: "Yes",
  no: "No",
  unknown: "Not recorded",
  title: "Import a roster",
  dryRunTitle: "Import a roster: dry run",
  doneTitle: "Import a roster: imported",
  undoneTitle: "Import a roster: undone",
  sheetFact: "Sheet “{{name}}”, {{rows}}",
  byFact: "{{name}}, {{time}}",
  leftOver: "Files not imported; the class takes nobody any more",
  waitingFor: "Files waiting for you",
  earlierNone: "No roster was imported into this class yet.",
  open: "Go on",
  people: "{{count}} people",
  people_one: "{{count}} person",
  seats:
    "{{free}} free seats of {{capacity}}. Once the class is full, further people go to the waiting list in the order of the file.",
  notOpen: "Enrolment of this class is over; nobody can be imported any more.",
  notYet: {
    planned:
      "Approval of this class has not been asked for. A roster can be imported once it is approved and enrolling.",
    returned:
      "The application of this class was sent back. Mend it and send it again; a roster can be imported once the class is enrolling.",
    applied:
      "This class waits for the leader's approval. A roster can be imported once it is approved and enrolling.",
    approved:
      "This class is approved but not enrolling yet. Open enrolment on the page of the class, then import.",
  },
  toClass: "To the class",
  looks: "What a roster may look like",
  looksNeeded:
    "Two columns are needed: name and ID number. Others are taken when they are there: phone, village, group, ethnicity, education, category, business idea, already in business.",
  looksTolerates:
    "A title above the headings, merged cells, a serial column, blank rows and signatures at the end are fine; spaces inside names are taken out.",
  looksNumbers:
    "Keep ID numbers as text. A number typed as a number has lost its last three digits and is given back to you.",
  looksKnown:
    "People on record are matched by ID number: nobody is created twice. What is empty on record is filled from the file; what differs is changed only if you tick it.",
  col: {
    created: "Created",
    matched: "Matched",
    refused: "Not imported",
    updated: "Records updated",
    village: "Village",
    idNumber: "ID",
    place: "Roll",
    name: "Name",
  },
  state: { done: "Imported", undone: "Undone" },
  field: {
    name: "Name",
    idNumber: "ID number",
    phone: "Phone",
    town: "Town",
    village: "Village",
    group: "Group",
    address: "Address",
    sex: "Sex",
    birth: "Birth date",
    ethnicity: "Ethnicity",
    education: "Education",
    category: "Category",
    idea: "Business idea",
    inBusiness: "Already in business",
  },
  seat: { seated: "Seated", waiting: "Waiting" },
  columnName: "{{letter}} {{name}}",
  confirm: "Import {{count}} people",
  confirm_one: "Import {{count}} person",
  confirmNote: "The whole batch can be undone until somebody builds on it.",
  fills: "What is empty on record of {{count}} people is filled in.",
  replace: "Also update phone and other details of {{count}} people (from the file; can be undone)",
  replace_one: "Also update phone and other details of {{count}} person (from the file; can be undone)",
  nobody: "There is nobody to import.",
  imported: "{{count}} people imported.",
  imported_one: "{{count}} person imported.",
  importedWaiting: "{{count}} people imported, {{waiting}} of them to the waiting list.",
  importedAgain: "This file was imported already; nothing was done twice.",
  abandoned: "Given up; the file is deleted.",
  otherFile: "Another file",
  backToClass: "Back to the class",
  undo: "Undo this import",
  undoNames: ", ",
  undoBy: "This import can only be undone by {{names}}.",
  undoByMore: "This import can only be undone by {{names}} or others, {{count}} people in all.",
  undoOfAnother: "{{name}} imported this; you manage the class and can undo it too.",
  undoAsk:
    "Cancel the enrolment of {{count}} and delete the {{created}} created? After that only another import brings them back.",
  refusedWith:
    "Which rows did not come in, and why, is for {{name}} alone, who imported them, to see and download.",
  undoWhat:
    "Undoing cancels the enrolment of these {{count}} people and deletes the {{created}} people it created. Matched people only leave the class.",
  undoUpdates: "{{count}} updated records go back to what they were, unless edited since.",
  undoneUpdates: "{{count}} records are as they were.",
  undoneKept: "{{count}} were edited since and stay as they are.",
  undone: "Undone: {{count}} enrolments cancelled, {{created}} created people deleted.",
  only: {
    undoAsk: "Cancel the enrolment of {{count}}? After that only another import brings them back.",
    undoWhat:
      "Undoing cancels the enrolment of these {{count}} people; all were on record before and only leave the class.",
    undone: "Undone: {{count}} enrolments cancelled.",
    undoneNow:
      "This import was taken back as a whole: the enrolments were cancelled. The figures below are those of the import, for the record only.",
  },
  undoneNow:
    "This import was taken back as a whole: the enrolments were cancelled, the people it had created are gone. The figures below are those of the import, for the record only.",
  cannotUndo: "Cannot be undone: {{why}}",
  refusedSheet: "Not imported",
  refusedFile: "roster-not-imported",
  refusedNote:
    "Class {{class}}, file {{file}}, downloaded by {{name}}, {{time}}. Correct the rows and import this file as it is.",
  refusedGone:
    "Which rows were not imported, and why, was deleted together with the file; only their number is kept.",
  refusedRow: "Original row",
  refusedWhy: "Reason",
  why: {
    example: "This is the sample number of the template, nobody's. Enter the real one, or delete the row.",
    villageAboveUnknown:
      "The village is empty; “{{village}}” of row {{row}} was taken and is not found. Put row {{row}} right, and this one is right, too.",
    repeated: "The same person as row {{row}}; only row {{row}} is imported.",
    twoNames:
      "The same ID number as row {{row}} under another name. Find out whose it is; neither row is imported for now.",
    otherName: "This ID number belongs to {{name}}. Check the name and the number.",
    tooYoung: "{{age}} on the first day of the class; training begins at {{first}}.",
    tooOld: "{{age}} on the first day of the class; the policy ends training at {{last}}.",
    nameMissingKnown: "The name is missing. The ID number is that of {{name}}: is it them?",
    sex: "Differs from the sex in the ID number. Check the ID card.",
    birth: "Differs from the birth date in the ID number ({{birth}}). Check the ID card.",
    formula: "This cell is a formula. Copy it and paste it as a value.",
    errorCell: "This cell is a formula error. Fill it in again.",
    villageMissing: "The village is missing.",
    villageMerged: "{{old}} became part of {{into}}. Write “{{write}}”.",
    villageUnknown: "No such village among yours. Write town and village.",
    villageElsewhere:
      "This village is not one of yours. Ask the administrator, or take the row out of the file.",
    villageTwice: "{{count}} villages have this name. Add the town.",
    mayNotAdd: "Not on record, and your role cannot add people.",
    gone: "This file was given up or has expired. Upload it again.",
    changed:
      "Things changed since you looked (seats, roll or records). Below is a new dry run; please look again.",
    nobody: "There is nobody to import.",
  },
  note: {
    prefixOld:
      "the first six digits {{prefix}} are a code that ended in {{year}}, before the birth: compare with the card",
    education: "Education “{{text}}” is not known; left empty, please check",
    category: "Category “{{text}}” is not known and left out, please check",
    categoryNone:
      "Category “{{text}}” is none of the groups, and was left out; for farmers with a business of their own write “Farmer in business”",
    categoryTaken: "Category “{{text}}” is entered as “{{category}}”, please check",
    group: "Group “{{text}}” is not known; left empty, please check",
    ethnicity: "“{{text}}” is none of the 56 ethnic groups; kept as written, please check",
    lowerCaseX: "lower-case x became X",
    fifteenDigits: "15-digit number converted to 18",
    singleName: "the name has one character only ({{name}}): check the ID card",
    fixed: "corrected on this page",
    fills: "Fills {{field}}: {{to}}",
    differs: "{{field}} differs: {{from}} → {{to}}",
    classVillage: "No village given: that of the class",
    prefix: "ID begins with {{prefix}}, no code of Heze: check the card",
    villageDiffers:
      "on record in {{village}}, the file says “{{told}}”; the village stays, enter a move if they did",
    villageAbove: "No village given: “{{village}}” as in the row above",
    inBusiness: "Already in business says “{{text}}”; left empty, can be filled in later",
    alike: "Much like somebody on record ({{number}}) under another ID number: compare",
    rare: "A character of the name ({{codes}}) cannot be printed on a certificate: check it",
  },
  rare: {
    badge: "Not printable",
    line: "{{count}} names have a character that no certificate can print: {{names}}. Check the names; if they are right, have the administrator install the font before certificates are issued.",
    line_one:
      "{{count}} name has a character that no certificate can print: {{names}}. Check the name; if it is right, have the administrator install the font before certificates are issued.",
  },
  undoWhy: {
    done: "it was undone already, or not imported yet.",
    classState: "the class is in assessment or closed.",
    attendance: "attendance was taken for these people.",
    grade: "these people have grades.",
    certificate: "these people have certificates.",
    left: "somebody of this batch has left and the seat went to another.",
    person: "a record it created was edited since, or is used elsewhere.",
    right: "only who imported it, or who manages the class, can undo it.",
    village: "some of these people are in villages outside yours.",
  },
  enrol: {
    rare: "But a character of the name ({{codes}}) cannot be printed on a certificate: check the name; if it is right, have the administrator install the font before certificates are issued.",
    full: "The class is full. Whoever is enrolled now is number {{number}} on the waiting list and is asked when a seat becomes free.",
    wait: "Put on the waiting list",
    known: "On record:",
    unknown: "Not on record yet; please complete below. The number says:",
    alike:
      "{{person}} is on record under another ID number and much alike. Check first whether it is the same person.",
    anyway: "Checked: somebody else",
    inBusiness: "Already in business (has a licence or trades)",
    noVillage: "No such village among yours",
  },
  template: {
    fileName: "roster-template",
    sheet: "Roster",
    number: "No.",
    example: "Example",
    notesSheet: "Notes",
    notes:
      "Name and ID number are needed; the rest may stay empty.\nThe columns of ID numbers and phones are formatted as text; please leave them so.\nThe first two rows are examples; delete them or leave them, they are passed over.\nVillage: town and village. Empty means the village of the class.\nEducation: {{educations}}.\nCategory: {{categories}}.\nAlready in business: Yes or No.\nColumns of your own (such as remarks) may be added; they are passed over.",
  },
};
