import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findVillage, villageChoices } from "~/areas/villages/index.server";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { instantText } from "~/platform/dates";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { clearOldUploads, draftDays } from "~/platform/imports/draft.server";
import { EarlierImports } from "~/platform/imports/earlier-imports";
import { inImportWorker } from "~/platform/imports/import-pool.server";
import { importsText } from "~/platform/imports/text";
import { UploadForm } from "~/platform/imports/upload-form";
import { PageHead } from "~/ui/page-head";
import { keepPeopleFile } from "../import/keep-people-file.server";
import { finishedImports, unfinishedFiles } from "../import/people-drafts.server";
import { startPeopleImport, waitShortly } from "../import/people-jobs.server";
import { lookAtPeopleFile, peopleLimits } from "../import/read-people.server";
import { peopleText } from "../text";
import { peopleImportText } from "../text/people-import";
import { PeopleFileLooks, UnfinishedFiles } from "../ui/import-sheets";
import { UsualVillage } from "../ui/usual-village";

/** As many people as one file may hold; a few lines of title and signatures come on top. */
const mostPeople = 100_000;

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "person.create");
  const db = database();
  const language = await languageOf(request);
  return {
    title: translator(peopleImportText, language)("title"),
    limits: { rows: mostPeople, bytes: peopleLimits.bytes, days: draftDays },
    ...villageChoices(db, actor.villages, language),
    files: unfinishedFiles(db, actor).map((b) => ({
      id: b.id,
      fileName: b.fileName,
      state: b.state as "open" | "checking" | "importing" | "failed",
      at: instantText(b.createdAt, language),
    })),
    batches: finishedImports(db, actor).map(({ batch: b, by }) => ({
      id: b.id,
      fileName: b.fileName,
      by: by ?? "",
      at: instantText(b.doneAt ?? b.createdAt, language),
      created: b.createdCount,
      matched: b.matchedCount,
      refused: b.refusedCount,
      state: b.state as "done" | "undoing" | "undone",
    })),
  };
}

/** Takes a file: looked at, kept sealed; then its dry run, or first the columns when they are not recognised. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "person.create");
  const db = database();
  const language = await languageOf(request);
  const t = translator(importsText, language);
  const refuse = (error: string, status = 400) => data({ error, villageError: undefined }, { status });
  let form: FormData;
  try {
    form = await request.formData();
  } catch {
    return refuse(t("sheet.tooLarge"), 413);
  }
  const chosen = String(form.get("villageId") ?? "");
  const village = /^[1-9]\d{0,14}$/.test(chosen)
    ? findVillage(db, actor.villages, Number(chosen))
    : undefined;
  if (chosen !== "" && !village)
    return data(
      { error: undefined, villageError: translator(peopleImportText, language)("badVillage") },
      { status: 400 },
    );
  const file = form.get("file");
  if (!(file instanceof File) || (file.size === 0 && file.name === "")) return refuse(t("upload.choose"));
  if (file.size > peopleLimits.bytes) return refuse(t("sheet.tooLarge"), 413);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const look = await inImportWorker("lookAtFile", bytes, lookAtPeopleFile);
  if (!look.ok) return refuse(t(look.why, { rows: mostPeople.toLocaleString("en") }));
  clearOldUploads(db);
  const kept = keepPeopleFile(db, actor, {
    fileName: file.name,
    bytes,
    look,
    villageId: village?.id ?? null,
  });
  if (kept.state === "checking") await waitShortly(startPeopleImport(db, kept.id, actor));
  return redirect(`/people/import/${kept.id}`, 303);
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function ImportPeople() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(peopleImportText);
  const p = useText(peopleText);
  return (
    <>
      <PageHead
        crumbs={[{ label: p("page.people"), to: "/people" }, { label: d.title }]}
        title={d.title}
        facts={[t("intro", { rows: d.limits.rows.toLocaleString("en") })]}
      />
      <div className="stack">
        <UploadForm
          rows={d.limits.rows}
          days={d.limits.days}
          maxBytes={d.limits.bytes}
          error={result?.error}
          templateHref="/people/import/template.xlsx"
        >
          <UsualVillage villages={d.villages} byTyping={d.byTyping} error={result?.villageError} />
        </UploadForm>
        <UnfinishedFiles files={d.files} />
        <PeopleFileLooks />
        <EarlierImports at="/people/import" batches={d.batches} empty={t("earlierNone")} />
      </div>
    </>
  );
}
