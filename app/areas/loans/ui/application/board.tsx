import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import type { ListPage } from "../../lists/list-page.server";
import { applicationList } from "../../lists/list-view";
import { applicationText } from "../../text/application";
import { Due } from "./list-table";

/** A column for each stage, the newest first; what is over its time is red. */
export function Board({ view, board }: { view: ListPage["view"]; board: NonNullable<ListPage["board"]> }) {
  const t = useText(applicationText);
  return (
    <div className="board">
      {board.map((column) => (
        <section key={column.stage} className="sheet" aria-label={t(`stage.${column.stage}`)}>
          <div className="sh">
            <h2>
              {t(`stage.${column.stage}`)} <span className="count">{column.count}</span>
            </h2>
            {column.late > 0 && (
              <a
                className="bad t13 nw"
                href={applicationList.write(
                  applicationList.filtered({ ...view, board: false }, { stage: column.stage, late: "yes" }),
                )}
              >
                {t("condition.late")} {column.late}
              </a>
            )}
          </div>
          <ul className="cards">
            {column.cards.map((r) => (
              <li key={r.id} className={r.due?.late ? "flag" : undefined}>
                <a className="who" href={r.to}>
                  {r.name}
                </a>{" "}
                <span className="num">{r.amount}</span>
                <span className="sub block">{r.village}</span>
                <span className="row wrap">
                  <Badge tone={r.tone}>{t(`state.${r.state}`)}</Badge>
                  <span className="t13">
                    <Due row={r} />
                  </span>
                </span>
              </li>
            ))}
          </ul>
          {column.count > column.cards.length && (
            <p className="sf">
              <a
                href={applicationList.write(
                  applicationList.filtered({ ...view, board: false }, { stage: column.stage }),
                )}
              >
                {t("list.boardMore", { count: column.count - column.cards.length })}
              </a>
            </p>
          )}
        </section>
      ))}
    </div>
  );
}
