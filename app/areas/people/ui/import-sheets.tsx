import { useText } from "~/platform/i18n/use-text";
import { FileLooks } from "~/platform/imports/file-looks";
import { Badge } from "~/ui/badge";
import { Icon } from "~/ui/icon";
import { Sheet } from "~/ui/sheet";
import { type FileKindName, fileKinds } from "../import/file-kind";

/** What a file may look like, so that nobody tidies one for nothing. */
export function FileLooksOf({ kind }: { kind: FileKindName }) {
  const t = useText(fileKinds[kind].text);
  const lines = (["looksNeeded", "looksTolerates", "looksNumbers", "looksKnown"] as const).map((key) =>
    t(key),
  );
  return <FileLooks title={t("looks")} lines={lines} />;
}

/** My files that are not through: to be confirmed, on their way, or stopped. */
export function UnfinishedFiles(props: {
  kind: FileKindName;
  files: readonly {
    id: number;
    fileName: string;
    state: "open" | "checking" | "importing" | "failed";
    at: string;
  }[];
}) {
  const { text, at } = fileKinds[props.kind];
  const t = useText(text);
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
            <a className="btn sm" href={`${at}/${f.id}`}>
              {t("open")}
            </a>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
