import { useText } from "~/platform/i18n/use-text";
import { Icon } from "~/ui/icon";
import { Pager, Tabs } from "~/ui/list";
import { PageHead } from "~/ui/page-head";
import { EmptyState, Sheet } from "~/ui/sheet";
import { householdsText } from "../../text/households";
import { type PairItem, PairTable } from "../pair-table";

interface Props {
  title: string;
  tab: "suspected" | "dismissed";
  counts: { suspected: number; dismissed: number };
  compared: string;
  pairs: readonly PairItem[];
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
          <PairTable
            pairs={pairs}
            base="/households/duplicates"
            open={tab === "suspected"}
            words={{
              pair: t("pairs.two"),
              village: t("pairs.village"),
              why: t("pairs.why"),
              score: t("pairs.score"),
              found: t("pairs.found"),
              compare: t("pairs.compare"),
              reopen: t("pairs.reopen"),
            }}
          />
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
