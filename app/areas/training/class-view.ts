import {
  among,
  type ConditionOf,
  columnsAmong,
  listView,
  recordId,
  typed,
  type ViewOf,
  year,
} from "~/platform/lists/list-view";
import { type ClassState, classStates } from "./class-state";
import { courses } from "./course-rule";

/** The list of classes as its address says it: filters, order, columns, page. Pure. */
export const classSorts = [
  "-start",
  "start",
  "name",
  "-name",
  "village",
  "-village",
  "-people",
  "people",
] as const;
export type ClassSort = (typeof classSorts)[number];

export const classColumns = [
  "village",
  "venue",
  "dates",
  "halfDays",
  "lecturers",
  "people",
  "waiting",
  "approval",
  "state",
  "next",
] as const;
export type ClassColumn = (typeof classColumns)[number];
export const defaultColumns: readonly ClassColumn[] = [
  "village",
  "venue",
  "dates",
  "people",
  "state",
  "next",
];

/** Saved views above the list: where a class stands, in four words. */
export const stages = ["before", "running", "done", "cancelled"] as const;
export type Stage = (typeof stages)[number];
export const statesOf: Record<Stage, readonly ClassState[]> = {
  before: ["planned", "applied", "returned", "approved", "enrolling"],
  running: ["running", "assessing"],
  done: ["closed", "certified"],
  cancelled: ["cancelled"],
};

export const classList = listView({
  path: "/training",
  sorts: classSorts,
  fields: {
    term: ["q", typed(60)],
    stage: ["stage", among(stages)],
    state: ["state", among(classStates)],
    course: ["course", among(courses)],
    villageId: ["village", recordId],
    year: ["year", year],
  },
  further: columnsAmong(classColumns, defaultColumns),
});
export type ClassView = ViewOf<typeof classList>;
export type ClassFilter = ClassView["filter"];
export type FilterKey = ConditionOf<typeof classList>;
