import { useText } from "~/platform/i18n/use-text";
import { Icon } from "~/ui/icon";
import { Pager, Tabs } from "~/ui/list";
import { PageHead } from "~/ui/page-head";
import { EmptyState, Sheet } from "~/ui/sheet";
import { householdsText } from "../../text/households";

interface Props {
  title: string;
  tab: "suspected" | "dismissed";
  counts: { suspected: number; dismissed: number };
  compared: string;
  pairs: readonly {
    id: number;
    names: string;
    village: string;
    why: string;
    score: number;
    found: string;
    decided: string | null;
  }[];
  previousHref?: string;
  nextHref?: string;
}

/** The work list of households that look like one, and those that somebody told apart. */
export function HouseholdPairsPage({ tab, counts, pairs, ...props }: Props) {
  const t = useText(householdsText);
  return (
    <>
      <PageHead
        crumbs={[{ label: t("page.households"), to: "/households" }, { label: t("pairs.open") }]}
        title={
          <>
            {props.title} <span className="count">{t("pairs.count", { count: counts.suspected })}</span>
          </>
        }
        facts={[t("pairs.intro"), props.compared]}
        actions={
          <form method="post" className="contents">
            <button type="submit" className="btn">
              <Icon name="git-compare" />
              {t("pairs.compareNow")}
            </button>
          </form>
        }
      />
      <Tabs
        label={t("pairs.tabs")}
        items={(["suspected", "dismissed"] as const).map((key) => ({
          label: t(`pairs.${key}`),
          to: key === "suspected" ? "/households/duplicates" : "/households/duplicates?state=dismissed",
          current: tab === key,
          count: counts[key],
        }))}
      />
      <Sheet>
        {pairs.length === 0 ? (
          <EmptyState
            icon="git-compare"
            title={t(tab === "suspected" ? "pairs.emptyTitle" : "pairs.emptyDismissed")}
            text={t(tab === "suspected" ? "pairs.emptyText" : "pairs.emptyDismissedText")}
          />
        ) : (
          <table className="tbl two">
            <thead>
              <tr>
                <th>{t("pairs.two")}</th>
                <th>{t("pairs.village")}</th>
                <th>{t("pairs.why")}</th>
                <th className="num">{t("pairs.score")}</th>
                <th>{t("pairs.found")}</th>
                <th>
                  <span className="vh">{t("pairs.compare")}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {pairs.map((p) => (
                <tr key={p.id}>
                  <td className="who wide">
                    <a href={`/households/duplicates/${p.id}`}>{p.names}</a>
                  </td>
                  <td className="nw">{p.village}</td>
                  <td className="wide">
                    {p.why}
                    {p.decided && <div className="sub">{p.decided}</div>}
                  </td>
                  <td className="num nw">{t("pairs.points", { score: p.score })}</td>
                  <td className="nw sub hide">{p.found}</td>
                  <td className="num">
                    {tab === "suspected" ? (
                      <a className="btn sm" href={`/households/duplicates/${p.id}`}>
                        {t("pairs.compare")}
                      </a>
                    ) : (
                      <form method="post">
                        <button type="submit" className="btn sm" name="reopen" value={p.id}>
                          {t("pairs.reopen")}
                        </button>
                      </form>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {pairs.length > 0 && (
          <Pager
            summary={t("pairs.shown", { shown: pairs.length, count: counts[tab] })}
            previous={t("list.previous")}
            next={t("list.next")}
            previousHref={props.previousHref}
            nextHref={props.nextHref}
          />
        )}
      </Sheet>
    </>
  );
}
