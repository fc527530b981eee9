import { useText } from "~/platform/i18n/use-text";
import { Icon } from "~/ui/icon";
import { Pager, Tabs } from "~/ui/list";
import { PageHead } from "~/ui/page-head";
import { EmptyState, Sheet } from "~/ui/sheet";
import { duplicatesText } from "../text/duplicates";
import { type PairItem, PairTable } from "./pair-table";

interface Props {
  tab: "suspected" | "dismissed" | "merged";
  counts: { suspected: number; dismissed: number };
  pairs: readonly PairItem[];
  merges: readonly { id: number; words: string; by: string }[];
  previousHref?: string;
  nextHref?: string;
  mayRules: boolean;
  /** When everybody was compared last. */
  compared: string;
  /** Suspected pairs of households, for somebody who may merge them. */
  households: number | null;
}

/** The work list of suspected pairs, and what was decided about earlier ones. */
export function DuplicatesPage(props: Props) {
  const { tab, counts, pairs, merges, previousHref, nextHref, mayRules } = props;
  const t = useText(duplicatesText);
  const tabTo = (state: string) => `/people/duplicates${state === "suspected" ? "" : `?state=${state}`}`;
  return (
    <>
      <PageHead
        crumbs={[{ label: t("crumb.people"), to: "/people" }, { label: t("crumb.list") }]}
        title={
          <>
            {t("list.title")} <span className="count">{t("list.count", { count: counts.suspected })}</span>
          </>
        }
        facts={[t("list.intro"), props.compared]}
        actions={
          <>
            {props.households !== null && (
              <a className="btn" href="/households/duplicates">
                <Icon name="house" />
                {t("list.households")} {props.households > 0 && <b>{props.households}</b>}
              </a>
            )}
            {mayRules && (
              <a className="btn" href="/people/duplicates/rules">
                <Icon name="scale" />
                {t("list.rules")}
              </a>
            )}
            <form method="post" className="contents">
              <button type="submit" className="btn">
                <Icon name="git-compare" />
                {t("list.compare")}
              </button>
            </form>
          </>
        }
      />
      <Tabs
        label={t("list.tabs")}
        items={(["suspected", "dismissed", "merged"] as const).map((key) => ({
          label: t(`list.${key}`),
          to: tabTo(key),
          current: tab === key,
          count: key === "merged" ? undefined : counts[key],
        }))}
      />
      <Sheet>
        {tab === "merged" ? <Merges merges={merges} /> : <Pairs tab={tab} pairs={pairs} />}
        {tab !== "merged" && pairs.length > 0 && (
          <Pager
            summary={t("list.shown", { shown: pairs.length, count: counts[tab] })}
            previous={t("list.previous")}
            next={t("list.next")}
            previousHref={previousHref}
            nextHref={nextHref}
          />
        )}
      </Sheet>
    </>
  );
}

function Pairs({ tab, pairs }: { tab: "suspected" | "dismissed"; pairs: readonly PairItem[] }) {
  const t = useText(duplicatesText);
  if (pairs.length === 0)
    return tab === "suspected" ? (
      <EmptyState icon="git-compare" title={t("list.emptyTitle")} text={t("list.emptyText")} />
    ) : (
      <EmptyState icon="users" title={t("list.emptyDismissed")} text={t("list.emptyDismissedText")} />
    );
  return (
    <PairTable
      pairs={pairs}
      base="/people/duplicates"
      open={tab === "suspected"}
      words={{
        pair: t("list.people"),
        village: t("list.village"),
        why: t("list.why"),
        score: t("list.score"),
        found: t("list.found"),
        compare: t("list.open"),
        reopen: t("list.reopen"),
      }}
    />
  );
}

function Merges({ merges }: { merges: Props["merges"] }) {
  const t = useText(duplicatesText);
  if (merges.length === 0)
    return <EmptyState icon="git-merge" title={t("list.emptyMerged")} text={t("list.emptyMergedText")} />;
  return (
    <table className="tbl two">
      <thead>
        <tr>
          <th>{t("list.people")}</th>
          <th>{t("list.mergedWhen")}</th>
          <th>
            <span className="vh">{t("list.see")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {merges.map((m) => (
          <tr key={m.id}>
            <td className="who wide">
              <a href={`/people/merges/${m.id}`}>{m.words}</a>
            </td>
            <td className="nw">{m.by}</td>
            <td className="num">
              <a className="btn sm" href={`/people/merges/${m.id}`}>
                {t("list.see")}
              </a>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
