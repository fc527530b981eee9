import type { Db } from "db/client.server";
import { user } from "db/schema";
import { eq } from "drizzle-orm";
import { can, type SignedIn, type VillageScope } from "~/platform/access/actor";
import { instantText } from "~/platform/dates";
import { notFound } from "~/platform/http/responses.server";
import { type Language, translateMessage, translator } from "~/platform/i18n/text";
import { missingFields } from "~/platform/imports/headings";
import { importsText } from "~/platform/imports/text";
import { undoneFact } from "~/platform/imports/undone-by.server";
import { personName } from "~/platform/search/place-name";
import { columnLetter } from "~/platform/xlsx/table";
import { keptWords, type StaysOfBatch } from "../households/import/kept-words.server";
import { readAs } from "../households/import/read-as";
import { asksOf, onlyDiffers } from "./asks-of.server";
import { beginImport } from "./begin-import.server";
import { beginUndo } from "./begin-undo.server";
import { closedInFile } from "./closed-since.server";
import { dryRunView } from "./dry-run-view.server";
import type { FileKind, FileLayout } from "./file-kind";
import { workOf } from "./file-work.server";
import { firstNames } from "./first-names";
import { leftChanged } from "./left-changed.server";
import { openFileBatch } from "./open-file-batch.server";
import { type FileBatch, findFileBatch } from "./people-batch.server";
import { abandonPeople, checkAgain } from "./people-drafts.server";
import { startPeopleImport, waitShortly } from "./people-jobs.server";
import { say } from "./people-say";
import { stayingPage } from "./staying.server";
import { builtOn, spanOf } from "./undo-people.server";

const titles = {
  open: "dryRunTitle",
  checking: "checkingTitle",
  importing: "importingTitle",
  undoing: "undoingTitle",
  done: "doneTitle",
  undone: "undoneTitle",
  failed: "failedTitle",
} as const;

type Importer = SignedIn & { villages: VillageScope };

/** Whether somebody has to say first what the columns are. */
export const needsColumns = (batch: FileBatch, kind: FileKind): boolean => {
  const layout = layoutIn(batch);
  return batch.state === "open" && (!layout || missingFields(layout.columns, kind.patterns).length > 0);
};

const layoutIn = (batch: FileBatch) => (batch.mapping ? (JSON.parse(batch.mapping) as FileLayout) : null);

