import { useText } from "~/platform/i18n/use-text";
import { DateField } from "~/ui/date-field";
import { ErrorSummary, SelectField, TextAreaField } from "~/ui/field";
import { Icon } from "~/ui/icon";
import { PageHead } from "~/ui/page-head";
import { EmptyState, Note, Sheet } from "~/ui/sheet";
import type { OutcomePage } from "../outcome-page.server";
import { followKinds } from "../task-state";
import { tripText } from "../text";
import { outcomeText } from "../text/outcome";
import { TaskTable } from "./task-table";
import { VisitsSheet } from "./visits-sheet";

type Page = OutcomePage & { title: string; today: string; asked: { villageId: string; kind: string } };
interface Result {
  typed: { on: string; words: string; kind: string; villageId: string } | null;
  errors: { on?: string; words?: string };
  why: string | null;
}

/** What came of a trip: tasks, lessons, follow-ups. */
export function OutcomePageView({ page: d, result }: { page: Page; result?: Result }) {
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
            <TaskTable tasks={d.tasks} acts />
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

function FollowUps({ page: d, result }: { page: Page; result?: Result }) {
  const t = useText(tripText);
  const o = useText(outcomeText);
  const wrong = Object.entries(result?.errors ?? {}).map(([id, text]) => ({ id, text: text ?? "" }));
  return (
    <Sheet title={o("follow.title")} count={d.followUps.length} pad>
      {d.followUps.length === 0 && <p className="sub">{o("follow.empty")}</p>}
      <ol className="tl">
        {d.followUps.map((f) => (
          <li key={f.id} className="hot">
            <b>{f.on}</b> {f.village} <span className="sub">{o(`followKind.${f.kind}`)}</span>
            <div>{f.words}</div>
            <div className="sub t12">{f.who}</div>
          </li>
        ))}
      </ol>
      {d.villages.length > 0 && (
        <form method="post" className="mt4" id="follow" noValidate>
          <input type="hidden" name="step" value="follow" />
          <ErrorSummary title={(count) => t("form.errors", { count })} items={wrong} />
          <div className="fgrid">
            <SelectField
              id="villageId"
              name="villageId"
              label={t("col.village")}
              choices={d.villages}
              defaultValue={result?.typed?.villageId ?? d.asked.villageId}
            />
            <SelectField
              id="kind"
              name="kind"
              label={o("follow.kind")}
              choices={followKinds.map((k) => ({ value: k, label: o(`followKind.${k}`) }))}
              defaultValue={result?.typed?.kind ?? d.asked.kind}
            />
            <DateField
              id="on"
              name="on"
              label={o("follow.on")}
              pick={t("form.pick")}
              defaultValue={result?.typed?.on ?? d.today}
              errors={result?.errors.on ? [result.errors.on] : undefined}
            />
          </div>
          <TextAreaField
            id="words"
            name="words"
            className="mt4"
            label={o("follow.words")}
            maxLength={300}
            defaultValue={result?.typed?.words}
            errors={result?.errors.words ? [result.errors.words] : undefined}
          />
          <p className="mt3">
            <button type="submit" className="btn">
              {o("follow.submit")}
            </button>
          </p>
        </form>
      )}
    </Sheet>
  );
}
