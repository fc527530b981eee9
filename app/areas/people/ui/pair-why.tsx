import { useText } from "~/platform/i18n/use-text";
import { Sheet } from "~/ui/sheet";
import { duplicatesText } from "../text/duplicates";
import type { PairPageProps } from "./pair-page";

/** What was compared, with points that add up to the score. */
export function WhyTable({ why, threshold, byHand }: Pick<PairPageProps, "why" | "threshold" | "byHand">) {
  const t = useText(duplicatesText);
  const none = <span className="sub">{t("pair.empty")}</span>;
  return (
    <Sheet title={t("pair.whyTitle")}>
      <table className="tbl dense two">
        <caption className="vh">{t("pair.whyTitle")}</caption>
        <thead>
          <tr>
            <th>{t("pair.what")}</th>
            <th>{t("pair.first")}</th>
            <th>{t("pair.second")}</th>
            <th>{t("pair.result")}</th>
            <th className="num">{t("pair.points")}</th>
          </tr>
        </thead>
        <tbody>
          {why.lines.map((l) => (
            <tr key={l.key}>
              <td className="wide sub">{l.label}</td>
              <td>{l.a ?? none}</td>
              <td>{l.b ?? none}</td>
              <td>{l.same ? <span className="ok">{l.result}</span> : l.result}</td>
              <td className="num">{l.points > 0 ? `+${l.points}` : "0"}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={4}>
              {why.sum > 100
                ? t("pair.sumCapped", { sum: why.sum, threshold })
                : t(byHand ? "pair.sumByHand" : "pair.sum", { threshold })}
            </td>
            <td className="num">{why.score}</td>
          </tr>
        </tfoot>
      </table>
    </Sheet>
  );
}
