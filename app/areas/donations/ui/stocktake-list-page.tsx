import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { Icon } from "~/ui/icon";
import { PageHead } from "~/ui/page-head";
import { EmptyState, Sheet } from "~/ui/sheet";
import { donationText } from "../text";
import { stocktakeText } from "../text/stocktake";

interface Page {
  title: string;
  may: boolean;
  due: readonly { id: number; name: string; items: number; last: string | null; may: boolean }[];
  rows: readonly {
    id: number;
    number: string;
    village: string;
    kind: "yearly" | "spot";
    on: string;
    found: number;
    expected: number;
    state: "open" | "closed";
    may: boolean;
  }[];
}

/** Villages that are due, and the stocktakes so far. */
export function StocktakeListPage({ page: d }: { page: Page }) {
  const t = useText(stocktakeText);
  const b = useText(donationText);
  return (
    <>
      <PageHead
        crumbs={[{ label: b("page.area"), to: "/donations" }, { label: d.title }]}
        title={d.title}
        actions={
          d.may && (
            <a className="btn pri" href="/stocktakes/new">
              <Icon name="plus" />
              {t("list.add")}
            </a>
          )
        }
      />
      <div className="stack">
        {d.due.length > 0 && (
          <Sheet title={t("list.due")} count={d.due.length} foot={t("list.dueText")}>
            <table className="tbl two">
              <caption className="vh">{t("list.due")}</caption>
              <tbody>
                {d.due.map((v) => (
                  <tr key={v.id} className="flagw">
                    <td className="wide">
                      <a className="who" href={`/equipment?village=${v.id}`}>
                        {v.name}
                      </a>
                    </td>
                    <td>{t("list.items", { count: v.items })}</td>
                    <td className="sub">{v.last ? t("list.last", { day: v.last }) : t("list.never")}</td>
                    <td className="num">
                      {v.may && (
                        <a className="btn sm" href={`/stocktakes/new?village=${v.id}`}>
                          {t("list.start")}
                          <span className="vh"> {v.name}</span>
                        </a>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Sheet>
        )}
        <section className="sheet">
          {d.rows.length === 0 ? (
            <EmptyState icon="list-checks" title={t("list.none")} text={t("list.noneText")} />
          ) : (
            <table className="tbl two">
              <caption className="vh">{d.title}</caption>
              <thead>
                <tr>
                  <th>{t("list.village")}</th>
                  <th>{t("list.kindCol")}</th>
                  <th>{t("list.on")}</th>
                  <th className="num">{t("list.result")}</th>
                  <th>{t("list.stateCol")}</th>
                  <th />
                </tr>
              </thead>
              <tbody>
                {d.rows.map((r) => (
                  <tr key={r.id}>
                    <td className="wide">
                      <a className="who" href={`/stocktakes/${r.id}`}>
                        {r.village}
                      </a>{" "}
                      <span className="sub nw">{r.number}</span>
                    </td>
                    <td className="nw">{t(`kind.${r.kind}`)}</td>
                    <td className="nw">{r.on}</td>
                    <td className={`num ${r.state === "closed" && r.found < r.expected ? "bad" : ""}`}>
                      {r.found}/{r.expected}
                    </td>
                    <td>
                      <Badge tone={r.state === "open" ? "info" : "mute"}>{t(`state.${r.state}`)}</Badge>
                    </td>
                    <td className="num">
                      <a className="btn sm" href={`/stocktakes/${r.id}`}>
                        {t(r.state === "open" && r.may ? "list.go" : "list.open")}
                        <span className="vh"> {r.village}</span>
                      </a>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </section>
      </div>
    </>
  );
}
