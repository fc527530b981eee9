import { useLanguage, useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { Pager } from "~/ui/list";
import { Sheet } from "~/ui/sheet";
import type { AcceptedView, Page, SharedNote, Show } from "./dry-run";
import { importsText } from "./text";

const badges = {
  new: { tone: "ok", icon: "plus", label: "dry.badgeNew" },
  known: { tone: "info", icon: "user-check", label: "dry.badgeKnown" },
  already: { tone: "mute", icon: "check", label: "dry.badgeAlready" },
} as const;

/** Rows that can come in: what each becomes, with remarks; filtered by outcome. */
export function AcceptedSheet(props: {
  page: Page<AcceptedView>;
  /** Remarks that many of all rows have. */
  shared: readonly SharedNote[];
  show: Show;
  counts: Readonly<Record<Show, number>>;
  headings: { name: string; number: string; place: string };
  href: (show: Show, from: number) => string;
}) {
  const t = useText(importsText);
  const language = useLanguage();
  const { page, show } = props;
  const labels: Record<Show, string> = {
    all: t("dry.all"),
    new: t("dry.badgeNew"),
    known: t("dry.badgeKnown"),
    waiting: t("dry.waiting"),
    already: t("dry.badgeAlready"),
    notes: t("dry.withNotes"),
  };
  const offered = (Object.keys(labels) as Show[]).filter(
    (s) => s === "all" || s === show || props.counts[s] > 0,
  );
  return (
    <Sheet
      id="all"
      title={t("dry.acceptedTitle")}
      count={t("dry.rows", { count: props.counts.all })}
      actions={
        <nav aria-label={t("dry.filter")} className="row">
          {offered.map((s) => (
            <a
              key={s}
              href={props.href(s, 0)}
              aria-current={s === show ? "true" : undefined}
              className="pick"
            >
              {labels[s]} <span className="count">{props.counts[s]}</span>
            </a>
          ))}
        </nav>
      }
    >
      {props.shared.length > 0 && (
        <div className="sb t13 ink2">
          {props.shared.map((s) => (
            <p key={s.text}>
              {t(s.all ? "dry.sharedByAll" : "dry.shared", { count: s.count, note: s.text })}
            </p>
          ))}
        </div>
      )}
      <table className="tbl dense two">
        <thead>
          <tr>
            <th className="num">{t("dry.rowNumber")}</th>
            <th>{props.headings.name}</th>
            <th>{props.headings.number}</th>
            <th>{props.headings.place}</th>
            <th>{t("dry.result")}</th>
            <th>{t("dry.notes")}</th>
          </tr>
        </thead>
        <tbody>
          {page.rows.map((r) => (
            <tr key={r.row} className={r.waiting ? "flagw" : undefined}>
              <td className="num">{r.row}</td>
              <td className="nw who">{r.name}</td>
              <td className="nw sub">{r.number}</td>
              <td className="nw">{r.place}</td>
              <td className="nw">
                <Badge tone={badges[r.outcome].tone} icon={badges[r.outcome].icon}>
                  {t(badges[r.outcome].label)}
                </Badge>{" "}
                {r.waiting && <Badge tone="wait">{t("dry.waiting")}</Badge>}
              </td>
              <td className="wide">{r.notes.join(language === "zh" ? "；" : "; ")}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {page.count === 0 && <p className="sb sub">{t("dry.nothing")}</p>}
      {page.count > 0 && (
        <Pager
          summary={t("dry.page", { from: page.from, to: page.to, count: page.count })}
          previous={t("dry.previous")}
          next={t("dry.next")}
          previousHref={page.previous === null ? undefined : props.href(show, page.previous)}
          nextHref={page.next === null ? undefined : props.href(show, page.next)}
        />
      )}
    </Sheet>
  );
}
