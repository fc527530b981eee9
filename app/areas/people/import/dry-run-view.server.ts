import type { Db } from "db/client.server";
import { villagesInScope } from "~/areas/villages/index.server";
import type { VillageScope } from "~/platform/access/actor";
import { type Language, translator } from "~/platform/i18n/text";
import {
  type AcceptedView,
  dryRunPage,
  type Page,
  type RefusedView,
  readDryRunView,
  type Show,
  sharedFrom,
  shows,
} from "~/platform/imports/dry-run";
import type { RowProblem, Said } from "~/platform/imports/said";
import { personName, placeLabel } from "~/platform/search/place-name";
import type { StagedDetails } from "../households/import/stage-households.server";
import { householdsText } from "../text/households";
import type { FileKind, FileLayout } from "./file-kind";
import { firstRowId, rowOfId } from "./people-fields";
import { columnName, say } from "./people-say";

const accepted = "outcome IN ('new', 'known', 'same', 'done')";
const plain: Record<Exclude<Show, "notes"> | "refused", string> = {
  all: accepted,
  new: "outcome = 'new'",
  known: "outcome = 'known'",
  already: "outcome = 'same'",
  waiting: "0",
  refused: "outcome IN ('refused', 'late')",
};

/** Remarks on how the file was read: when many rows have one, it is said once above them. */
const general = ["note.usualVillage", "note.villageAddress", "note.lowerCaseX", "note.fifteenDigits"];

/** What a cell says is kept up to this many characters. */
const cut = 40;

/** Words of the file that are none of ours: each is said once with how many rows have it, and stays in its rows. */
const unread = [
  "note.category",
  "note.categoryNone",
  "note.categoryTaken",
  "note.education",
  "note.ethnicity",
  "note.group",
  "note.housing",
  "note.water",
  "note.health",
  "note.work",
  "note.incomeNew",
];
/** Of so many different words; the rest is in the rows. */
const unreadWords = 8;

/** No other value in the cell would help. */
const unfixable = [
  "why.repeated",
  "why.elsewhere",
  "why.late",
  "why.headRefused",
  "why.memberElsewhere",
  "why.mayNotAdd",
];

interface Row {
  id: number;
  outcome: string;
  name: string;
  masked: string | null;
  villageId: number | null;
  villageGroup: string | null;
  notes: string | null;
  problems: string | null;
  details: string | null;
}

/** The dry run as its page shows it: counts, a page of the refused, a page of the rest. Never all of them. */
export function dryRunView(
  db: Db,
  scope: VillageScope,
  kind: FileKind,
  input: { batchId: number; layout: FileLayout; params: URLSearchParams },
  language: Language,
) {
  const view = readDryRunView(input.params);
  const span = [firstRowId(input.batchId), firstRowId(input.batchId + 1) - 1];
  const count = (which: string) =>
    db.$client
      .prepare(`SELECT count(*) FROM import_row WHERE id BETWEEN ? AND ? AND ${which}`)
      .pluck()
      .get(...span) as number;
  const often = general
    .map((key) => ({ key, count: count(`${accepted} AND notes LIKE '%"${key}"%'`) }))
    .filter((n) => n.count >= sharedFrom);
  const isOften = (key: string) => often.some((n) => n.key === key);
  const keys = often.map((n) => `'${n.key}'`).join(", ");
  const conditions: Record<Show | "refused", string> = {
    ...plain,
    notes: `${accepted} AND EXISTS (SELECT 1 FROM json_each(notes) AS n WHERE n.value ->> '$.key' NOT IN (${keys}))`,
  };
  const counts = Object.fromEntries(shows.map((s) => [s, count(conditions[s])])) as Record<Show, number>;
  const refusedCount = count(conditions.refused);
  const strange = db.$client
    .prepare(
      `SELECT n.value AS note, count(*) AS count FROM import_row, json_each(notes) AS n
       WHERE import_row.id BETWEEN ? AND ? AND ${accepted} AND n.value ->> '$.key' IN (${unread.map((key) => `'${key}'`).join(", ")})
       GROUP BY n.value HAVING count(*) > 1 ORDER BY count(*) DESC, n.value LIMIT ${unreadWords}`,
    )
    .all(...span) as { note: string; count: number }[];
  const names = new Map(villagesInScope(db, scope).map((v) => [v.id, placeLabel(v, language)]));
  const t = translator(kind.text, language);
  return {
    show: view.show,
    bad: view.bad,
    counts,
    refusedCount,
    refused: page(conditions.refused, view.bad, refusedCount, refusedView),
    accepted: page(conditions[view.show], view.from, counts[view.show], acceptedView),
    shared: [
      ...often.map(({ key, count }) => ({ text: say(language, { key }, kind), count })),
      ...strange.map(({ note, count }) => ({ text: say(language, JSON.parse(note) as Said, kind), count })),
    ],
  };

  function page<V>(which: string, from: number, total: number, look: (row: Row) => V): Page<V> {
    const start = from < total ? Math.floor(from / dryRunPage) * dryRunPage : 0;
    const rows = db.$client
      .prepare(
        `SELECT id, outcome, name, id_number_masked AS masked, village_id AS villageId, village_group AS villageGroup, notes, problems, details
         FROM import_row WHERE id BETWEEN ? AND ? AND ${which} ORDER BY id LIMIT ? OFFSET ?`,
      )
      .all(...span, dryRunPage, start) as Row[];
    const end = start + rows.length;
    return {
      rows: rows.map(look),
      from: total === 0 ? 0 : start + 1,
      to: end,
      count: total,
      previous: start > 0 ? start - dryRunPage : null,
      next: end < total ? end : null,
    };
  }

  function acceptedView(r: Row): AcceptedView {
    const place = r.villageId === null ? "" : (names.get(r.villageId) ?? "");
    const group = r.villageGroup && /^\d+$/.test(r.villageGroup);
    return {
      row: rowOfId(r.id),
      name: personName(r.name, language),
      number: r.masked ?? "",
      place: place + (group ? t("groupWord", { group: r.villageGroup! }) : (r.villageGroup ?? "")),
      outcome: r.outcome === "same" ? "already" : r.outcome === "known" ? "known" : "new",
      waiting: false,
      notes: [
        ...memberWords(r),
        ...saidIn<Said>(r.notes)
          .filter((n) => !isOften(n.key))
          .map((n) => say(language, n, kind)),
      ],
    };
  }

  /** Of a file of households: who somebody is in theirs. */
  function memberWords(r: Row): string[] {
    const relation = r.details ? (JSON.parse(r.details) as StagedDetails).relation : null;
    return relation ? [translator(householdsText, language)(`relation.${relation}`)] : [];
  }

  function refusedView(r: Row): RefusedView {
    const late: RowProblem<string> = {
      field: "idNumber",
      value: r.masked ?? "",
      why: { key: "why.late" },
    };
    return {
      row: rowOfId(r.id),
      name: r.name && personName(r.name, language),
      problems: (r.outcome === "late" && !r.problems ? [late] : saidIn<RowProblem<string>>(r.problems)).map(
        (p) => ({
          field: p.field,
          column: columnName(language, input.layout.columns, p.field, kind),
          value: p.value,
          why: say(language, p.why, kind),
          fixable: !unfixable.includes(p.why.key),
          // A file of a hundred thousand is not opened again for a page: the box begins with what is known of the cell.
          ...(p.value.includes("****")
            ? { hidden: true }
            : { typed: p.value.length < cut ? p.value : undefined }),
          suggestion: p.suggestion,
        }),
      ),
    };
  }
}

export const saidIn = <T>(json: string | null): T[] => (json ? (JSON.parse(json) as T[]) : []);
