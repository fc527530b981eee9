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
import { type ApplicationState, applicationStates } from "../application-state";
import { borrowerKinds } from "../eligibility";

/** The list of applications as its address says it: filters, order, page. Pure. */
export const listSorts = ["-applied", "applied", "due", "-due", "-amount", "amount"] as const;
export type ListSort = (typeof listSorts)[number];

/** Where an application stands, in a few words: the tabs over the list and the columns of the board. */
export const stages = ["filling", "recommending", "reviewing", "guarantee", "bank", "lent", "ended"] as const;
export type Stage = (typeof stages)[number];
export const statesOf: Record<Stage, readonly ApplicationState[]> = {
  filling: ["draft", "supplementing"],
  recommending: ["submitted", "village-recommended"],
  reviewing: ["town-checked", "first-review", "second-review", "committee"],
  guarantee: ["qualified", "guarantee-check", "guarantee-agreed"],
  bank: ["at-bank", "bank-refused", "bank-approved", "contract-signed"],
  lent: ["disbursed"],
  ended: ["unqualified", "guarantee-refused", "withdrawn", "lapsed"],
};

const yes = among(["yes"]);

export const applicationColumns = ["village", "amount", "applied", "state", "holder", "due"] as const;
export type ApplicationColumn = (typeof applicationColumns)[number];
const columns = columnsAmong(applicationColumns, applicationColumns);

export const applicationList = listView({
  path: "/loans",
  sorts: listSorts,
  fields: {
    term: ["q", typed(60)],
    stage: ["stage", among(stages)],
    state: ["state", among(applicationStates)],
    /** Only those whose step is over its time. */
    late: ["late", yes],
    /** Only those that wait for whoever looks. */
    mine: ["mine", yes],
    villageId: ["village", recordId],
    bankId: ["bank", recordId],
    /** Name of whoever entered it. */
    officer: ["officer", typed(30)],
    kind: ["kind", among(borrowerKinds)],
    year: ["year", year],
  },
  further: {
    names: [...columns.names, "as"],
    read: (params) => ({ ...columns.read(params), board: params.get("as") === "board" }),
    parts: (shown: { columns: readonly ApplicationColumn[]; board: boolean }) => [
      ...columns.parts(shown),
      ["as", shown.board ? "board" : undefined],
    ],
  },
});
export type ApplicationListView = ViewOf<typeof applicationList>;
export type ListFilter = ApplicationListView["filter"];
export type FilterKey = ConditionOf<typeof applicationList>;
