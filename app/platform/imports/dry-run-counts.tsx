import { useText } from "~/platform/i18n/use-text";
import { Icon } from "~/ui/icon";
import type { AcceptedKind } from "./dry-run";
import { importsText } from "./text";

const figures = [
  ["new", "plus"],
  ["known", "user-check"],
  ["waiting", "pause"],
  ["already", "check"],
] as const;

const iconOf = Object.fromEntries(figures) as Record<AcceptedKind, (typeof figures)[number][1]>;

/** Four or five figures; each opens its rows. */
export function DryRunCounts(props: {
  counts: Readonly<Record<AcceptedKind, number>>;
  refused: number;
  /** In the place of the new and known rows, where rows are not what is counted. */
  told?: readonly { show: AcceptedKind; label: string; count: number }[];
  room?: { taken: number; capacity: number };
  href: (show: AcceptedKind) => string;
}) {
  const t = useText(importsText);
  const ofRows = figures
    .filter(([key]) => key === "new" || key === "known" || props.counts[key] > 0)
    .map(([show]) => ({ show, label: t(`dry.${show}`), count: props.counts[show] }));
  const { told } = props;
  const shown = told ? [...told, ...ofRows.filter(({ show }) => told.every((f) => f.show !== show))] : ofRows;
  return (
    <div className="kpis">
      {shown.map(({ show, label, count }) => (
        <a href={props.href(show)} key={label}>
          <span className="lab">
            <Icon name={iconOf[show]} />
            {label}
          </span>
          <span className="fig">{count.toLocaleString("en")}</span>
        </a>
      ))}
      <a href={props.refused > 0 ? "#bad" : "#all"}>
        <span className="lab">
          <Icon name="circle-x" />
          {t("dry.refused")}
        </span>
        <span className={`fig ${props.refused > 0 ? "bad" : ""}`}>{props.refused.toLocaleString("en")}</span>
      </a>
      {props.room && (
        <div>
          <span className="lab">{t("dry.room")}</span>
          <span className="fig">
            {props.room.taken} <span className="u1">/ {props.room.capacity}</span>
          </span>
        </div>
      )}
    </div>
  );
}
