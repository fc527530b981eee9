import { useText } from "~/platform/i18n/use-text";
import { SortBy } from "~/platform/lists/sort-by";
import { Badge } from "~/ui/badge";
import type { Standing } from "../certificate";
import { type RegisterSort, type RegisterView, registerList } from "../register-view";
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
}

/** The rows: two lines on a phone; a paper that was taken without a signature has the amber bar. */
export function RegisterTable({ view, rows }: { view: RegisterView; rows: readonly ShownRow[] }) {
  const t = useText(certificatesText);
  const heading = (label: string, first: RegisterSort, second: RegisterSort, num = false) => (
    <SortBy list={registerList} view={view} label={label} by={[first, second]} num={num} />
  );
  return (
    <table className="tbl two">
      <caption className="vh">{t("list.register")}</caption>
      <thead>
        <tr>
          {heading(t("list.name"), "name", "-name")}
          {heading(t("list.number"), "number", "-number")}
          <th>{t("list.class")}</th>
          <th>{t("list.village")}</th>
          {heading(t("list.issuedOn"), "-issued", "issued")}
          <th>{t("list.state")}</th>
          <th>{t("list.handout")}</th>
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
            <td className="nw">{r.number}</td>
            <td>
              <a href={`/training/${r.classId}`}>{r.class}</a>
            </td>
            <td className="nophone">{r.village}</td>
            <td className="nw nophone">{r.issuedOn}</td>
            <td>
              <Badge {...standingBadge(r.standing)}>{t(`state.${r.standing}`)}</Badge>
              {r.reissues > 0 && <span className="sub"> {t("list.duplicate", { count: r.reissues })}</span>}
            </td>
            <td>
              <HandOut row={r} />
            </td>
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
