import type { Db } from "db/client.server";
import { findVillage } from "~/areas/villages/index.server";
import { type Language, translator } from "~/platform/i18n/text";
import {
  type AcceptedView,
  countOf,
  filterRows,
  pageFrom,
  type RefusedView,
  readDryRunView,
  shareNotes,
  shows,
} from "~/platform/imports/dry-run";
import { fixKey } from "~/platform/imports/source-rows";
import { importsText } from "~/platform/imports/text";
import { personName, placeLabel } from "~/platform/search/place-name";
import type { ClassWithRule } from "../class-queries.server";
import { isAccepted, type PlannedRow, planMark, planRoster, type RosterActors } from "./plan-roster.server";
import type { RosterRow, RowProblem } from "./read-roster";
import { type CellOf, refusedRowView } from "./refused-view.server";
import type { RosterLayout } from "./roster-fields";
import { say } from "./roster-say";

/** Remarks on how the file was read; the others are about the person of the row. */
const general = ["note.classVillage", "note.villageAbove", "note.lowerCaseX", "note.fifteenDigits"];

/** The dry run as the page shows it: counts, the refused, a page of the rest. */
export function draftView(
  db: Db,
  actors: RosterActors,
  found: ClassWithRule,
  input: {
    rows: readonly RosterRow[];
    layout: RosterLayout;
    params: URLSearchParams;
    /** What a cell says in full: only its uploader sees an open draft. */
    typedIn: CellOf;
  },
  language: Language,
) {
  const plan = planRoster(db, actors, found, input.rows);
  const view = readDryRunView(input.params);
  const { rows: accepted, shared } = shareNotes(
    plan.filter((r) => r.outcome !== "refused").map(acceptedView),
    new Set(plan.flatMap((r) => r.notes.filter((n) => general.includes(n.key)).map((n) => say(language, n)))),
  );
  const refused = plan.filter((r) => r.outcome === "refused").map(refusedView);
  const chosen = filterRows(accepted, view.show);
  const coming = plan.filter(isAccepted);
  return {
    show: view.show,
    bad: view.bad,
    rows: plan.length,
    mark: planMark(plan),
    counts: Object.fromEntries(shows.map((s) => [s, countOf(accepted, s)])) as Record<
      (typeof shows)[number],
      number
    >,
    refusedCount: refused.length,
    coming: coming.length,
    /** People whose record the file completes, and whose record it would change. */
    fills: coming.filter((r) => r.differences.some((d) => d.from === null)).length,
    differs: coming.filter((r) => r.differences.some((d) => d.from !== null)).length,
    room: {
      taken: found.class.seatsTaken + coming.filter((r) => r.place === "seated").length,
      capacity: found.class.capacity,
    },
    refused: pageFrom(refused, view.bad),
    accepted: pageFrom(chosen, view.from),
    shared,
  };

  function acceptedView(r: PlannedRow): AcceptedView {
    const place = r.villageRow ?? (r.person ? findVillage(db, "all", r.person.villageId) : null);
    const group = r.person ? r.person.villageGroup : r.group;
    return {
      row: r.row,
      name: personName(r.name, language),
      number: r.masked,
      place: place ? `${placeLabel(place, language)}${groupText(group, language)}` : "",
      outcome: r.outcome === "refused" ? "already" : r.outcome,
      waiting: r.place === "waiting",
      notes: r.notes.map((n) => say(language, n)),
    };
  }

  /**
   * What the box to correct a cell begins with. A whole ID number stays masked as everywhere; only what was typed this
   * minute stays in its box, as in every form.
   */
  function boxOf(row: number, problem: RowProblem) {
    const { typed, fixed } = input.typedIn(row, problem.field);
    const justTyped = fixed && input.params.get("typed") === fixKey(row, problem.field);
    const hidden = !justTyped && /\d{15}/.test(typed?.replace(/\s/g, "") ?? "");
    return {
      fixable: isFixable(problem),
      suggestion: problem.suggestion,
      typed: hidden ? undefined : typed,
      hidden,
      fixed,
    };
  }

  function refusedView(r: PlannedRow): RefusedView {
    const shown = refusedRowView(language, input.layout, input.typedIn, r);
    return {
      ...shown,
      problems: shown.problems.map((p, i) => ({ ...p, ...boxOf(r.row, r.problems[i] as RowProblem) })),
    };
  }
}

/** 2 组 when it is a number, else as it is written. */
const groupText = (group: string | null, language: Language): string =>
  !group ? "" : /^\d+$/.test(group) ? (language === "zh" ? ` ${group} 组` : `, group ${group}`) : ` ${group}`;

/**
 * Another value cannot help somebody who is too old, certified already, or elsewhere on record. Who stands in the file
 * twice may be two people, one with the number of the other.
 */
const isFixable = (p: RowProblem): boolean =>
  !p.why.key.startsWith("enrol.") && p.why.key !== "why.mayNotAdd";

export const rowsText = (language: Language, count: number): string =>
  translator(importsText, language)("dry.rows", { count });
