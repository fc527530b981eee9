import type { HomeAside, HomeFigure, HomePart, HomeSection } from "~/platform/home/home-source";
import { WorkSheet } from "~/platform/home/work-sheet";
import { useText } from "~/platform/i18n/use-text";
import { Icon } from "~/ui/icon";
import { PageHead } from "~/ui/page-head";
import { EmptyState } from "~/ui/sheet";
import { homeText } from "../text";
import { AsideSheet } from "./aside-sheet";

/** What waits for this person, each with its next action; beside it what they look up. */
export function HomePage(d: {
  heading: string;
  dayLine: string;
  begin: readonly NonNullable<HomePart["begin"]>[];
  actions: NonNullable<HomePart["actions"]>;
  figures: readonly HomeFigure[];
  sections: readonly HomeSection[];
  asides: readonly HomeAside[];
}) {
  const t = useText(homeText);
  const main = (
    <div className="stack">
      {d.begin.map((b) => (
        <section className="sheet" key={b.title}>
          <EmptyState
            icon={b.icon}
            title={b.title}
            text={b.text}
            action={
              <a className="btn pri" href={b.action.to}>
                {b.action.label}
              </a>
            }
          />
        </section>
      ))}
      {d.sections.map((s) => (
        <WorkSheet section={s} key={s.key} />
      ))}
    </div>
  );
  return (
    <>
      <PageHead
        title={d.heading}
        facts={[d.dayLine]}
        atThumb
        actions={
          d.actions.length > 0 &&
          d.actions.map((a) => (
            <a key={a.to} className={a.primary ? "btn pri" : "btn"} href={a.to}>
              <Icon name={a.icon} />
              {a.label}
            </a>
          ))
        }
      />
      <div className="stack">
        {d.figures.length > 0 && (
          <section className="kpis" aria-label={t("figures")}>
            {d.figures.map((f) => (
              <a key={f.key} href={f.to}>
                <span className="lab">
                  <Icon name={f.icon} />
                  {f.label}
                </span>
                <span className={f.bad ? "fig bad" : "fig"}>
                  {f.value}
                  <span className="u1">{f.unit}</span>
                </span>
                {f.note && <span className="block t12 sub">{f.note}</span>}
              </a>
            ))}
          </section>
        )}
        {d.asides.length > 0 ? (
          <div className="cols c-main-side">
            {main}
            <aside className="stack" aria-label={t("side")}>
              {d.asides.map((a) => (
                <AsideSheet {...a} key={a.key} />
              ))}
            </aside>
          </div>
        ) : (
          main
        )}
      </div>
    </>
  );
}
