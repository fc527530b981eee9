import type { HomeRow, HomeSection } from "~/platform/home/home-source";
import { WorkSheet } from "~/platform/home/work-sheet";
import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { EmptyState, Sheet } from "~/ui/sheet";
import { certificatesText } from "../text";

/** A print job: sheets done of all, done being confirmed once they are printed. */
type ShownJob = HomeRow & { done: number; total: number };

export interface ShownWork {
  /** To confirm, and one's own that somebody else has to confirm. */
  revocations: readonly HomeSection[];
  issue: HomeSection;
  jobs: readonly ShownJob[];
  /** Jobs that stand open; the others are one press away. */
  open: number;
}

/** Print jobs that are not confirmed yet, and classes whose certificates can be issued: each with its next action. */
export function WaitingWork({ work }: { work: ShownWork }) {
  const t = useText(certificatesText);
  const { revocations, issue, jobs, open } = work;
  if (revocations.length === 0 && issue.count === 0 && jobs.length === 0)
    return (
      <Sheet title={t("list.toIssue")} count={0}>
        <EmptyState icon="award" title={t("issue.nobodyTitle")} text={t("batch.emptyText")} />
      </Sheet>
    );
  const rest = jobs.slice(open);
  return (
    <div className="stack">
      {revocations.map((section) => (
        <WorkSheet section={section} key={section.key} />
      ))}
      {issue.count > 0 && <WorkSheet section={issue} />}
      {jobs.length > 0 && (
        <Sheet id="certificates.jobs" title={t("batch.queue")} count={jobs.length}>
          {jobs.slice(0, open).map((job) => (
            <Job job={job} key={job.id} />
          ))}
          {rest.length > 0 && (
            <details className="more">
              <summary>{t("batch.rest", { count: rest.length })}</summary>
              {rest.map((job) => (
                <Job job={job} key={job.id} />
              ))}
            </details>
          )}
        </Sheet>
      )}
    </div>
  );
}

function Job({ job: b }: { job: ShownJob }) {
  return (
    <div className={`job does ${b.flag === "bad" ? "flag" : ""}`}>
      <span>
        <a href={b.to}>
          <b>{b.who}</b>
        </a>{" "}
        <span className="sub">{b.where}</span>
        <span className="t13 ink2 block">{b.what}</span>
      </span>
      <span>{b.state && <Badge tone={b.state.tone}>{b.state.word}</Badge>}</span>
      <span>
        <progress value={b.done} max={b.total} aria-label={`${b.who} ${b.what ?? ""}`} />
        <span className="t12 sub block">{b.when}</span>
      </span>
      {b.action && (
        <a className="btn sm" href={b.action.to}>
          {b.action.label}
          <span className="vh"> {b.who}</span>
        </a>
      )}
    </div>
  );
}