/** A file on its way or through: how far it is, what would become of its rows or has become of them. */
export function batchPage(
  db: Db,
  actor: Importer,
  kind: FileKind,
  { batch, own }: { batch: FileBatch; own: boolean },
  params: URLSearchParams,
  language: Language,
) {
  const t = translator(kind.text, language);
  const i = translator(importsText, language);
  const state = batch.state as keyof typeof titles;
  const layout = layoutIn(batch);
  const why = state === "done" || state === "failed" ? workOf(batch).whyNotUndone(db, actor, batch) : null;
  const by = db.select({ name: user.name }).from(user).where(eq(user.id, batch.createdBy)).get()?.name ?? "";
  const shows = layout && (state === "open" || (state === "done" && batch.refusedCount > 0));
  const wrong = batch.why;
  /** A CSV has no sheet to name. */
  const rowsOfSheet = (count: number) =>
    batch.sheetName
      ? t("sheetFact", { name: batch.sheetName, rows: i("dry.rows", { count }) })
      : i("dry.rows", { count });
  const left =
    !why && (state === "done" || state === "failed" || state === "undone")
      ? leftChanged(db, batch, kind, language)
      : null;
  return {
    id: batch.id,
    title: t(titles[state]),
    fileName: batch.fileName,
    facts: [
      ...(batch.rowCount ? [rowsOfSheet(batch.rowCount)] : []),
      t("byFact", {
        name: personName(by, language),
        time: instantText(batch.doneAt ?? batch.createdAt, language),
      }),
      ...(state === "undone" ? [undoneFact(db, batch.id, language)].filter((f) => f !== null) : []),
    ],
    columns: Object.keys(layout?.columns ?? {}).length,
    state,
    own,
    mayMerge: can(actor, "person.merge"),
    mark: batch.mark ?? "",
    progress: batch.progress,
    rows: batch.rowCount,
    /** Written already, when it stopped half-way. */
    begun: state === "failed" && batch.mark !== null && batch.progress > 0,
    comparing: state === "done" ? comparedPeople(batch) : null,
    counts: {
      created: batch.createdCount,
      matched: batch.matchedCount,
      refused: batch.refusedCount,
      updated: batch.updatedCount,
    },
    /** Columns that nothing is imported of; units and years that stand in the headings. */
    ignored: (layout?.ignored ?? []).map((c) =>
      t("columnName", { letter: columnLetter(c.column), name: c.heading }),
    ),
    readAs: layout && kind.name === "households" ? readAs(layout, language) : [],
    /** What the confirmation asks about. */
    asks: state === "open" ? asksOf(db, batch, kind) : null,
    /** Villages were merged or left since the dry run: what it shows would not come in. */
    outdated: state === "open" && layout ? outdatedWords(db, batch, kind, language) : null,
    why:
      wrong &&
      (wrong.startsWith("sheet.")
        ? i(wrong as "sheet.broken", { rows: "100,000" })
        : translateMessage(kind.text, language, wrong)),
    whyNotUndone: why && t(why),
    /** Nothing of the file came in: there is no way back to offer. */
    nothing: why === "undoWhy.nothing",
    /** New people who stay when it is undone, or stayed: somebody has changed or used them since. */
    stays:
      !why && (state === "done" || state === "failed" || state === "undone")
        ? kind.name === "people"
          ? staysOf(db, batch, language)
          : keptWords(db, batch, language)
        : null,
    /** Records it changed that stay as they are: somebody changed them again since. */
    left,
    /** All who stay, by name, each with its page. */
    staying:
      !why && ["done", "failed", "undone"].includes(state)
        ? stayingPage(db, batch, kind, params.get("staying"), language)
        : null,
    undoneWhat: state === "undone" ? t(undoneWhat(batch, kind, left !== null)) : null,
    run: shows ? dryRunView(db, actor.villages, kind, { batchId: batch.id, layout, params }, language) : null,
  };
}
export type BatchPage = ReturnType<typeof batchPage>;

/** Of new ones and updated ones only what there was; `but`: some records stayed as they are. */
function undoneWhat(batch: FileBatch, kind: FileKind, but: boolean) {
  if (!madeAny(batch, kind)) return but ? "undoneOnlyBut" : "undoneWhatOnly";
  if (kind.name === "people" && batch.updatedCount === 0) return "undoneWhatNew";
  return but ? "undoneWhatBut" : "undoneWhat";
}

/** Somebody or a household was created; of households, the updates count the people who were registered. */
const madeAny = (batch: FileBatch, kind: FileKind): boolean =>
  batch.createdCount > 0 || (kind.name === "households" && batch.updatedCount > 0);

/** What was taken back, in numbers for a file of people: new ones removed, records put back. */
function undoneWords(db: Db, batch: FileBatch, kind: FileKind, language: Language): string {
  const t = translator(kind.text, language);
  const made = madeAny(batch, kind);
  const back = batch.updatedCount - (leftChanged(db, batch, kind, language)?.count ?? 0);
  const both = kind.name === "people" && back > 0;
  return t(made ? (both ? "undoneBoth" : "undone") : "undoneOnly", {
    created: batch.progress.toLocaleString("en"),
    updated: back.toLocaleString("en"),
  });
}

function outdatedWords(db: Db, batch: FileBatch, kind: FileKind, language: Language): string | null {
  const closed = closedInFile(db, batch).map((c) => say(language, c.why, kind));
  return closed.length > 0
    ? translator(kind.text, language)("outdated", { what: closed.slice(0, 5).join(" ") })
    : null;
}

