import { type AskList, usePresentList } from "~/platform/forms/use-present-list";
import { useText } from "~/platform/i18n/use-text";
import { Icon } from "~/ui/icon";
import { PageHead } from "~/ui/page-head";
import { Note } from "~/ui/sheet";
import { countStocktake } from "../stocktake-count";
import type { StocktakePage } from "../stocktake-page.server";
import { donationText } from "../text";
import { stocktakeText } from "../text/stocktake";
import { LateScans, SendKeptScans } from "./late-scans";
import { ScanPage } from "./scan-page";
import { StocktakeFigures, StocktakeLists } from "./stocktake-lists";

/** A stocktake: scanned on a phone while it is open, read when it is over. */
export function StocktakePageView({ page, why }: { page: StocktakePage; why?: string | null }) {
  const { list: d, ask } = usePresentList(page, `/stocktakes/${page.id}/list.json`);
  const t = useText(stocktakeText);
  const b = useText(donationText);
  return (
    <>
      <PageHead
        crumbs={[
          { label: b("page.area"), to: "/donations" },
          { label: t("list.title"), to: "/stocktakes" },
          { label: d.number },
        ]}
        title={d.title}
        facts={[d.extent, t(`kind.${d.kind}`), d.on, d.closed && t("page.by", d.closed)]}
        actions={
          d.may.report && (
            <a className="btn" href={`/stocktakes/${d.id}/report.pdf`}>
              <Icon name="printer" />
              {t("page.report")}
            </a>
          )
        }
      />
      {why && (
        <Note tone="bad" role="alert">
          {why}
        </Note>
      )}
      {d.may.scan ? <ScanPage page={d} ask={ask} /> : <Result page={d} ask={ask} />}
    </>
  );
}

function Result({ page: d, ask }: { page: StocktakePage; ask: AskList }) {
  const count = countStocktake(d.expected, d.scans);
  return (
    <div className="stack">
      {d.may.run && <SendKeptScans id={d.id} readAt={d.readAt} ask={ask} />}
      <LateScans page={d} />
      <StocktakeFigures count={count} />
      <StocktakeLists page={d} count={count} />
    </div>
  );
}
