import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { instantText } from "~/platform/dates";
import { refuse } from "~/platform/http/refuse.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import {
  clearOldUploads,
  confirmedBatches,
  draftDays,
  keepDraft,
  openDrafts,
} from "~/platform/imports/draft.server";
import { EarlierImports } from "~/platform/imports/earlier-imports";
import { missingFields, recognise } from "~/platform/imports/headings";
import { importsText } from "~/platform/imports/text";
import { UploadForm } from "~/platform/imports/upload-form";
import { personName } from "~/platform/search/place-name";
import { readTable } from "~/platform/xlsx/read-table.server";
import { PageHead } from "~/ui/page-head";
import { Note } from "~/ui/sheet";
import { type ClassState, notBegun, takesEnrolments } from "../class-state";
import { classSubject } from "../class-subject";
import { rosterKind } from "../roster-import/import-roster.server";
import { openRoster, rosterLimits } from "../roster-import/open-roster.server";
import { rosterPatterns } from "../roster-import/roster-fields";
import { rosterText, trainingText } from "../text";
import { shortTitle } from "../ui/class-facts";
import { RosterLooks, WaitingDrafts } from "../ui/roster-sheets";

/** States in which a class does not take anybody yet. */
const beforeEnrolling = ["planned", "returned", "applied", "approved"] as const;

/** Text key: why nobody can be put on the roll, and what the class waits for. */
function whyClosed(state: string) {
  const early = beforeEnrolling.find((s) => s === state);
  return early ? (`notYet.${early}` as const) : ("notOpen" as const);
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "enrolment.create");
  const db = database();
  const { found } = openRoster(db, actor, params.classId);
  const language = await languageOf(request);
  const { class: c } = found;
  return {
    id: c.id,
    short: shortTitle(translator(trainingText, language), c),
    title: translator(rosterText, language)("title"),
    open: takesEnrolments(c.state as ClassState),
    state: c.state,
    /** Nobody is enrolled any more: a file that was left is none to confirm. */
    over: !takesEnrolments(c.state as ClassState) && !notBegun(c.state as ClassState),
    seats: { free: Math.max(0, c.capacity - c.seatsTaken), capacity: c.capacity },
    limits: { rows: rosterLimits.rows, bytes: rosterLimits.bytes, days: draftDays },
    drafts: openDrafts(db, rosterKind, c.id, actor.userId).map((b) => ({
      id: b.id,
      fileName: b.fileName,
      at: instantText(b.createdAt, language),
    })),
    batches: confirmedBatches(db, rosterKind, c.id).map(({ batch: b, by }) => ({
      id: b.id,
      fileName: b.fileName,
      by: personName(by ?? "", language),
      at: instantText(b.doneAt ?? b.createdAt, language),
      created: b.createdCount,
      matched: b.matchedCount,
      refused: b.refusedCount,
      state: b.state === "undone" ? ("undone" as const) : ("done" as const),
    })),
  };
}

/** Takes a file: read once, kept sealed; then the dry run, or first the columns when they are not recognised. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "enrolment.create");
  const db = database();
  const { found } = openRoster(db, actor, params.classId);
  const language = await languageOf(request);
  const t = translator(importsText, language);
  const wrong = (error: string, status = 400) => data({ error }, { status });
  if (!takesEnrolments(found.class.state as ClassState))
    return refuse(
      actor,
      {
        event: "import.uploaded",
        subject: classSubject(found),
        villageId: found.class.villageId,
        why: "enrol.why.classState",
      },
      { error: translator(rosterText, language)(whyClosed(found.class.state)) },
    );
  let form: FormData;
  try {
    form = await request.formData();
  } catch {
    return wrong(t("sheet.tooLarge"), 413);
  }
  const file = form.get("file");
  if (!(file instanceof File) || (file.size === 0 && file.name === "")) return wrong(t("upload.choose"));
  if (file.size > rosterLimits.bytes) return wrong(t("sheet.tooLarge"), 413);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const read = await readTable(bytes, rosterLimits);
  if (!read.ok) return wrong(t(read.why, { rows: rosterLimits.rows.toLocaleString("en") }));
  clearOldUploads(db);
  const layout = recognise(read.tables, rosterPatterns);
  const id = keepDraft(db, actor, {
    kind: rosterKind,
    classId: found.class.id,
    villageId: found.class.villageId,
    fileName: file.name,
    bytes,
    tables: read.tables,
    layout,
  });
  const page = `/training/${found.class.id}/import/${id}`;
  const known = layout && missingFields(layout.columns, rosterPatterns).length === 0;
  return redirect(known ? page : `${page}/columns`, 303);
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function RosterImport() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(rosterText);
  const c = useText(trainingText);
  return (
    <>
      <PageHead
        crumbs={[
          { label: c("class.area"), to: "/training" },
          { label: d.short, to: `/training/${d.id}` },
          { label: d.title },
        ]}
        title={d.title}
        facts={[d.short, t("seats", d.seats)]}
      />
      <div className="stack">
        {!d.open && (
          <Note tone="warn">
            {t(whyClosed(d.state))} <a href={`/training/${d.id}`}>{t("toClass")}</a>
          </Note>
        )}
        {d.open && (
          <UploadForm
            rows={d.limits.rows}
            days={d.limits.days}
            maxBytes={d.limits.bytes}
            error={result?.error}
            templateHref={`/training/${d.id}/roster-template.xlsx`}
          />
        )}
        <WaitingDrafts over={d.over} classId={d.id} drafts={d.drafts} />
        {d.open && <RosterLooks />}
        <EarlierImports at={`/training/${d.id}/import`} batches={d.batches} empty={t("earlierNone")} />
      </div>
    </>
  );
}