/** How many of the new people were built on since, and a few of their names. */
function staysOf(db: Db, batch: FileBatch, language: Language): StaysOfBatch | null {
  const found = builtOn(db, spanOf(batch));
  if (found.length === 0) return null;
  const open = found.slice(0, 5).map((p) => ({ to: `/people/${p.id}`, name: personName(p.name, language) }));
  return {
    count: found.length,
    people: 0,
    names: firstNames(
      open.map((p) => p.name),
      found.length,
      language,
    ),
    open,
  };
}

/** How many of the new people were compared with the others; null when all were. */
const comparedPeople = (batch: { comparedTo: number | null; firstPersonId: number | null }) =>
  batch.comparedTo === null || batch.firstPersonId === null
    ? null
    : Math.max(0, batch.comparedTo - batch.firstPersonId + 1);

/** What a pressed button led to: a place and what is said there, or a refusal for the log and the page. */
export type Pressed =
  | { to: string; notice?: string }
  | { refused: { event: string; why: string; said: string; batch: FileBatch } };

/** confirm | resume | fix | again | abandon | undo. */
export async function pressed(
  db: Db,
  actor: Importer,
  kind: FileKind,
  importId: string | undefined,
  form: FormData,
  input: { search: string; language: Language },
): Promise<Pressed> {
  const { batch, own } = openFileBatch(db, actor, kind.name, importId);
  const t = translator(kind.text, input.language);
  const what = form.get("do");
  const page = `${kind.at}/${batch.id}`;
  const refused = (event: string, why: string, said: string): Pressed => ({
    refused: { event, why, said, batch },
  });
  const start = () => waitShortly(startPeopleImport(db, batch.id, actor));

  if (what === "undo") {
    const why = beginUndo(db, actor, batch.id);
    if (why) return refused("import.undone", why, t("cannotUndo", { why: t(why) }));
    await start();
    const after = findFileBatch(db, batch.id);
    return after?.state === "undone"
      ? { to: page, notice: undoneWords(db, after, kind, input.language) }
      : { to: page, notice: t("stillGoing") };
  }
  if (!own) throw notFound();
  if (what === "abandon") {
    abandonPeople(db, actor, batch);
    return { to: kind.at, notice: t("abandoned") };
  }
  if (what === "fix" || what === "again") {
    const field = kind.fields.find((f) => f === form.get("field"));
    const row = Number(form.get("row"));
    if (what === "fix" && (!field || !Number.isInteger(row) || row < 1)) throw notFound();
    const text = String(form.get("value") ?? "")
      .trim()
      .slice(0, 200);
    if (!checkAgain(db, batch.id, field ? { fix: { row, field, text } } : {}))
      return refused("import.uploaded", "why.gone", t("why.gone"));
    await start();
    return { to: `${page}${input.search}` };
  }
  if (what !== "confirm" && what !== "resume") throw notFound();
  const replaces = form.get("replace") === "yes";
  // Done without the box it would write nothing, and the file could not be used again.
  if (what === "confirm" && batch.state === "open" && !replaces && onlyDiffers(db, batch, kind))
    return refused("import.confirmed", "why.notTicked", t("why.notTicked"));
  const begun = beginImport(db, actor, batch.id, String(form.get("seen") ?? ""), replaces);
  if (!begun.ok) return refused("import.confirmed", begun.why, t(begun.why));
  if (begun.again) return { to: page, notice: t("importedAgain") };
  await start();
  const after = findFileBatch(db, batch.id);
  return after?.state === "done"
    ? {
        to: page,
        notice: t("confirmed", {
          created: after.createdCount.toLocaleString("en"),
          updated: after.updatedCount.toLocaleString("en"),
        }),
      }
    : { to: page, notice: t("stillGoing") };
}
