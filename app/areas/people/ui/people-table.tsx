import { type ReactNode, useEffect, useState } from "react";
import type { Translate } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { SortHeading } from "~/ui/list";
import { type PeopleColumn, type PeopleSort, type PeopleView, peopleList } from "../people-view";
import { type Category, contactAge, type Education } from "../person";
import { peopleText } from "../text";

export interface PeopleItem {
  id: number;
  name: string;
  sex: "male" | "female";
  age: number;
  idNumber: string | null;
  phone: string | null;
  category: string | null;
  village: string;
  group: string | null;
  education: string | null;
  ethnicity: string | null;
  consent: boolean;
  /** That they have died, and when. */
  died: string | null;
  /** On the lists of those past the age: which age that is, or what has to be proved. */
  ageWhy: string | null;
  added: string;
}

/** The rows; who may export chooses some of them here. Without script the choice goes with the button in the bar. */
export function PeopleTable(props: {
  view: PeopleView;
  rows: readonly PeopleItem[];
  choosing: boolean;
  bulk: boolean;
  count: number;
  more: boolean;
}) {
  const { view, rows, choosing, count } = props;
  const t = useText(peopleText);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [ready, setReady] = useState(false);
  const none = <span className="sub">{t("field.none")}</span>;
  useEffect(() => setReady(true), []);
  const toggle = (id: number, on: boolean) =>
    setChosen((before) => new Set(on ? [...before, id] : [...before].filter((other) => other !== id)));
  const table = (
    <table className="tbl dense two people">
      <caption className="vh">{t("list.title")}</caption>
      <thead>
        <tr>
          {choosing && (
            <th>
              {ready ? (
                <input
                  className="cb"
                  type="checkbox"
                  aria-label={t("list.choosePage")}
                  checked={chosen.size === rows.length}
                  onChange={(e) => setChosen(new Set(e.target.checked ? rows.map((r) => r.id) : []))}
                />
              ) : (
                <span className="vh">{t("list.choosePage")}</span>
              )}
            </th>
          )}
          <Heading view={view} label={t("field.name")} up="name" down="-name" />
          {view.columns.map((column) => (
            <ColumnHeading key={column} column={column} view={view} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((r) => (
          <tr key={r.id} className={chosen.has(r.id) ? "sel" : undefined}>
            {choosing && (
              <td className="hide">
                <input
                  className="cb"
                  type="checkbox"
                  name="id"
                  value={r.id}
                  aria-label={t("list.choose", { name: r.name })}
                  checked={ready ? chosen.has(r.id) : undefined}
                  onChange={ready ? (e) => toggle(r.id, e.target.checked) : undefined}
                />
              </td>
            )}
            <td className={r.ageWhy ? "grow wide" : "who nw grow"}>
              <a className="who" href={`/people/${r.id}`}>
                {r.name}
              </a>
              {r.died && (
                <>
                  {" "}
                  <Badge tone="mute">{r.died}</Badge>
                </>
              )}
              {r.ageWhy && (
                <div className="sub">
                  {view.filter.missing === "age-unsure" && (
                    <>
                      <Badge tone="warn">{t("list.ageProof")}</Badge>{" "}
                    </>
                  )}
                  {r.ageWhy}
                </div>
              )}
            </td>
            {view.columns.map((column) => cellOf(column, r, t, none))}
            <td className="onlyphone">{`${t(`sex.${r.sex}`)} ${t("person.old", { age: r.age })}`}</td>
            <td className="onlyphone wide ink2">
              {[r.village, r.category && t(`category.${r.category as Category}`)].filter(Boolean).join(" · ")}
              {!r.consent && !r.died && <span className="warn"> · {t("list.unsigned")}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
  if (!choosing) return table;
  return (
    <form action="/people/export" method="get">
      {ready
        ? chosen.size > 0 && (
            <div className="bulk">
              <b>{t("list.chosen", { count: chosen.size })}</b>
              <a href={peopleList.write({ ...view, cursor: null }, "/people/export")}>
                {props.more ? t("list.chooseAllMore") : t("list.chooseAll", { count })}
              </a>
              <span className="grow" />
              {props.bulk && (
                <button type="submit" className="btn sm" formAction="/people/bulk">
                  {t("list.bulkN", { count: chosen.size })}
                </button>
              )}
              <button type="submit" className="btn sm">
                {t("list.exportN", { count: chosen.size })}
              </button>
              <button type="button" className="btn sm" onClick={() => setChosen(new Set())}>
                {t("list.unchoose")}
              </button>
            </div>
          )
        : null}
      {table}
      {!ready && (
        <noscript>
          <div className="sb">
            <button type="submit" className="btn sm">
              {t("list.exportChosen")}
            </button>
          </div>
        </noscript>
      )}
    </form>
  );
}

function Heading(props: {
  view: PeopleView;
  label: string;
  up: PeopleSort;
  down: PeopleSort;
  num?: boolean;
}) {
  const { view, up, down } = props;
  return (
    <SortHeading
      label={props.label}
      num={props.num}
      href={peopleList.write(peopleList.sorted(view, up, down))}
      sorted={view.sort === up ? "ascending" : view.sort === down ? "descending" : undefined}
    />
  );
}

function ColumnHeading({ column, view }: { column: PeopleColumn; view: PeopleView }) {
  const t = useText(peopleText);
  if (column === "age") return <Heading view={view} label={t("field.age")} up="age" down="-age" num />;
  if (column === "added") return <Heading view={view} label={t("field.added")} up="added" down="-added" />;
  return <th>{t(`field.${column}`)}</th>;
}

/** A cell as an element, not a component: a list draws hundreds of them. */
function cellOf(
  column: PeopleColumn,
  row: PeopleItem,
  t: Translate<typeof peopleText.zh>,
  none: ReactNode,
): ReactNode {
  switch (column) {
    case "sex":
      return (
        <td key={column} className="hide nw">
          {t(`sex.${row.sex}`)}
        </td>
      );
    case "age":
      return (
        <td key={column} className="hide num">
          {row.age}
        </td>
      );
    case "idNumber":
      return (
        <td key={column} className="hide nw sub">
          {row.idNumber ?? none}
        </td>
      );
    case "phone":
      return (
        <td key={column} className="hide nw">
          {row.phone ??
            (row.age < contactAge ? none : <span className="warn">{t("list.missingPhone")}</span>)}
        </td>
      );
    case "category":
      return (
        <td key={column} className={row.category === "hidden" ? "hide nw sub" : "hide nw"}>
          {row.category ? t(`category.${row.category as Category}`) : none}
        </td>
      );
    case "village":
      return (
        <td key={column} className="hide">
          {row.village}
        </td>
      );
    case "group":
      return (
        <td key={column} className="hide nw">
          {row.group ? t("list.groupShort", { group: row.group }) : none}
        </td>
      );
    case "education":
      return (
        <td key={column} className="hide nw">
          {row.education ? t(`education.${row.education as Education}`) : none}
        </td>
      );
    case "ethnicity":
      return (
        <td key={column} className="hide nw">
          {row.ethnicity ?? none}
        </td>
      );
    case "consent":
      return (
        <td key={column} className="hide nw">
          {row.consent ? (
            <span className="sub">{t("list.signed")}</span>
          ) : (
            <span className="warn">{t("list.unsigned")}</span>
          )}
        </td>
      );
    case "added":
      return (
        <td key={column} className="hide nw">
          {row.added}
        </td>
      );
  }
}
