import { useText } from "~/platform/i18n/use-text";
import { Icon } from "~/ui/icon";
import { Sheet } from "~/ui/sheet";
import { reportsText } from "../text";

export interface AskFacts {
  count: number;
  lines: readonly { key: string; title: string; detail: string; to: string; over: boolean }[];
  /** How many of them are overdue: the way to all of those. */
  late: number;
  /** What waits for the reader's own answer. */
  waiting: { count: number; detail: string };
}

/** What needs a question today, each with the way to where it is seen to. */
export function AskSheet(d: AskFacts) {
  const t = useText(reportsText);
  // What waits for the reader may be overdue too and stand in a line above: it is never added to those.
  const empty = d.count + d.waiting.count === 0;
  return (
    <Sheet
      title={t("ask.title")}
      count={d.count > 0 ? t("late.count", { count: d.count }) : undefined}
      foot={d.late > 0 && <a href="/overview/late">{t("ask.all", { count: d.late })}</a>}
    >
      {empty ? (
        <p className="sub sb">{t("ask.none")}</p>
      ) : (
        <ul className="asks">
          {d.lines.map((line) => (
            <li key={line.key}>
              <Icon name={line.over ? "octagon-alert" : "search"} />
              <div>
                <a href={line.to}>{line.title}</a>
                <p className="t12 sub">{line.detail}</p>
              </div>
            </li>
          ))}
          {d.waiting.count > 0 && (
            <li className="waits">
              <Icon name="clock" />
              <div>
                <a href="/">{t("ask.waiting", { count: d.waiting.count })}</a>
                <p className="t12 sub">{d.waiting.detail}</p>
              </div>
            </li>
          )}
        </ul>
      )}
    </Sheet>
  );
}
