import { useLanguage, useText } from "~/platform/i18n/use-text";
import { Icon } from "~/ui/icon";
import { Figure } from "~/ui/list";
import { PageHead } from "~/ui/page-head";
import { Rail } from "~/ui/rail";
import { Facts, Note, Sheet } from "~/ui/sheet";
import { paperKinds } from "../paper-kinds";
import { tripText } from "../text";
import { tripAfterText } from "../text/after";
import { tripDayText } from "../text/day";
import { outcomeText } from "../text/outcome";
import type { TripPage } from "../trip-page.server";
import { ApprovalNumberSheet } from "./approval-number-sheet";
import { ComparedSheet } from "./compared-sheet";
import { LeftOpenNote } from "./left-open-note";
import { PapersAside } from "./papers-aside";
import { RollSheet } from "./roll-sheet";
import { TaskTable } from "./task-table";
import { BudgetSheet, HistorySheet, HoursSheet, QuotaSheet, ReserveSheet } from "./trip-sheets";
import { TripSteps } from "./trip-steps";
import { VisitsSheet } from "./visits-sheet";

/** The page of a trip: where it stands, its figures, its roll, and what belongs to it. */
export function TripPageView({
  page: d,
  result,
}: {
  page: TripPage;
  result?: { to: string; why: string; reason: string; typed?: string };
}) {
  const t = useText(tripText);
  const a = useText(tripAfterText);
  const o = useText(outcomeText);
  const w = useText(tripDayText);
  const language = useLanguage();
  const separator = language === "zh" ? "、" : ", ";
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("page.area"), to: "/trips" },
          { label: t("condition.yearValue", { year: d.year }), to: `/trips?year=${d.year}` },
          { label: d.number },
        ]}
        title={d.title}
        facts={[
          d.days,
          d.places.join(separator),
          t("page.leader", { name: d.leader }),
          d.approvalNumber && t("page.approval", { number: d.approvalNumber }),
          t("page.number", { number: d.number }),
        ]}
        actions={
          <>
            {d.may.sign && d.state === "running" && (
              <a className="btn pri" href={`/trips/${d.id}/sign-in`}>
                <Icon name="qr-code" />
                {w("sign.open")}
              </a>
            )}
            {d.may.print && (
              <a className="btn" href={`/trips/${d.id}/papers`}>
                <Icon name="printer" />
                {t("paper.printAll", { count: paperKinds.length })}
              </a>
            )}
            {d.may.copy && (
              <a className="btn" href={`/trips/new?copy=${d.id}`}>
                <Icon name="copy" />
                {t("page.copy")}
              </a>
            )}
            {d.may.edit && (
              <a className="btn" href={`/trips/${d.id}/edit`}>
                <Icon name="pencil" />
                {t("page.edit")}
              </a>
            )}
          </>
        }
      />
      <div className="stack">
        {result?.why && result.to !== "approval-number" && (
          <Note tone="bad" role="alert">
            {result.why}
          </Note>
        )}
        <LeftOpenNote page={d} />
        <section className="sheet" id="steps">
          <div className="rail-pad">
            <Rail label={t("page.process")} steps={d.rail} />
          </div>
          <TripSteps id={d.id} steps={d.steps} state={d.state} refused={result} />
        </section>
        {d.may.number && (
          <ApprovalNumberSheet
            refused={
              result?.to === "approval-number" ? { typed: result.typed ?? "", why: result.why } : undefined
            }
          />
        )}
        <TripFigures page={d} />
        <div className="cols c-main-side">
          <div className="stack">
            <RollSheet page={d} />
            {d.outcome && (d.state === "finished" || d.state === "closed" || d.outcome.tasks.length > 0) && (
              <Sheet
                title={o("title")}
                actions={<a href={`/trips/${d.id}/outcome`}>{o("open")}</a>}
                foot={[
                  o("lessonsCount", { count: d.outcome.lessons.length }),
                  o("briefings", { count: d.outcome.briefings }),
                  o("shopsCount", { count: d.outcome.shops }),
                ].join(language === "zh" ? "，" : ", ")}
                pad={d.outcome.tasks.length === 0}
              >
                {d.outcome.tasks.length === 0 ? (
                  <p className="sub">{o("task.emptyText")}</p>
                ) : (
                  <TaskTable tasks={d.outcome.tasks} />
                )}
              </Sheet>
            )}
            {d.visits && <VisitsSheet visits={d.visits} />}
            <ReserveSheet page={d} />
            {d.compared.count === 0 || !d.whole ? (
              <BudgetSheet page={d} />
            ) : (
              <ComparedSheet
                compared={d.compared}
                actions={<a href={`/trips/${d.id}/costs`}>{a(d.may.cost ? "cost.open" : "cost.openSee")}</a>}
              />
            )}
          </div>
          <aside className="stack">
            <HoursSheet page={d} />
            <PapersAside
              id={d.id}
              papers={d.may.print}
              photos={d.photos && { count: d.photos.length, chosen: d.photos.filter(Boolean).length }}
            />
            <QuotaSheet page={d} />
            <Sheet title={t("page.why")} pad>
              <Facts
                items={[
                  [t("page.purpose"), d.purpose],
                  [t("page.basis"), d.basis],
                  ...(d.funding ? [[t("page.funding"), d.funding] as const] : []),
                  ...(d.note ? [[t("page.note"), d.note] as const] : []),
                ]}
              />
            </Sheet>
            <HistorySheet steps={d.history} />
          </aside>
        </div>
      </div>
    </>
  );
}

function TripFigures({ page: d }: { page: TripPage }) {
  const t = useText(tripText);
  const unit = t("figure.people");
  if (!d.onTheWay)
    return (
      <div className="kpis">
        <Figure label={t("figure.capacity")} value={d.capacity} unit={unit} />
        <Figure label={t("figure.seated")} value={d.seated} unit={unit} />
        <Figure label={t("figure.reserves")} value={d.reserves.length} unit={unit} />
        <Figure label={t("figure.budget")} value={d.budgetTotal} unit={t("figure.yuan")} />
      </div>
    );
  return (
    <div className="kpis">
      <Figure label={t("figure.planned")} value={d.count.planned} unit={unit} />
      <Figure label={t("figure.came")} value={d.count.came} unit={unit} />
      <Figure label={t(d.early ? "figure.notYet" : "figure.absent")} value={d.count.absent} unit={unit} />
      <Figure label={t("figure.substitutes")} value={d.count.substitutes} unit={unit} />
      <Figure
        label={t("figure.presentSum", { came: d.count.came, substitutes: d.count.substitutes })}
        value={d.count.present}
        unit={unit}
      />
      {d.whole && d.compared.perHead !== null && d.compared.count > 0 && (
        <Figure
          label={t("figure.perHead")}
          value={d.compared.perHead}
          unit={t("figure.yuan")}
          href={`/trips/${d.id}/costs`}
        />
      )}
    </div>
  );
}
