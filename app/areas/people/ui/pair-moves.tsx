import { useText } from "~/platform/i18n/use-text";
import { Sheet } from "~/ui/sheet";
import { duplicatesText } from "../text/duplicates";
import type { PairPageProps } from "./pair-page";

/** What moves: before, brought along, after; the sums stand under them. */
export function MovesTable({ moves }: Pick<PairPageProps, "moves">) {
  const t = useText(duplicatesText);
  const sum = (key: "had" | "moved" | "total") => moves.reduce((n, m) => n + m[key], 0);
  return (
    <Sheet title={t("pair.movesTitle")} count={t("pair.movesCount", { count: sum("moved") })}>
      <table className="tbl dense">
        <thead>
          <tr>
            <th>{t("pair.content")}</th>
            <th className="num">{t("pair.had")}</th>
            <th className="num">{t("pair.moved")}</th>
            <th className="num">{t("pair.total")}</th>
          </tr>
        </thead>
        <tbody>
          {moves.map((m) => (
            <tr key={m.key}>
              <td>{m.word}</td>
              <td className="num">{m.had}</td>
              <td className="num">{m.moved || <span className="sub">0</span>}</td>
              <td className="num">{m.total}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td>
              {t("pair.all")}{" "}
              <span className="sub">{t("pair.sumWords", { had: sum("had"), moved: sum("moved") })}</span>
            </td>
            <td className="num">{sum("had")}</td>
            <td className="num">{sum("moved")}</td>
            <td className="num">{sum("total")}</td>
          </tr>
        </tfoot>
      </table>
    </Sheet>
  );
}
