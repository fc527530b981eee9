import { parseDay } from "~/platform/dates";
import { addressOf, oneOf } from "~/platform/list-address";
import { columnsAmong } from "~/platform/lists/list-view";
import { defaultPageSize, pageSizeFrom } from "~/platform/paging";
import { refusedPages, refusedPagesOf, workAreaOf } from "./page-words";
import { auditText } from "./text";

/** What the address of the audit page says: filters, view, open row, place in the list. */
export interface AuditView {
  view: (typeof auditViews)[number];
  q: string;
  /** User name of an account, `system`, or `stranger`. */
  who: string;
  event: string;
  outcome: (typeof outcomes)[number] | "";
  from: string;
  to: string;
  /** Which columns stand beside the time. */
  columns: readonly AuditColumn[];
  /** Rows to a page. */
  size: number;
  open: number | null;
  /** Rows after (older than) or before (newer than) this number. */
  after: number | null;
  before: number | null;
}

export const auditColumns = [
  "row",
  "who",
  "area",
  "event",
  "subject",
  "village",
  "outcome",
  "origin",
] as const;
export type AuditColumn = (typeof auditColumns)[number];
const columns = columnsAmong<AuditColumn>(
  auditColumns,
  auditColumns.filter((c) => c !== "row" && c !== "village"),
);

export const auditViews = ["all", "refused", "reveals", "papers", "access"] as const;
export const viewNames = {
  all: "audit.viewAll",
  refused: "audit.viewRefused",
  reveals: "audit.viewReveals",
  papers: "audit.viewPapers",
  access: "audit.viewAccess",
} as const;
export const outcomes = ["success", "refused", "failed"] as const;

const rowNumber = (text: string | null) => (text && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null);

/** Reads the address; what makes no sense is left out. */
export function readAuditView(query: URLSearchParams): AuditView {
  return {
    view: oneOf(auditViews, query.get("view")) ?? "all",
    q: (query.get("q") ?? "").trim().slice(0, 60),
    who: (query.get("who") ?? "").slice(0, 60),
    event: /^[a-z-]+\.[a-z-]+$/.test(query.get("event") ?? "") ? (query.get("event") ?? "") : "",
    outcome: oneOf(outcomes, query.get("outcome")) ?? "",
    from: parseDay(query.get("from") ?? "") ?? "",
    to: parseDay(query.get("to") ?? "") ?? "",
    ...columns.read(query),
    size: pageSizeFrom(query.get("size")),
    open: rowNumber(query.get("open")),
    after: rowNumber(query.get("after")),
    before: rowNumber(query.get("before")),
  };
}

/** Days of the address that are no days, as typed: the filter says so beside them. */
export function daysNotRead(query: URLSearchParams): { from?: string; to?: string } {
  const wrong = (name: "from" | "to") => {
    const typed = (query.get(name) ?? "").trim().slice(0, 30);
    return typed && !parseDay(typed) ? { [name]: typed } : {};
  };
  return { ...wrong("from"), ...wrong("to") };
}

/** The last day lies before the first: no row can be between them. */
export const daysCrossed = (view: Pick<AuditView, "from" | "to">): boolean =>
  view.from !== "" && view.to !== "" && view.from > view.to;

/** Address of the page with some of it changed; a changed filter goes back to the first page. */
export function auditHref(view: AuditView, change: Partial<AuditView>, path = "/admin/audit"): string {
  const staying = "after" in change || "before" in change || "open" in change;
  const next = { ...view, open: null, ...(staying ? {} : { after: null, before: null }), ...change };
  return addressOf(path, auditParts(next));
}

/** Names and values of the address, without what is usual anyway. */
export const auditParts = (view: AuditView): [string, string][] =>
  Object.entries({ ...view, ...Object.fromEntries(columns.parts(view)) }).flatMap(([key, value]) =>
    value === undefined || value === null || value === "" || usual[key] === value
      ? []
      : [[key, String(value)]],
  );

const usual: Readonly<Record<string, string | number>> = { view: "all", size: defaultPageSize };

/** The columns somebody chose; null as long as they are the usual ones. */
export const chosenColumns = (view: AuditView): readonly AuditColumn[] | null =>
  columns.parts(view).some(([, value]) => value !== undefined) ? view.columns : null;

/** Conditions that a chip shows, in this order. */
export const auditFilterKeys = ["who", "event", "outcome", "from", "to"] as const;

/** Which part of the product a row belongs to: a refused page to the area it is of, everything else by its event. */
export const areaOfRow = (row: {
  event: string;
  subjectKind: string | null;
  subjectId: string | null;
}): keyof typeof auditText.zh.area =>
  (row.event === "access.refused" && row.subjectKind === "page" && row.subjectId
    ? workAreaOf(row.subjectId)
    : null) ?? areaOfEvent(row.event);

/** Which part of the product an event belongs to, by its noun. */
export function areaOfEvent(event: string): keyof typeof auditText.zh.area {
  const refused = refusedPagesOf(event);
  if (refused) return refused.area;
  const noun = event.split(".")[0] ?? "";
  for (const [area, nouns] of Object.entries(nounsOfArea)) {
    if (nouns.includes(noun)) return area as keyof typeof nounsOfArea;
  }
  return "other";
}

const nounsOfArea = {
  people: ["person", "people", "household", "duplicate", "list", "view", "notice", "retention-rule"],
  policies: ["policy", "lpr", "calendar"],
  loans: ["loan", "loan-application", "loan-paper", "subsidy", "loan-bank", "guarantee-fund"],
  villages: ["village", "division"],
  training: ["class", "enrolment", "attendance", "grade", "course-rule"],
  trips: ["trip", "shop"],
  reports: ["report", "summary", "target", "briefing"],
  donations: ["donation", "holder", "handover", "equipment", "stocktake", "asset-threshold"],
  certificates: ["certificate", "template", "batch", "printer"],
  imports: ["import"],
  access: [
    "access",
    "account",
    "sign-in",
    "session",
    "password",
    "second-factor",
    "recovery-code",
    "recovery-codes",
    "staff",
    "roles",
    "form",
    "preference",
  ],
  system: ["audit", "setting", "backup"],
} as const satisfies Record<string, readonly string[]> as Record<
  Exclude<keyof typeof auditText.zh.area, "other">,
  readonly string[]
>;

/** Every event that has words, by area: the choices of the filter. */
export const knownEvents: readonly string[] = [
  ...Object.entries(auditText.zh.event).flatMap(([noun, pasts]) =>
    Object.keys(pasts).map((past) => `${noun}.${past}`),
  ),
  ...refusedPages,
];

/** Events of a view, as patterns for LIKE; null when the view is not about events. */
export const patternsOfView: Record<AuditView["view"], readonly string[] | null> = {
  all: null,
  refused: null,
  reveals: ["%.revealed"],
  papers: ["%.exported", "%.printed", "%.reprinted", "%.downloaded"],
  access: ["staff.%", "roles.%", "password.%", "second-factor.%", "recovery-code%", "account.%", "setting.%"],
};
