import { longDay } from "~/platform/dates";
import { useLanguage, useText } from "~/platform/i18n/use-text";
import { Sheet } from "~/ui/sheet";
import { barShare, type FunnelStep, funnelSteps } from "../funnel";
import { reportsText } from "../text";

export interface FunnelFacts {
  /** Null: all villages in scope. */
  villageId: number | null;
  /** Counted up to this day; null up to now. */
  to: string | null;
  counts: readonly { step: FunnelStep; people: number; lost: number | null; straight: number | null }[];
}

export const funnelHref = (
  { villageId, to }: Pick<FunnelFacts, "villageId" | "to">,
  step: FunnelStep,
  without?: FunnelStep,
): string => {
  const query = new URLSearchParams({ step });
  if (without) query.set("without", without);
  if (villageId !== null) query.set("village", String(villageId));
  if (to !== null) query.set("to", to);
  return `/overview/funnel?${query}`;
};

/** From trip to shop: how many came so far, who of the step before did not, each a list of names (FEATURES S13). */
export function FunnelSheet({ villageId, to, counts }: FunnelFacts) {
  const t = useText(reportsText);
  const language = useLanguage();
  const whose = { villageId, to };
  const most = Math.max(1, ...counts.map((c) => c.people));
  return (
    <Sheet
      title={t("funnel.title")}
      foot={to ? t("funnel.footUntil", { day: longDay(to, language) }) : t("funnel.foot")}
    >
      <table className="tbl fun">
        <caption className="vh">{t("funnel.title")}</caption>
        <thead className="vh">
          <tr>
            <th>{t("funnel.step")}</th>
            <th>{t("funnel.people")}</th>
            <th>{t("funnel.picture")}</th>
            <th>{t("funnel.change")}</th>
          </tr>
        </thead>
        <tbody>
          {counts.map((c, i) => {
            const before = funnelSteps[i - 1];
            const step = t(`funnel.steps.${c.step}`);
            return (
              <tr key={c.step}>
                <td className="nw">
                  <b>{step}</b>
                </td>
                <td className="num nw">
                  {c.people === 0 ? (
                    <span className="sub">0</span>
                  ) : (
                    <a href={funnelHref(whose, c.step)}>
                      <b>{c.people.toLocaleString("en-US")}</b>
                    </a>
                  )}
                </td>
                <td className="barcell">
                  <svg viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true">
                    <rect x="0" y="0" height="14" width={barShare(c.people, most)} />
                  </svg>
                </td>
                <td>
                  {before && c.lost !== null && c.lost > 0 && (
                    <a href={funnelHref(whose, before, c.step)}>
                      {t(`funnel.lost.${c.step}`, { count: c.lost })}
                    </a>
                  )}
                  {before && c.straight !== null && c.straight > 0 && (
                    <a className="sub" href={funnelHref(whose, c.step, before)}>
                      {t(`funnel.straight.${c.step}`, { count: c.straight })}
                    </a>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Sheet>
  );
}
