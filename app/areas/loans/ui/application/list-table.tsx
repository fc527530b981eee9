import { useText } from "~/platform/i18n/use-text";
import { SortBy } from "~/platform/lists/sort-by";
import { Badge } from "~/ui/badge";
import type { ListedRow, ListPage } from "../../lists/list-page.server";
import { applicationList, type ListSort } from "../../lists/list-view";
import { applicationText } from "../../text/application";

/** The rows: who, how much, where it stands, who has it and how long still. */
export function ListTable({ view, rows }: Pick<ListPage, "view" | "rows">) {
  const t = useText(applicationText);
  const heading = (label: string, first: ListSort, second: ListSort, num = false) => (
    <SortBy list={applicationList} view={view} label={label} by={[first, second]} num={num} />
  );
  return (
    <table className="tbl two">
      <caption className="vh">{t("list.title")}</caption>
      <thead>
        <tr>
          <th>{t("col.borrower")}</th>
          <th>{t("col.village")}</th>
          {heading(t("col.amount"), "-amount", "amount", true)}
          {heading(t("col.applied"), "-applied", "applied")}
          <th>{t("col.state")}</th>
          <th>{t("col.holder")}</th>
          {heading(t("col.due"), "due", "-due")}
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
            <td className="nophone">{r.village}</td>
            <td className="num">{r.amount}</td>
            <td className="nw nophone">{r.applied}</td>
            <td>
              <Badge tone={r.tone}>{t(`state.${r.state}`)}</Badge>
            </td>
            <td className="nophone">{r.holder}</td>
            <td className="nw">
              <Due row={r} />
            </td>
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
