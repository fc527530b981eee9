import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { Icon } from "~/ui/icon";
import { Sheet } from "~/ui/sheet";
import { peopleImportText } from "../text/people-import";

/** What a file of people may look like, so that nobody tidies one for nothing. */
export function PeopleFileLooks() {
  const t = useText(peopleImportText);
  return (
    <Sheet title={t("looks")} pad>
      {(["looksNeeded", "looksTolerates", "looksNumbers", "looksKnown"] as const).map((key) => (
        <p className="check" key={key}>
          <Icon name="check" />
          <span>{t(key)}</span>
        </p>
      ))}
    </Sheet>
  );
}

/** My files that are not through: to be confirmed, on their way, or stopped. */
export function UnfinishedFiles(props: {
  files: readonly {
    id: number;
    fileName: string;
    state: "open" | "checking" | "importing" | "failed";
    at: string;
  }[];
}) {
  const t = useText(peopleImportText);
  if (props.files.length === 0) return null;
  return (
    <Sheet title={t("waitingFor")} count={props.files.length}>
      <ul>
        {props.files.map((f) => (
          <li className="li" key={f.id}>
            <Icon name="file-clock" />
            <span className="grow">
              {f.fileName} <span className="sub t13">{f.at}</span>
            </span>
            <Badge tone={f.state === "failed" ? "bad" : f.state === "open" ? "wait" : "info"}>
              {t(`state.${f.state}`)}
            </Badge>
            <a className="btn sm" href={`/people/import/${f.id}`}>
              {t("open")}
            </a>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

/** What was imported before, by whom, with which result. */
export function EarlierImports(props: {
  batches: readonly {
    id: number;
    fileName: string;
    by: string;
    at: string;
    created: number;
    matched: number;
    refused: number;
    state: "done" | "undoing" | "undone";
  }[];
}) {
  const t = useText(peopleImportText);
  return (
    <Sheet title={t("earlier")} count={props.batches.length || undefined}>
      {props.batches.length === 0 ? (
        <p className="sb sub">{t("earlierNone")}</p>
      ) : (
        <table className="tbl two">
          <thead>
            <tr>
              <th>{t("col.file")}</th>
              <th>{t("col.by")}</th>
              <th>{t("col.time")}</th>
              <th className="num">{t("col.created")}</th>
              <th className="num">{t("col.matched")}</th>
              <th className="num">{t("col.refused")}</th>
              <th>{t("col.state")}</th>
              <th>
                <span className="vh">{t("see")}</span>
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
                    {t(`state.${b.state}`)}
                  </Badge>
                </td>
                <td className="num">
                  <a className="btn sm" href={`/people/import/${b.id}`}>
                    {t("see")}
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
