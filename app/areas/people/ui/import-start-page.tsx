import { useText } from "~/platform/i18n/use-text";
import { EarlierImports } from "~/platform/imports/earlier-imports";
import { UploadForm } from "~/platform/imports/upload-form";
import { PageHead } from "~/ui/page-head";
import { type FileKindName, fileKinds } from "../import/file-kind";
import type { StartPage } from "../import/start-page.server";
import { householdsText } from "../text/households";
import { personPageText } from "../text/person-page";
import { FileLooksOf, UnfinishedFiles } from "./import-sheets";
import { type TypedVillage, UsualVillage } from "./usual-village";

/** The list a file fills, as the crumbs call it. */
export function useListTitle(kind: FileKindName): string {
  const w = useText(personPageText);
  const h = useText(householdsText);
  return kind === "people" ? w("page.people") : h("list.title");
}

/** Chooses a file; below it, what is under way, what it may look like, what came before. */
export function ImportStartPage(props: {
  kind: FileKindName;
  page: StartPage;
  result?: { error?: string; villageError?: string; typed?: TypedVillage };
}) {
  const { page: d, result } = props;
  const kind = fileKinds[props.kind];
  const t = useText(kind.text);
  const list = useListTitle(props.kind);
  return (
    <>
      <PageHead
        crumbs={[{ label: list, to: kind.list }, { label: d.title }]}
        title={d.title}
        facts={[t("intro", { rows: d.limits.rows.toLocaleString("en") })]}
      />
      <div className="stack">
        <UploadForm
          rows={d.limits.rows}
          days={d.limits.days}
          maxBytes={d.limits.bytes}
          error={result?.error}
          templateHref={`${kind.at}/template.xlsx`}
        >
          <UsualVillage
            kind={props.kind}
            villages={d.villages}
            byTyping={d.byTyping}
            error={result?.villageError}
            typed={result?.typed}
          />
        </UploadForm>
        <UnfinishedFiles kind={props.kind} files={d.files} />
        <FileLooksOf kind={props.kind} />
        <EarlierImports at={kind.at} batches={d.batches} empty={t("earlierNone")} />
      </div>
    </>
  );
}
