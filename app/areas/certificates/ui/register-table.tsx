import { useText } from "~/platform/i18n/use-text";
import { SortBy } from "~/platform/lists/sort-by";
import { Badge } from "~/ui/badge";
import type { Standing } from "../certificate";
import { type RegisterColumn, type RegisterSort, type RegisterView, registerList } from "../register-view";
import { certificatesText } from "../text";
import { standingBadge } from "./certificate-facts";

export interface ShownRow {
  id: number;
  number: string;
  name: string;
  classId: number;
  class: string;
  village: string;
  issuedOn: string;
  standing: Standing;
  handedOut: string | null;
  signed: string | null;
  reissues: number;
  /** Which took its place. */
  next: { id: number; number: string } | null;
}

/** The rows: two lines on a phone; a paper that was taken without a signature has the amber bar. */
export function RegisterTable({ view, rows }: { view: RegisterView; rows: readonly ShownRow[] }) {
  const t = useText(certificatesText);
  const show = (column: RegisterColumn) => view.columns.includes(column);
  const heading = (label: string, first: RegisterSort, second: RegisterSort, num = false) => (
    <SortBy list={registerList} view={view} label={label} by={[first, second]} num={num} />
  );
  return (
    <table className="tbl two">
      <caption className="vh">{t("list.register")}</caption>
      <thead>
        <tr>
          {heading(t("list.name"), "name", "-name")}
          {show("number") && heading(t("list.number"), "number", "-number")}
          {show("class") && <th>{t("list.class")}</th>}
          {show("village") && <th>{t("list.village")}</th>}
          {show("issuedOn") && heading(t("list.issuedOn"), "-issued", "issued")}
          {show("state") && <th>{t("list.state")}</th>}
          {show("handout") && <th>{t("list.handout")}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((r) => (
          <tr key={r.id} className={r.handedOut && !r.signed ? "flagw" : undefined}>
            <td>
              <a className="who" href={`/certificates/${r.id}`}>
                {r.name}
              </a>
            </td>
            {show("number") && <td className="nw">{r.number}</td>}
            {show("class") && (
              <td>
                <a href={`/training/${r.classId}`}>{r.class}</a>
              </td>
            )}
            {show("village") && <td className="nophone">{r.village}</td>}
            {show("issuedOn") && <td className="nw nophone">{r.issuedOn}</td>}
            {show("state") && (
              <td>
                <Badge {...standingBadge(r.standing)}>{t(`state.${r.standing}`)}</Badge>
                {r.reissues > 0 && <span className="sub"> {t("list.duplicate", { count: r.reissues })}</span>}
                {r.next && (
                  <span className="block t12 sub">
                    {t("list.successor")}{" "}
                    <a className="nw" href={`/certificates/${r.next.id}`}>
                      {r.next.number}
                    </a>
                  </span>
                )}
              </td>
            )}
            {show("handout") && (
              <td>
                <HandOut row={r} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function HandOut({ row: r }: { row: ShownRow }) {
  const t = useText(certificatesText);
  if (r.signed) return <span className="sub">{t("list.signedShort", { day: r.signed })}</span>;
  if (r.handedOut)
    return (
      <>
        {t("list.handedOutShort", { day: r.handedOut })} <span className="warn">{t("list.notSigned")}</span>
      </>
    );
  return r.standing === "valid" || r.standing === "asked" ? (
    <span className="sub">{t("list.handouts.unclaimed")}</span>
  ) : null;
}
