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

/** Four or five figures; each opens its rows. */
export function DryRunCounts(props: {
  counts: Readonly<Record<AcceptedKind, number>>;
  refused: number;
  /** What is known already, where it is not people. */
  knownLabel?: string;
  room?: { taken: number; capacity: number };
  href: (show: AcceptedKind) => string;
}) {
  const t = useText(importsText);
  return (
    <div className="kpis">
      {figures
        .filter(([key]) => key === "new" || key === "known" || props.counts[key] > 0)
        .map(([key, icon]) => (
          <a href={props.href(key)} key={key}>
            <span className="lab">
              <Icon name={icon} />
              {(key === "known" && props.knownLabel) || t(`dry.${key}`)}
            </span>
            <span className="fig">{props.counts[key].toLocaleString("en")}</span>
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
