import { useText } from "~/platform/i18n/use-text";
import { ColumnsForm } from "~/platform/imports/columns-form";
import { ImportRail } from "~/platform/imports/import-rail";
import { PageHead } from "~/ui/page-head";
import type { ColumnsPage } from "../import/columns-page.server";
import { type FileKindName, fileKinds } from "../import/file-kind";
import { useListTitle } from "./import-start-page";

/** Says what each column of a file is. */
export function ImportColumnsPage(props: {
  kind: FileKindName;
  page: ColumnsPage;
  result?: { errors: string[]; typed: Record<string, string> };
}) {
  const { page: d, result } = props;
  const kind = fileKinds[props.kind];
  const t = useText(kind.text);
  const list = useListTitle(props.kind);
  const columns = d.columns.map((x, i) => ({ ...x, field: result?.typed[`column-${i}`] ?? x.field }));
  return (
    <>
      <PageHead
        crumbs={[{ label: list, to: kind.list }, { label: t("title"), to: kind.at }, { label: d.title }]}
        title={d.title}
        facts={[d.fileName]}
      />
      <div className="stack">
        <ImportRail at="columns" fileName={d.fileName} columns={d.recognised} />
        <ColumnsForm
          sheet={d.sheet}
          headingRow={d.headingRow}
          sheets={d.sheets}
          headingRows={d.headingRows}
          columns={columns}
          fields={d.fields}
          needed={d.needed}
          errors={result?.errors ?? []}
        />
      </div>
    </>
  );
}
