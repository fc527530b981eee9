import type { ReactNode } from "react";
import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { ScrollRegion } from "~/ui/scroll-region";
import { Sheet } from "~/ui/sheet";
import type { Compared } from "../compared-money.server";
import { tripText } from "../text";
import { tripAfterText } from "../text/after";

/** Budget and actual side by side; what is over shows. */
export function ComparedSheet({ compared: c, actions }: { compared: Compared; actions?: ReactNode }) {
  const t = useText(tripText);
  const a = useText(tripAfterText);
  return (
    <Sheet
      title={a("cost.compared")}
      count={a("cost.receipts", { count: c.count, pictures: c.withReceipt })}
      actions={
        <>
          {c.over && <Badge tone="bad">{a("cost.over")}</Badge>}
          {actions}
        </>
      }
      foot={c.foot || undefined}
    >
      <ScrollRegion label={a("cost.compared")}>
        <table className="tbl dense">
          <caption className="vh">{a("cost.compared")}</caption>
          <thead>
            <tr>
              <th>{t("col.item")}</th>
              <th className="nophone">{t("col.working")}</th>
              <th className="num">{t("col.amount")}</th>
              <th className="num">{a("cost.actual")}</th>
              <th className="num">{a("cost.difference")}</th>
            </tr>
          </thead>
          <tbody>
            {c.items.map((i) => (
              <tr key={i.item} className={i.over ? "flag" : undefined}>
                <td className="nw">{t(`item.${i.item}`)}</td>
                <td className="sub nophone">{i.working}</td>
                <td className="num">{i.budget}</td>
                <td className="num">{i.actual}</td>
                <td className={i.over ? "num bad" : "num"}>{i.difference}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td>{t("page.budgetTotal")}</td>
              <td className="nophone" />
              <td className="num">{c.budget}</td>
              <td className="num">{c.actual}</td>
              <td className={c.over ? "num bad" : "num"}>{c.difference}</td>
            </tr>
          </tfoot>
        </table>
      </ScrollRegion>
    </Sheet>
  );
}
