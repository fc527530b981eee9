import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { Icon } from "~/ui/icon";
import { MonthBars } from "~/ui/month-bars";
import { PageHead } from "~/ui/page-head";
import { Note, Sheet } from "~/ui/sheet";
import type { BriefingFacts } from "../briefing-page.server";
import { reportsText } from "../text";
import { briefingText } from "../text/briefing";
import { stateTones } from "./briefing-words";
import { FigureUnit } from "./figure-unit";
import { shortNumber, yuanOf } from "./short-number";

/** A briefing: its figures beside today's, the words with the figures in them, chart, photos, and what to do next. */
export function BriefingPage(d: BriefingFacts & { why: string | null }) {
  const t = useText(briefingText);
  const r = useText(reportsText);
  return (
    <>
      <PageHead
        crumbs={[
          { label: r("area"), to: "/overview" },
          { label: t("title"), to: "/briefings" },
          { label: d.monthName },
        ]}
        title={
          <>
            {d.title} <Badge tone={stateTones[d.state]}>{t(`state.${d.begun ? d.state : "none"}`)}</Badge>
          </>
        }
        facts={d.facts}
        actions={
          <>
            <a className="btn" href={`/briefings/${d.month}/briefing.pdf`}>
              <Icon name="printer" />
              {t("print")}
            </a>
            {d.may.edit && (
              <a className={d.begun ? "btn" : "btn pri"} href={`/briefings/${d.month}/edit`}>
                <Icon name="pencil" />
                {t(d.begun ? "edit" : "write")}
              </a>
            )}
          </>
        }
      />
      <div className="stack">
        {d.why && (
          <Note tone="bad" role="alert">
            {d.why}
          </Note>
        )}
        {d.frozenLate && <Note tone="mute">{d.frozenLate}</Note>}
        {d.may.freeze && <Step step="freeze" lead={t("freezeLead")} label={t("freeze")} icon="lock" />}
        {d.may.issue && <Step step="issue" lead={t("issueLead")} label={t("issueAct")} icon="signature" />}
        <Sheet title={t("figures")} foot={t(d.frozen ? "figuresFoot" : "figuresLive")}>
          <table className="tbl two">
            <caption className="vh">{t("figures")}</caption>
            <thead>
              <tr>
                <th>{t("figure")}</th>
                <th className="num">{t("inMonth")}</th>
                <th className="num">{t("total")}</th>
                {d.frozen && <th className="num">{t("now")}</th>}
                {d.frozen && <th className="num">{t("difference")}</th>}
                <th>
                  <span className="vh">{t("rows")}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {d.figures.map((f) => (
                <tr key={f.key} className={f.changed ? "flagw" : undefined}>
                  <td className="wide">
                    {r(`figure.${f.key}.label`)} <FigureUnit of={f.key} />
                  </td>
                  <td className="num">
                    <span className="onlyphone sub">{t("inMonth")}</span> <b>{f.month}</b>
                  </td>
                  <td className="num">
                    <span className="onlyphone sub">{t("total")}</span> {f.total}
                  </td>
                  {d.frozen && <td className="num sub nophone">{f.now}</td>}
                  {d.frozen && (
                    <td className={f.changed ? "num" : "num nophone"}>
                      <span className="onlyphone sub">{t("difference")}</span> {f.difference}
                    </td>
                  )}
                  <td>
                    <a href={f.to}>{t("rows")}</a>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Sheet>
        <Sheet title={t("words")} pad>
          <div className="brief" lang="zh-CN">
            <h3>{d.headline}</h3>
            {d.sections.map((s) => (
              <section key={s.part}>
                <h3>{s.heading}</h3>
                <p className="lead">{s.text}</p>
              </section>
            ))}
          </div>
        </Sheet>
        <Sheet title={t("chart")} pad>
          <MonthBars
            wide
            height={230}
            months={d.sales}
            label={t("chart")}
            format={yuanOf}
            tick={(v) => shortNumber(v / 100)}
            tableTitle={r("overview.chartTable")}
          />
        </Sheet>
        {d.photos.length > 0 && (
          <Sheet title={t("photos")}>
            <div className="shots">
              {d.photos.map((p) => (
                <figure key={p.id} lang="zh-CN">
                  <img src={`/briefings/${d.month}/pictures/${p.id}/picture.image`} alt={p.caption} />
                  <figcaption>{p.caption}</figcaption>
                </figure>
              ))}
            </div>
          </Sheet>
        )}
        <Sheet title={t("adjustments")} count={d.adjustments.length} pad>
          {d.adjustments.length === 0 ? (
            <p className="sub">{t("noAdjustments")}</p>
          ) : (
            <ul lang="zh-CN">
              {d.adjustments.map((a) => (
                <li key={a}>{a}</li>
              ))}
            </ul>
          )}
        </Sheet>
      </div>
    </>
  );
}

/** What cannot be taken back: said first, done with its own button. */
function Step(s: { step: "freeze" | "issue"; lead: string; label: string; icon: string }) {
  return (
    <form method="post" className="actbar">
      <span className="grow">{s.lead}</span>
      <input type="hidden" name="step" value={s.step} />
      <button type="submit" className="btn pri">
        <Icon name={s.icon} />
        {s.label}
      </button>
    </form>
  );
}
