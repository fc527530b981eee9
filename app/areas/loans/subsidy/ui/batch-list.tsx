import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { PageHead } from "~/ui/page-head";
import { EmptyState, Note, Sheet } from "~/ui/sheet";
import { Cell } from "../../money/ui/schedule-sheet";
import { MoneyLinks } from "../../portfolio/ui/money-links";
import { subsidyText } from "../../text/subsidy";
import type { BatchList } from "../batch-page.server";
import { batchTones } from "../batch-rules";

/** The batches by quarter, and the one that is due. */
export function BatchListView(props: {
  page: BatchList;
  why: string | null;
  may: { subsidy: boolean; fund: boolean; import: boolean };
}) {
  const t = useText(subsidyText);
  const { page: d } = props;
  return (
    <>
      <PageHead
        crumbs={[{ label: t("area"), to: "/loans" }, { label: d.title }]}
        title={d.title}
        facts={[t("list.count", { count: d.count })]}
        actions={<MoneyLinks may={props.may} here="subsidy" />}
      />
      <div className="stack">
        {props.why && (
          <Note tone="bad" role="alert">
            {props.why}
          </Note>
        )}
        {d.make && (
          <form method="post" className="note warn row between">
            <span>{d.make.help}</span>
            <input type="hidden" name="closedOn" value={d.make.closedOn} />
            <button type="submit" className="btn pri">
              {d.make.label}
            </button>
          </form>
        )}
        {d.rows.length === 0 ? (
          <section className="sheet">
            <EmptyState icon="landmark" title={t("list.empty")} text={t("list.emptyText")} />
          </section>
        ) : (
          <Sheet>
            <table className="tbl two">
              <caption className="vh">{d.title}</caption>
              <thead>
                <tr>
                  <th>{t("list.quarter")}</th>
                  <th>{t("list.number")}</th>
                  <th>{t("list.state")}</th>
                  <th className="num">{t("list.loans")}</th>
                  <th className="num">{t("list.interest")}</th>
                  <th className="num">{t("list.subsidy")}</th>
                  <th className="num">{t("list.approved")}</th>
                  <th className="num">{t("list.paid")}</th>
                  <th>{t("list.by")}</th>
                  <th>{t("list.checked")}</th>
                </tr>
              </thead>
              <tbody>
                {d.rows.map((b) => (
                  <tr key={b.id}>
                    <td className="nw">
                      <a href={`/subsidy/${b.id}`}>{b.quarter}</a>
                    </td>
                    <td className="nw sub">{b.number}</td>
                    <td>
                      <Badge tone={batchTones[b.state]}>{t(`batchState.${b.state}`)}</Badge>
                    </td>
                    <Cell label={t("list.loans")} value={String(b.loans)} />
                    <Cell label={t("list.interest")} value={b.interest} />
                    <Cell label={t("list.subsidy")} value={b.subsidy} strong />
                    <Cell label={t("list.approved")} value={b.approved} />
                    <Cell label={t("list.paid")} value={b.paid} />
                    <td className="nw">{b.by}</td>
                    <td className="nw">{b.checked}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Sheet>
        )}
      </div>
    </>
  );
}
