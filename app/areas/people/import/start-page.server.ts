import type { Db } from "db/client.server";
import { findVillage, openVillageChoices, takeVillageWords, whyClosed } from "~/areas/villages/index.server";
import type { SignedIn, VillageScope } from "~/platform/access/actor";
import { instantText } from "~/platform/dates";
import { type Language, translateMessage, translator } from "~/platform/i18n/text";
import { clearOldUploads, draftDays } from "~/platform/imports/draft.server";
import { inImportWorker } from "~/platform/imports/import-pool.server";
import { importsText } from "~/platform/imports/text";
import { personName } from "~/platform/search/place-name";
import type { FileKind } from "./file-kind";
import { keepFile } from "./keep-people-file.server";
import { finishedImports, unfinishedFiles } from "./people-drafts.server";
import { startPeopleImport, waitShortly } from "./people-jobs.server";
import { lookAtPeopleFile, peopleLimits } from "./read-people.server";

type Importer = SignedIn & { villages: VillageScope };

/** As many rows as one file may hold; a few lines of title and signatures come on top. */
export const mostRows = 100_000;

/** The page where a file is chosen: what it may hold, where rows without a village go, what came before. */
export function startPage(db: Db, actor: Importer, kind: FileKind, language: Language) {
  return {
    title: translator(kind.text, language)("title"),
    limits: { rows: mostRows, bytes: peopleLimits.bytes, days: draftDays },
    ...openVillageChoices(db, actor.villages, language),
    files: unfinishedFiles(db, actor, kind.name).map((b) => ({
      id: b.id,
      fileName: b.fileName,
      state: b.state as "open" | "checking" | "importing" | "failed",
      at: instantText(b.createdAt, language),
    })),
    batches: finishedImports(db, actor, kind.name).map(({ batch: b, by }) => ({
      id: b.id,
      fileName: b.fileName,
      by: personName(by ?? "", language),
      at: instantText(b.doneAt ?? b.createdAt, language),
      created: b.createdCount,
      matched: b.matchedCount,
      refused: b.refusedCount,
      state: b.state as "done" | "undoing" | "undone",
    })),
  };
}
export type StartPage = ReturnType<typeof startPage>;

export type Received =
  | { ok: true; id: number }
  | { ok: false; status: number; error?: string; villageError?: string };

/** Takes a file: looked at, kept sealed; then its dry run, or first the columns when they are not recognised. */
export async function receiveFile(
  db: Db,
  actor: Importer,
  kind: FileKind,
  form: FormData | null,
  language: Language,
): Promise<Received> {
  const t = translator(importsText, language);
  const no = (error: string, status = 400): Received => ({ ok: false, status, error });
  if (form === null) return no(t("sheet.tooLarge"), 413);
  takeVillageWords(db, actor.villages, form);
  const chosen = String(form.get("villageId") ?? "");
  const words = String(form.get("villageIdWords") ?? "").trim();
  const village = /^[1-9]\d{0,14}$/.test(chosen)
    ? findVillage(db, actor.villages, Number(chosen))
    : undefined;
  // Words that mean no village are not the same as none.
  if ((chosen !== "" || words !== "") && !village)
    return { ok: false, status: 400, villageError: translator(kind.text, language)("badVillage") };
  const closed = village && whyClosed(db, village.id);
  if (closed) return { ok: false, status: 400, villageError: translateMessage(kind.text, language, closed) };
  const file = form.get("file");
  if (!(file instanceof File) || (file.size === 0 && file.name === "")) return no(t("upload.choose"));
  if (file.size > peopleLimits.bytes) return no(t("sheet.tooLarge"), 413);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const look = await inImportWorker("lookAtFile", bytes, lookAtPeopleFile);
  if (!look.ok) return no(t(look.why, { rows: mostRows.toLocaleString("en") }));
  clearOldUploads(db);
  const kept = keepFile(db, actor, kind, {
    fileName: file.name,
    bytes,
    look,
    villageId: village?.id ?? null,
  });
  if (kept.state === "checking") await waitShortly(startPeopleImport(db, kept.id, actor));
  return { ok: true, id: kept.id };
}
