import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { user } from "db/schema";
import { eq } from "drizzle-orm";
import { can } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { instantText } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translateMessage, translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { missingFields } from "~/platform/imports/headings";
import { importsText } from "~/platform/imports/text";
import { PageHead } from "~/ui/page-head";
import { Note } from "~/ui/sheet";
import { beginImport } from "../import/begin-import.server";
import { dryRunView } from "../import/dry-run-view.server";
import { openPeopleBatch } from "../import/open-people-batch.server";
import { findPeopleBatch } from "../import/people-batch.server";
import { abandonPeople, checkAgain } from "../import/people-drafts.server";
import { type PeopleLayout, peopleFields, peoplePatterns } from "../import/people-fields";
import { startPeopleImport, waitShortly } from "../import/people-jobs.server";
import { beginUndo, whyNotUndone } from "../import/undo-people.server";
import { peopleText } from "../text";
import { peopleImportText } from "../text/people-import";
import { ImportProgress } from "../ui/import-progress";
import { PeopleBatchPage } from "../ui/people-batch-page";
import { PeopleDryRun } from "../ui/people-dry-run";
import { StoppedImport } from "../ui/stopped-import";

const titles = {
  open: "dryRunTitle",
  checking: "checkingTitle",
  importing: "importingTitle",
  undoing: "undoingTitle",
  done: "doneTitle",
  undone: "undoneTitle",
  failed: "failedTitle",
} as const;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "person.create");
  const db = database();
  const { batch, own } = openPeopleBatch(db, actor, params.importId);
  const language = await languageOf(request);
  const t = translator(peopleImportText, language);
  const i = translator(importsText, language);
  const state = batch.state as keyof typeof titles;
  const layout = batch.mapping ? (JSON.parse(batch.mapping) as PeopleLayout) : null;
  if (state === "open" && (!layout || missingFields(layout.columns, peoplePatterns).length > 0))
    throw redirect(`/people/import/${batch.id}/columns`, 303);
  const why = state === "done" || state === "failed" ? whyNotUndone(db, actor, batch) : null;
  const by = db.select({ name: user.name }).from(user).where(eq(user.id, batch.createdBy)).get()?.name ?? "";
  const shows = layout && (state === "open" || (state === "done" && batch.refusedCount > 0));
  const wrong = batch.why;
  return {
    id: batch.id,
    title: t(titles[state]),
    fileName: batch.fileName,
    facts: [
      ...(batch.sheetName && batch.rowCount
        ? [t("sheetFact", { name: batch.sheetName, rows: i("dry.rows", { count: batch.rowCount }) })]
        : []),
      t("byFact", { name: by, time: instantText(batch.doneAt ?? batch.createdAt, language) }),
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
    why:
      wrong &&
      (wrong.startsWith("sheet.")
        ? i(wrong as "sheet.broken", { rows: "100,000" })
        : translateMessage(peopleImportText, language, wrong)),
    whyNotUndone: why && t(why),
    run: shows
      ? dryRunView(
          db,
          actor.villages,
          { batchId: batch.id, layout, params: new URL(request.url).searchParams },
          language,
        )
      : null,
  };
}

/** How many of the new people were compared with the others; null when all were. */
const comparedPeople = (batch: { comparedTo: number | null; firstPersonId: number | null }) =>
  batch.comparedTo === null || batch.firstPersonId === null
    ? null
    : Math.max(0, batch.comparedTo - batch.firstPersonId + 1);

/** confirm | resume | fix | again | abandon | undo. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "person.create");
  const db = database();
  const { batch, own } = openPeopleBatch(db, actor, params.importId);
  const t = translator(peopleImportText, await languageOf(request));
  const form = await request.formData();
  const what = form.get("do");
  const page = `/people/import/${batch.id}`;
  const refused = (event: string, why: string, said: string) =>
    refuse(
      actor,
      { event, why, subject: { kind: "import", id: batch.id, label: batch.fileName } },
      { why: said },
    );
  const start = () => waitShortly(startPeopleImport(db, batch.id, actor));

  if (what === "undo") {
    const why = beginUndo(db, actor, batch.id);
    if (why) return refused("import.undone", why, t("cannotUndo", { why: t(why) }));
    await start();
    const after = findPeopleBatch(db, batch.id);
    return after?.state === "undone"
      ? redirectWithNotice(page, t("undone", { created: after.progress }))
      : redirectWithNotice(page, t("stillGoing"));
  }
  if (!own) throw notFound();
  if (what === "abandon") {
    abandonPeople(db, actor, batch);
    return redirectWithNotice("/people/import", t("abandoned"));
  }
  if (what === "fix" || what === "again") {
    const field = peopleFields.find((f) => f === form.get("field"));
    const row = Number(form.get("row"));
    if (what === "fix" && (!field || !Number.isInteger(row) || row < 1)) throw notFound();
    const text = String(form.get("value") ?? "")
      .trim()
      .slice(0, 200);
    if (!checkAgain(db, batch.id, field ? { fix: { row, field, text } } : {}))
      return refused("import.uploaded", "why.gone", t("why.gone"));
    await start();
    return redirect(`${page}${new URL(request.url).search}`, 303);
  }
  if (what !== "confirm" && what !== "resume") throw notFound();
  const begun = beginImport(
    db,
    actor,
    batch.id,
    String(form.get("seen") ?? ""),
    form.get("replace") === "yes",
  );
  if (!begun.ok) return refused("import.confirmed", begun.why, t(begun.why));
  if (begun.again) return redirectWithNotice(page, t("importedAgain"));
  await start();
  const after = findPeopleBatch(db, batch.id);
  return after?.state === "done"
    ? redirectWithNotice(page, t("confirmed", { created: after.createdCount, updated: after.updatedCount }))
    : redirectWithNotice(page, t("stillGoing"));
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function ImportBatch() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(peopleImportText);
  const p = useText(peopleText);
  const busy = d.state === "checking" || d.state === "importing" || d.state === "undoing" ? d.state : null;
  return (
    <>
      <PageHead
        crumbs={[
          { label: p("page.people"), to: "/people" },
          { label: t("title"), to: "/people/import" },
          { label: d.fileName },
        ]}
        title={d.title}
        facts={[d.fileName, ...d.facts]}
        actions={
          <a className="btn" href="/people/import">
            {t("otherFile")}
          </a>
        }
      />
      <div className="stack">
        {result?.why && (
          <Note tone="bad" role="alert">
            {result.why}
          </Note>
        )}
        {busy && <ImportProgress state={busy} progress={d.progress} total={d.rows} />}
        {d.state === "failed" && <StoppedImport page={d} />}
        {d.state === "open" && d.run && <PeopleDryRun page={{ ...d, run: d.run }} />}
        {(d.state === "done" || d.state === "undone") && <PeopleBatchPage page={{ ...d, state: d.state }} />}
      </div>
    </>
  );
}
