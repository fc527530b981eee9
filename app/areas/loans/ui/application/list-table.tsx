import { useText } from "~/platform/i18n/use-text";
import { SortBy } from "~/platform/lists/sort-by";
import { Badge } from "~/ui/badge";
import type { ListedRow, ListPage } from "../../lists/list-page.server";
import { type ApplicationColumn, applicationList, type ListSort } from "../../lists/list-view";
import { applicationText } from "../../text/application";

/** The rows: who, how much, where it stands, who has it and how long still. */
export function ListTable({ view, rows }: Pick<ListPage, "view" | "rows">) {
  const t = useText(applicationText);
  const show = (column: ApplicationColumn) => view.columns.includes(column);
  const heading = (label: string, first: ListSort, second: ListSort, num = false) => (
    <SortBy list={applicationList} view={view} label={label} by={[first, second]} num={num} />
  );
  return (
    <table className="tbl two">
      <caption className="vh">{t("list.title")}</caption>
      <thead>
        <tr>
          <th>{t("col.borrower")}</th>
          {show("village") && <th>{t("col.village")}</th>}
          {show("amount") && heading(t("col.amount"), "-amount", "amount", true)}
          {show("applied") && heading(t("col.applied"), "-applied", "applied")}
          {show("state") && <th>{t("col.state")}</th>}
          {show("holder") && <th>{t("col.holder")}</th>}
          {show("due") && heading(t("col.due"), "due", "-due")}
        </tr>
      </thead>
      <tbody>
        {rows.map((r) => (
          <tr key={r.id} className={r.due?.late ? "flag" : undefined}>
            <td className="wide">
              <a className="who" href={r.to}>
                {r.name}
              </a>{" "}
              <span className="sub nw">{r.number}</span>
              {r.kind !== "person" && <span className="sub"> {t(`kind.${r.kind}`)}</span>}
            </td>
            {show("village") && <td className="nophone">{r.village}</td>}
            {show("amount") && <td className="num">{r.amount}</td>}
            {show("applied") && <td className="nw nophone">{r.applied}</td>}
            {show("state") && (
              <td>
                <Badge tone={r.tone}>{t(`state.${r.state}`)}</Badge>
              </td>
            )}
            {show("holder") && <td className="nophone">{r.holder}</td>}
            {show("due") && (
              <td className="nw">
                <Due row={r} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Due({ row: r }: { row: ListedRow }) {
  if (!r.due) return null;
  return (
    <>
      <span className={r.due.late ? "bad" : ""}>{r.due.words}</span> <span className="sub">{r.due.day}</span>
    </>
  );
}
