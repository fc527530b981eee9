import { Badge } from "~/ui/badge";
import { Sheet } from "~/ui/sheet";
import type { HomeRow, HomeSection } from "./home-source";

/** A list of work, named by its key for whoever points at it: the columns stand under each other from sheet to sheet, the action at the right. */
export function WorkSheet({ section: s }: { section: HomeSection }) {
  return (
    <Sheet
      id={s.key}
      title={s.title}
      count={s.count}
      actions={
        (s.hint || s.print || s.more) && (
          <>
            {s.hint && <span className="sub">{s.hint}</span>}
            {s.print && (
              <a href={s.print.to} target="_blank" rel="noreferrer">
                {s.print.label}
              </a>
            )}
            {s.more && <a href={s.more.to}>{s.more.label}</a>}
          </>
        )
      }
      foot={s.foot}
    >
      {s.rows.length > 0 && <WorkTable title={s.title} headings={s.headings} rows={s.rows} />}
      {s.fold && (
        <details className="more">
          <summary>{s.fold.label}</summary>
          <WorkTable title={s.title} headings={s.headings} rows={s.fold.rows} />
        </details>
      )}
    </Sheet>
  );
}

function WorkTable({ title, headings, rows }: Pick<HomeSection, "title" | "headings" | "rows">) {
  return (
    <table className="tbl two today">
      <caption className="vh">{title}</caption>
      <thead>
        <tr>
          <th className="c-who">{headings.who}</th>
          {headings.what && <th className="c-what">{headings.what}</th>}
          {headings.state && <th className="c-state">{headings.state}</th>}
          {headings.when && <th className="c-when">{headings.when}</th>}
          <th className="c-act">
            <span className="vh">{headings.action}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((r) => (
          <WorkRow key={r.id} row={r} headings={headings} />
        ))}
      </tbody>
    </table>
  );
}

function WorkRow({ row: r, headings }: { row: HomeRow; headings: HomeSection["headings"] }) {
  const flag = r.flag === "bad" ? "flag" : r.flag === "warn" ? "flagw" : undefined;
  return (
    <tr className={flag}>
      <td className="c-who">
        {r.to ? (
          <a className="who" href={r.to}>
            {r.who}
          </a>
        ) : (
          <b className="who">{r.who}</b>
        )}{" "}
        {r.where && <span className="sub">{r.where}</span>}
      </td>
      {headings.what && <td className="c-what">{r.what}</td>}
      {headings.state && (
        <td className="c-state">
          {r.state && (
            <Badge tone={r.state.tone} icon={r.state.icon}>
              {r.state.word}
            </Badge>
          )}
        </td>
      )}
      {headings.when && <td className="c-when">{r.when}</td>}
      <td className="c-act">
        {r.action && (
          <a className={r.action.primary ? "btn sm pri" : "btn sm"} href={r.action.to}>
            {r.action.label}
            <span className="vh"> {r.who}</span>
          </a>
        )}
      </td>
    </tr>
  );
}
