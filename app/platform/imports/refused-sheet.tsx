import { useText } from "~/platform/i18n/use-text";
import { Icon } from "~/ui/icon";
import { Pager } from "~/ui/list";
import { Sheet } from "~/ui/sheet";
import type { Page, RefusedView } from "./dry-run";
import { importsText } from "./text";

/** Rows that cannot come in: which cell, what it says, why, and what to do, here or in the file. */
export function RefusedSheet(props: {
  page: Page<RefusedView>;
  nameLabel: string;
  downloadHref?: string;
  href: (from: number) => string;
}) {
  const t = useText(importsText);
  const { page } = props;
  return (
    <Sheet
      id="bad"
      title={t("dry.refusedTitle")}
      count={t("dry.rows", { count: page.count })}
      actions={
        props.downloadHref && (
          <a href={props.downloadHref} download>
            <Icon name="download" /> {t("dry.download", { count: page.count })}
          </a>
        )
      }
    >
      <table className="tbl two">
        <thead>
          <tr>
            <th className="num">{t("dry.rowNumber")}</th>
            <th>{props.nameLabel}</th>
            <th>{t("dry.column")}</th>
            <th>{t("dry.value")}</th>
            <th>{t("dry.why")}</th>
            <th>
              <span className="vh">{t("dry.action")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {page.rows.flatMap((r) =>
            r.problems.map((p, i) => (
              <tr className="flag" key={`${r.row} ${p.field} ${i}`}>
                <td className="num">{r.row}</td>
                <td className="nw who">{r.name || "—"}</td>
                <td className="nw">{p.column}</td>
                <td className="nw">
                  {p.value || <span className="sub">{t("dry.blank")}</span>}
                  {p.now !== undefined && (
                    <span className="t12 sub block">{t("dry.now", { value: p.now || t("dry.blank") })}</span>
                  )}
                </td>
                <td className="wide">{p.why}</td>
                <td className="num wide">
                  {p.suggestion ? (
                    <FillForm row={r.row} field={p.field} value={p.suggestion} />
                  ) : (
                    p.fixable && <FixForm row={r.row} problem={p} />
                  )}
                </td>
              </tr>
            )),
          )}
        </tbody>
      </table>
      {(page.previous !== null || page.next !== null) && (
        <Pager
          summary={t("dry.page", { from: page.from, to: page.to, count: page.count })}
          previous={t("dry.previous")}
          next={t("dry.next")}
          previousHref={page.previous === null ? undefined : props.href(page.previous)}
          nextHref={page.next === null ? undefined : props.href(page.next)}
        />
      )}
    </Sheet>
  );
}

function FillForm({ row, field, value }: { row: number; field: string; value: string }) {
  const t = useText(importsText);
  return (
    <form method="post">
      <FixFields row={row} field={field} />
      <input type="hidden" name="value" value={value} />
      <button type="submit" className="btn sm">
        {t("dry.fill", { value })}
      </button>
    </form>
  );
}

function FixForm({ row, problem }: { row: number; problem: RefusedView["problems"][number] }) {
  const t = useText(importsText);
  const hint = `fix-${row}-${problem.field}`;
  return (
    <details className="fix" open={problem.fixed}>
      <summary className="btn sm">{t("dry.fix")}</summary>
      <form method="post" className="row">
        <FixFields row={row} field={problem.field} />
        <input
          className="in sm w16"
          name="value"
          autoComplete="off"
          defaultValue={problem.typed}
          key={problem.typed}
          aria-label={t("dry.fixLabel", { row, column: problem.column })}
          aria-describedby={problem.hidden ? hint : undefined}
        />
        <button type="submit" className="btn sm">
          {t("dry.fixSave")}
        </button>
      </form>
      {problem.hidden && (
        <span className="t12 sub block" id={hint}>
          {t("dry.fixHidden")}
        </span>
      )}
    </details>
  );
}

function FixFields({ row, field }: { row: number; field: string }) {
  return (
    <>
      <input type="hidden" name="do" value="fix" />
      <input type="hidden" name="row" value={row} />
      <input type="hidden" name="field" value={field} />
    </>
  );
}
