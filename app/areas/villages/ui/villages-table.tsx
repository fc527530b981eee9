import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { SortHeading } from "~/ui/list";
import { villagesText } from "../text";
import {
  type VillageColumn,
  type VillageRow,
  type VillageSort,
  type VillagesView,
  villageList,
} from "../villages-view";

/** One village a row; on a phone two lines: who and where, then who answers and the numbers. */
export function VillagesTable({ rows, view }: { rows: readonly VillageRow[]; view: VillagesView }) {
  const t = useText(villagesText);
  const show = (column: VillageColumn) => view.columns.includes(column);
  const heading = (sort: VillageSort, label: string, num = false) => (
    <SortHeading
      label={label}
      num={num}
      href={villageList.write({ ...view, sort, cursor: null })}
      sorted={view.sort === sort ? (num ? "descending" : "ascending") : undefined}
    />
  );
  return (
    <table className="tbl two">
      <thead>
        <tr>
          {heading("place", t("list.village"))}
          {show("code") && <th>{t("list.code")}</th>}
          {show("group") && heading("group", t("list.group"))}
          {show("liaison") && <th>{t("list.liaison")}</th>}
          {show("leader") && <th>{t("list.leader")}</th>}
          {show("officer") && <th>{t("list.officer")}</th>}
          {show("people") && heading("people", t("list.people"), true)}
          {show("classes") && heading("classes", t("list.classes"), true)}
          {show("running") && heading("running", t("list.running"), true)}
        </tr>
      </thead>
      <tbody>
        {rows.map((r) => (
          <tr key={r.id}>
            <td className="wide">
              <a href={`/villages/${r.id}`} className="who">
                {r.name}
              </a>{" "}
              <span className="sub">{r.countyName}</span>{" "}
              {r.leftOn && (
                <Badge tone="mute" icon="archive">
                  {t("list.left")}
                </Badge>
              )}
            </td>
            {show("code") && <td className="sub hide">{r.code}</td>}
            {show("group") && (
              <td className="nw">{r.workGroup && t("list.groupN", { group: r.workGroup })}</td>
            )}
            {show("liaison") && (
              <td className="hide">
                <Holder name={r.liaisonOfficer} />
              </td>
            )}
            {show("leader") && (
              <td>
                <span className="onlyphone sub">{t("list.leader")} </span>
                <Holder name={r.groupLeader} />
              </td>
            )}
            {show("officer") && (
              <td className="hide">
                <Holder name={r.informationOfficer} />
              </td>
            )}
            {show("people") && (
              <td className="num hide">
                <a href={`/people?village=${r.id}`}>{r.people}</a>
              </td>
            )}
            {show("classes") && (
              <td className="num hide">
                <a href={`/training?village=${r.id}`}>{r.classes}</a>
              </td>
            )}
            {show("running") && (
              <td className="num hide">
                <a href={`/training?village=${r.id}&stage=running`}>{r.running}</a>
              </td>
            )}
            <td className="onlyphone sub">
              {t("list.peopleShort", { count: r.people })} ·{" "}
              {t("list.classesShort", { count: r.classes, running: r.running })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Holder({ name }: { name: string }) {
  const t = useText(villagesText);
  return name ? <span>{name}</span> : <span className="warn">{t("list.nobody")}</span>;
}
