import { useText } from "~/platform/i18n/use-text";
import { FileLooks } from "~/platform/imports/file-looks";
import { Icon } from "~/ui/icon";
import { Sheet } from "~/ui/sheet";
import { rosterText } from "../text";

/** What a roster may look like, so that nobody tidies a file for nothing. */
export function RosterLooks() {
  const t = useText(rosterText);
  const lines = (["looksNeeded", "looksTolerates", "looksNumbers", "looksKnown"] as const).map((key) =>
    t(key),
  );
  return <FileLooks title={t("looks")} lines={lines} />;
}

/** Files of mine that were uploaded and not confirmed yet. */
export function WaitingDrafts(props: {
  classId: number;
  /** The class takes nobody any more. */
  over: boolean;
  drafts: readonly { id: number; fileName: string; at: string }[];
}) {
  const t = useText(rosterText);
  if (props.drafts.length === 0) return null;
  return (
    <Sheet title={t(props.over ? "leftOver" : "waitingFor")} count={props.drafts.length}>
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
