import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { Sheet } from "~/ui/sheet";
import { importsText } from "./text";

export interface EarlierImport {
  id: number;
  fileName: string;
  by: string;
  at: string;
  created: number;
  matched: number;
  refused: number;
  state: "done" | "undoing" | "undone";
}

/** What was imported before, by whom, with which result. */
export function EarlierImports(props: {
  batches: readonly EarlierImport[];
  /** Said when nothing was imported yet. */
  empty: string;
  /** Address of the pages of imports; a batch is below it. */
  at: string;
}) {
  const t = useText(importsText);
  return (
    <Sheet title={t("earlier.title")} count={props.batches.length || undefined}>
      {props.batches.length === 0 ? (
        <p className="sb sub">{props.empty}</p>
      ) : (
        <table className="tbl two">
          <thead>
            <tr>
              <th>{t("earlier.file")}</th>
              <th>{t("earlier.by")}</th>
              <th>{t("earlier.time")}</th>
              <th className="num">{t("earlier.created")}</th>
              <th className="num">{t("earlier.matched")}</th>
              <th className="num">{t("earlier.refused")}</th>
              <th>{t("earlier.state")}</th>
              <th>
                <span className="vh">{t("earlier.see")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {props.batches.map((b) => (
              <tr key={b.id}>
                <td className="who wide">{b.fileName}</td>
                <td className="nw">{b.by}</td>
                <td className="nw">{b.at}</td>
                <td className="num hide">{b.created}</td>
                <td className="num hide">{b.matched}</td>
                <td className="num hide">{b.refused}</td>
                <td>
                  <Badge
                    tone={b.state === "done" ? "ok" : "mute"}
                    icon={b.state === "done" ? undefined : "undo-2"}
                  >
                    {t(`earlier.${b.state}`)}
                  </Badge>
                </td>
                <td className="num">
                  <a className="btn sm" href={`${props.at}/${b.id}`}>
                    {t("earlier.see")}
                  </a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Sheet>
  );
}
