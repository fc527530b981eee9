import { useLanguage, useText } from "~/platform/i18n/use-text";
import { SortBy } from "~/platform/lists/sort-by";
import { Badge } from "~/ui/badge";
import type { ClassState } from "../class-state";
import { type ClassColumn, type ClassSort, type ClassView, classList } from "../class-view";
import type { NextStep } from "../next-step";
import { trainingText } from "../text";
import { stateTone } from "./class-facts";

export interface ShownClass {
  id: number;
  title: string;
  year: number;
  village: string;
  venue: string;
  dates: string;
  halfDays: number;
  lecturers: readonly string[];
  seats: string;
  /** Seats kept for people of the waiting list. */
  held: number;
  waiting: number;
  approval: string | null;
  state: ClassState;
  next: NextStep | null;
}

const sorts: Partial<Record<ClassColumn | "name", readonly [ClassSort, ClassSort]>> = {
  name: ["name", "-name"],
  village: ["village", "-village"],
  dates: ["-start", "start"],
  people: ["-people", "people"],
};
const numeric: readonly ClassColumn[] = ["halfDays", "people", "waiting"];

/** The rows: two lines on a phone, the next step of each at its right. */
export function ClassTable({ view, rows }: { view: ClassView; rows: readonly ShownClass[] }) {
  const t = useText(trainingText);
  return (
    <table className="tbl two">
      <caption className="vh">{t("list.title")}</caption>
      <thead>
        <tr>
          <Heading column="name" view={view} />
          {view.columns.map((c) => (
            <Heading key={c} column={c} view={view} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((r) => (
          <tr key={r.id}>
            <td className="wide nw">
              <a className="who" href={`/training/${r.id}`}>
                {r.title}
              </a>{" "}
              <span className="sub">{r.year}</span>
            </td>
            {view.columns.map((c) => (
              <Cell key={c} column={c} row={r} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Heading({ column, view }: { column: ClassColumn | "name"; view: ClassView }) {
  const t = useText(trainingText);
  const label = column === "name" ? t("col.class") : t(`listColumn.${column}`);
  const pair = sorts[column];
  const num = column !== "name" && numeric.includes(column);
  if (!pair) return <th className={num ? "num" : undefined}>{label}</th>;
  return <SortBy list={classList} view={view} label={label} by={pair} num={num} />;
}

function Cell({ column, row: r }: { column: ClassColumn; row: ShownClass }) {
  const t = useText(trainingText);
  const language = useLanguage();
  switch (column) {
    case "village":
      return <td className="nw">{r.village}</td>;
    case "venue":
      return <td className="nophone">{r.venue}</td>;
    case "dates":
      return <td className="nw">{r.dates}</td>;
    case "halfDays":
      return <td className="num nophone">{r.halfDays}</td>;
    case "lecturers":
      return <td className="nophone">{r.lecturers.join(language === "zh" ? "、" : ", ")}</td>;
    case "people":
      return (
        <td className="num">
          {r.seats}
          {r.held > 0 && <span className="sub"> {t("list.held", { count: r.held })}</span>}
        </td>
      );
    case "waiting":
      return <td className="num nophone">{r.waiting || ""}</td>;
    case "approval":
      return <td className="nophone">{r.approval}</td>;
    case "state":
      return (
        <td>
          <Badge tone={stateTone(r.state)}>{t(`state.${r.state}`)}</Badge>
        </td>
      );
    case "next":
      return (
        <td className="nw">
          {r.next && (
            <a className="btn sm" href={`/training/${r.id}${r.next.path}`}>
              {t(`next.${r.next.key}`)}
              <span className="vh"> {r.title}</span>
            </a>
          )}
        </td>
      );
  }
}
