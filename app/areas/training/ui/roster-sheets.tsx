import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { Icon } from "~/ui/icon";
import { Sheet } from "~/ui/sheet";
import { rosterText } from "../text";

/** What a roster may look like, so that nobody tidies a file for nothing. */
export function RosterLooks() {
  const t = useText(rosterText);
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

/** Files of mine that were uploaded and not confirmed yet. */
export function WaitingDrafts(props: {
  classId: number;
  drafts: readonly { id: number; fileName: string; at: string }[];
}) {
  const t = useText(rosterText);
  if (props.drafts.length === 0) return null;
  return (
    <Sheet title={t("waitingFor")} count={props.drafts.length}>
      <ul>
        {props.drafts.map((d) => (
          <li className="li" key={d.id}>
            <Icon name="file-clock" />
            <span className="grow">
              {d.fileName} <span className="sub t13">{d.at}</span>
            </span>
            <a className="btn sm" href={`/training/${props.classId}/import/${d.id}`}>
              {t("open")}
            </a>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

/** What was imported into the class before, by whom, with which result. */
export function EarlierImports(props: {
  classId: number;
  batches: readonly {
    id: number;
    fileName: string;
    by: string;
    at: string;
    created: number;
    matched: number;
    refused: number;
    state: "done" | "undone";
  }[];
}) {
  const t = useText(rosterText);
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
                  <a className="btn sm" href={`/training/${props.classId}/import/${b.id}`}>
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
