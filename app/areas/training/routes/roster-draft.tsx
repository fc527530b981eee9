import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { instantText } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { abandonDraft, fixesOf, layoutOf, saveFix, tablesOf } from "~/platform/imports/draft.server";
import { ignoredColumns, missingFields } from "~/platform/imports/headings";
import { fixKey, typedIn } from "~/platform/imports/source-rows";
import { importsText } from "~/platform/imports/text";
import { undoneFact } from "~/platform/imports/undone-by.server";
import { personName } from "~/platform/search/place-name";
import { columnLetter } from "~/platform/xlsx/table";
import { PageHead } from "~/ui/page-head";
import { Note } from "~/ui/sheet";
import { batchView } from "../roster-import/batch-view.server";
import { draftView, rowsText } from "../roster-import/draft-view.server";
import { importRoster, rowsOf } from "../roster-import/import-roster.server";
import { openBatch } from "../roster-import/open-roster.server";
import { type RosterField, rosterFields, rosterPatterns } from "../roster-import/roster-fields";
import { undoRoster } from "../roster-import/undo-roster.server";
import { rosterText, trainingText } from "../text";
import { shortTitle } from "../ui/class-facts";
import { RosterBatch } from "../ui/roster-batch";
import { RosterDryRun } from "../ui/roster-dry-run";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "enrolment.create");
  const db = database();
  const { actors, batch, found, own } = openBatch(db, actor, params);
  const language = await languageOf(request);
  const t = translator(rosterText, language);
  const layout = layoutOf<RosterField>(batch);
  const rows = batch.state === "open" ? rowsOf(batch) : null;
  if (
    batch.state === "open" &&
    (!rows || !layout || missingFields(layout.columns, rosterPatterns).length > 0)
  ) {
    if (batch.fileSealed) throw redirect(`/training/${found.class.id}/import/${batch.id}/columns`, 303);
    throw notFound();
  }
  if (batch.state === "abandoned") throw redirect(`/training/${found.class.id}/import`, 303);
  const head = {
    id: found.class.id,
    batchId: batch.id,
    short: shortTitle(translator(trainingText, language), found.class),
    fileName: batch.fileName,
    columns: Object.keys(layout?.columns ?? {}).length,
    own,
  };
  if (rows && layout) {
    const run = draftView(
      db,
      actors,
      found,
      {
        rows,
        layout,
        params: new URL(request.url).searchParams,
        typedIn: typedIn(tablesOf(batch)?.[layout.sheet]?.rows ?? [], layout, fixesOf(batch)),
      },
      language,
    );
    return {
      ...head,
      title: t("dryRunTitle"),
      facts: [
        batch.sheetName
          ? t("sheetFact", { name: batch.sheetName, rows: rowsText(language, run.rows) })
          : rowsText(language, run.rows),
        t("byFact", { name: personName(actor.name, language), time: instantText(batch.createdAt, language) }),
      ],
      mayDownload: actors.create !== null,
      ignored: ignoredColumns(tablesOf(batch)?.[layout.sheet]?.rows ?? [], layout).map((c) =>
        t("columnName", { letter: columnLetter(c.column), name: c.heading }),
      ),
      run,
      done: null,
    };
  }
  const done = batchView(db, actors, found, batch, new URL(request.url).searchParams, language);
  return {
    ...head,
    title: t(batch.state === "done" ? "doneTitle" : "undoneTitle"),
    facts: [
      t("byFact", { name: done.by, time: instantText(batch.doneAt ?? batch.createdAt, language) }),
      batch.state === "undone" && undoneFact(db, batch.id, language),
    ].filter((f) => typeof f === "string"),
    mayDownload: own && actors.create !== null && batch.fileSealed !== null,
    run: null,
    done,
  };
}

/** confirm | fix | abandon | undo. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "enrolment.create");
  const db = database();
  const { actors, batch, found, own } = openBatch(db, actor, params);
  const language = await languageOf(request);
  const t = translator(rosterText, language);
  const form = await request.formData();
  const what = form.get("do");
  const classId = found.class.id;
  const page = `/training/${classId}/import/${batch.id}`;
  const subject = { kind: "import", id: batch.id, label: batch.fileName };
  const villageId = found.class.villageId;

  if (what === "undo") {
    const result = undoRoster(db, actor, classId, batch.id);
    if (!result.ok && result.why === "class.why.notFound") throw notFound();
    if (!result.ok)
      return refuse(
        actor,
        { event: "import.undone", subject, villageId, why: result.why },
        { why: t("cannotUndo", { why: t(result.why as "undoWhy.done") }) },
      );
    const undone = t(result.people > 0 ? "undone" : "only.undone", {
      count: result.enrolments,
      created: result.people,
    });
    const records =
      result.restored + result.kept > 0
        ? ` ${t("undoneUpdates", { count: result.restored })}${result.kept > 0 ? ` ${t("undoneKept", { count: result.kept })}` : ""}`
        : "";
    return redirectWithNotice(page, `${undone}${records}`, result.kept > 0 ? "warn" : "ok");
  }
  if (!own) throw notFound();
  if (what === "abandon") {
    abandonDraft(db, actor, batch);
    return redirectWithNotice(`/training/${classId}/import`, t("abandoned"));
  }
  if (what === "fix") {
    const field = rosterFields.find((f) => f === form.get("field"));
    const row = Number(form.get("row"));
    if (!field || !Number.isInteger(row) || row < 1) throw notFound();
    const text = String(form.get("value") ?? "")
      .trim()
      .slice(0, 200);
    saveFix(db, actor, batch.id, { row, field, text });
    const query = new URL(request.url).searchParams;
    query.set("typed", fixKey(row, field));
    return redirect(`${page}?${query}`, 303);
  }
  if (what !== "confirm") throw notFound();
  const result = importRoster(
    db,
    actors,
    classId,
    batch.id,
    String(form.get("seen") ?? ""),
    form.get("replace") === "yes",
  );
  if (!result.ok) {
    if (result.why === "class.why.notFound") throw notFound();
    return refuse(
      actor,
      { event: "import.confirmed", subject, villageId, why: result.why },
      { why: t(result.why) },
    );
  }
  const count = result.seated + result.waiting;
  if (result.again) return redirectWithNotice(page, t("importedAgain"));
  return redirectWithNotice(
    page,
    result.waiting > 0 ? t("importedWaiting", { count, waiting: result.waiting }) : t("imported", { count }),
    result.waiting > 0 ? "warn" : "ok",
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function RosterDraft() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(rosterText);
  const i = useText(importsText);
  const c = useText(trainingText);
  return (
    <>
      <PageHead
        crumbs={[
          { label: c("class.area"), to: "/training" },
          { label: d.short, to: `/training/${d.id}` },
          { label: t("title"), to: `/training/${d.id}/import` },
          { label: d.fileName },
        ]}
        title={d.title}
        facts={[d.fileName, ...d.facts]}
        actions={
          <>
            {d.done?.state === "undone" && (
              <a className="btn pri" href={`/training/${d.id}/import`}>
                {i("again")}
              </a>
            )}
            <a className="btn" href={d.done ? `/training/${d.id}` : `/training/${d.id}/import`}>
              {d.done ? t("backToClass") : t("otherFile")}
            </a>
          </>
        }
      />
      <div className="stack">
        {result?.why && (
          <Note tone="bad" role="alert">
            {result.why}
          </Note>
        )}
        {d.run && <RosterDryRun page={{ ...d, run: d.run }} />}
        {d.done && <RosterBatch page={{ ...d, done: d.done }} />}
      </div>
    </>
  );
}
