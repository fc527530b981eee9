import { longDay } from "~/platform/dates";
import { useLanguage, useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { Icon } from "~/ui/icon";
import { PageHead } from "~/ui/page-head";
import { Note } from "~/ui/sheet";
import { FiguresThen, type SupportFacts, SupportSheets } from "~/village-support";
import type { CodeSpan } from "../code-history";
import type { Responsible } from "../responsible";
import { villagesText } from "../text";
import type { VillageFigure } from "../village-figure";
import { CodesSheet } from "./codes-sheet";
import { type LocatorFacts, LocatorSheet } from "./locator-sheet";
import { PostHistory, type PostRow } from "./post-history";
import { ResponsibleSheet } from "./responsible-sheet";
import { type ShownStanding, StandingSheet } from "./standing-sheet";

export interface VillagePageData {
  village: {
    id: number;
    name: string;
    townName: string;
    countyName: string;
    /** The town as it is searched for, in hanzi. */
    townSearch: string;
    code: string;
    workGroup: string | null;
    joinedOn: string;
    leftOn: string | null;
  };
  on: string;
  today: string;
  asked: string;
  wrongDay: boolean;
  inProgramme: boolean;
  leftBefore: string | null;
  responsible: readonly Responsible[];
  history: readonly PostRow[];
  figures: readonly VillageFigure[];
  /** What the village was given over time and what came of it. */
  support: SupportFacts | null;
  codes: readonly CodeSpan[];
  lines: readonly ShownStanding[];
  takenUp: readonly { id: number; place: string; fromOn: string }[];
  /** What it was on the chosen day, when that differs from today. */
  asThen: { place: string; code: string } | null;
  into: { id: number; name: string } | null;
  locator: LocatorFacts | null;
  /** Whether the merger that took it up can still be taken back. */
  mayUndo: boolean;
  canManage: boolean;
}

/** A village: who answers for it on a day, its figures with the lists behind them, and what is on record about it. */
export function VillagePage(d: VillagePageData) {
  const t = useText(villagesText);
  const language = useLanguage();
  const v = d.village;
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("page.villages"), to: "/villages" },
          { label: v.countyName },
          { label: v.townName, to: `/villages?term=${encodeURIComponent(v.townSearch)}` },
          { label: v.name },
        ]}
        title={
          <>
            {v.name}{" "}
            {d.into ? (
              <a href={`/villages/${d.into.id}`}>
                <Badge tone="mute" icon="archive">
                  {t("past.mergedBadge", { village: d.into.name })}
                </Badge>
              </a>
            ) : (
              v.leftOn &&
              v.leftOn < d.today && (
                <Badge tone="mute" icon="archive">
                  {t("page.leftBadge")}
                </Badge>
              )
            )}
          </>
        }
        facts={[
          language === "zh" ? `${v.countyName} ${v.townName}` : `${v.townName}, ${v.countyName}`,
          t("page.code", { code: v.code }),
          v.workGroup && t("page.group", { group: v.workGroup }),
          t("page.joined", { day: longDay(v.joinedOn, language) }),
          v.leftOn && t("page.left", { day: longDay(v.leftOn, language) }),
        ]}
        actions={
          <>
            {d.support?.may.print && (
              <a className="btn" href={`/villages/${v.id}/profile.pdf`}>
                <Icon name="printer" />
                {t("page.profile")}
              </a>
            )}
            {d.canManage && (
              <>
                {d.into && d.mayUndo && (
                  <a className="btn" href={`/villages/${v.id}/merger`}>
                    <Icon name="git-merge" />
                    {t("merger.look")}
                  </a>
                )}
                <a className="btn" href={`/villages/${v.id}/edit`}>
                  <Icon name="pencil" />
                  {t("page.edit")}
                </a>
                {!d.into && (
                  <a className="btn pri" href={`/villages/${v.id}/posts/new`}>
                    <Icon name="plus" />
                    {t("page.give")}
                  </a>
                )}
              </>
            )}
          </>
        }
      />
      <div className="stack">
        {d.asThen && <Note>{t("past.was", d.asThen)}</Note>}
        <ResponsibleSheet {...d} id={v.id} figuresThen={Boolean(d.support?.asOf)} />
        {d.support?.asOf && <FiguresThen day={d.support.asOf.day} />}
        {d.figures.length > 0 && (
          <section className="kpis k4" aria-label={t("page.figures")}>
            {d.figures.map((f) => (
              <a key={f.key} href={f.to}>
                <span className="lab">
                  <Icon name={f.icon} />
                  {f.label}
                </span>
                <span className="fig">
                  {f.value}
                  <span className="u1">{f.unit}</span>
                </span>
                {f.detail && <span className="block t13 ink2">{f.detail}</span>}
                {f.note && <span className="block t12 sub">{f.note}</span>}
              </a>
            ))}
          </section>
        )}
        {d.support && <SupportSheets {...d.support} />}
        <div className="cols c-main-side">
          <PostHistory rows={d.history} villageId={v.id} today={d.today} canManage={d.canManage} />
          <div className="stack">
            {d.locator && <LocatorSheet {...d.locator} />}
            <StandingSheet
              villageId={v.id}
              lines={d.lines}
              takenUp={d.takenUp}
              canManage={d.canManage && d.into === null}
            />
            <CodesSheet codes={d.codes} village={v} />
          </div>
        </div>
      </div>
    </>
  );
}
