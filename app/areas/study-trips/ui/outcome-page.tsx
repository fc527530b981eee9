import { useText } from "~/platform/i18n/use-text";
import { Icon } from "~/ui/icon";
import { PageHead } from "~/ui/page-head";
import { EmptyState, Note, Sheet } from "~/ui/sheet";
import type { OutcomePage } from "../outcome-page.server";
import { tripText } from "../text";
import { outcomeText } from "../text/outcome";
import { FollowUps, type OutcomeResult } from "./follow-ups";
import { TaskTable } from "./task-table";
import { VisitsSheet } from "./visits-sheet";

type Page = OutcomePage & {
  title: string;
  today: string;
  requestKey: string;
  asked: { villageId: string; kind: string };
};

/** What came of a trip: tasks, lessons, follow-ups. */
export function OutcomePageView({ page: d, result }: { page: Page; result?: OutcomeResult }) {
  const t = useText(tripText);
  const o = useText(outcomeText);
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("page.area"), to: "/trips" },
          { label: d.short, to: `/trips/${d.id}` },
          { label: d.title },
        ]}
        title={d.title}
        facts={[
          o("lessonsCount", { count: d.lessons.length }),
          o("briefings", { count: d.briefings }),
          <a key="shops" href={d.shopsTo}>
            {o("shopsCount", { count: d.shops })}
          </a>,
        ]}
        actions={
          d.mayTask && (
            <a className="btn pri" href={`/trips/${d.id}/outcome/new`}>
              <Icon name="plus" />
              {o("task.add")}
            </a>
          )
        }
      />
      <div className="stack">
        {result?.why && (
          <Note tone="bad" role="alert">
            {result.why}
          </Note>
        )}
        <Sheet title={o("task.title")} count={d.tasks.length}>
          {d.tasks.length === 0 ? (
            <EmptyState icon="list-checks" title={o("task.emptyTitle")} text={o("task.emptyText")} />
          ) : (
            <TaskTable tasks={d.tasks} acts wrong={result?.task} />
          )}
        </Sheet>
        {d.visits && <VisitsSheet visits={d.visits} />}
        <div className="cols c2">
          <Lessons page={d} />
          <FollowUps page={d} result={result} />
        </div>
      </div>
    </>
  );
}

function Lessons({ page: d }: { page: Page }) {
  const o = useText(outcomeText);
  return (
    <Sheet title={o("lesson.title")} count={d.lessons.length} pad>
      {d.lessons.length === 0 && <p className="sub">{o("lesson.empty")}</p>}
      <ol className="tl">
        {d.lessons.map((l) => (
          <li key={l.placeId} className={l.briefed ? "hot" : undefined}>
            <a className="who" href={`/trips/${d.id}/places/${l.placeId}/lesson`}>
              {l.name}
            </a>{" "}
            <span className="sub">{l.village}</span>
            <div>{l.learned}</div>
            {l.briefed && <div className="sub t12">{o("lesson.briefed", { on: l.briefed })}</div>}
          </li>
        ))}
      </ol>
      {d.silent.length > 0 && (
        <>
          <p className="sub t13 mt3">{o("lesson.silent", { count: d.silent.length })}</p>
          <ul className="townboxes">
            {d.silent.map((s) => (
              <li key={s.placeId}>
                <a href={`/trips/${d.id}/places/${s.placeId}/lesson`}>{s.name}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </Sheet>
  );
}
