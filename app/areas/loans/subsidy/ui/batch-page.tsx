import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { FieldErrors } from "~/ui/field";
import { Icon } from "~/ui/icon";
import { PageHead } from "~/ui/page-head";
import { Rail } from "~/ui/rail";
import { Note, Sheet } from "~/ui/sheet";
import { Cell } from "../../money/ui/schedule-sheet";
import { loanPaperText } from "../../text/papers";
import { subsidyText } from "../../text/subsidy";
import type { BatchPage } from "../batch-page.server";
import { batchTones } from "../batch-rules";
import { BatchSteps } from "./batch-steps";

export interface BatchAnswer {
  why: string;
  typed: Record<string, string>;
  /** Words for the fields of the lines, by name. */
  errors?: Record<string, string>;
}

/** A batch: how far it is, what is checked before it is sent, every line with its working. */
export function BatchPageView({ page: d, answer }: { page: BatchPage; answer?: BatchAnswer }) {
  const t = useText(subsidyText);
  const p = useText(loanPaperText);
  const approving = d.steps.includes("approve");
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("area"), to: "/loans" },
          { label: t("title"), to: "/subsidy" },
          { label: d.number },
        ]}
        title={d.title}
        facts={[
          <Badge key="state" tone={batchTones[d.state]}>
            {t(`batchState.${d.state}`)}
          </Badge>,
          d.number,
          d.version,
          d.period,
          d.note,
        ]}
        actions={
          d.lines.length > 0 ? (
            <>
              {d.may.paper && (
                <a className="btn" href={`/subsidy/${d.id}/issued-papers`}>
                  {p("issue.open")}
                </a>
              )}
              {d.may.export && (
                <a className="btn" href={`/subsidy/${d.id}/detail.xlsx`}>
                  <Icon name="download" />
                  {t("batch.file")}
                </a>
              )}
            </>
          ) : undefined
        }
      />
      <div className="stack">
        {answer?.why && (
          <Note tone="bad" role="alert">
            {answer.why}
          </Note>
        )}
        {d.newer && (
          <Note tone="warn">
            <a href={`/subsidy/${d.newer}`}>{t("batch.replaced")}</a>
          </Note>
        )}
        {d.state !== "replaced" && (
          <section className="sheet">
            <div className="rail-pad">
              <Rail label={t("batch.process")} steps={d.rail} />
            </div>
            <BatchSteps page={d} answer={answer} />
          </section>
        )}
        {d.atRisk && <Note tone="warn">{d.atRisk}</Note>}
        {d.waitsForOther && <Note tone="mute">{t("batch.fourEyes")}</Note>}
        {!d.checks && d.state !== "replaced" && <Note tone="mute">{t("batch.frozen")}</Note>}
        {d.checks && <Checks checks={d.checks} />}
        <Lines page={d} approving={approving} answer={answer} />
        {d.held.length > 0 && <Held rows={d.held} />}
      </div>
    </>
  );
}

/** Quarters that wait: whoever looks for a name that lacks must read why. */
function Held({ rows }: { rows: BatchPage["held"] }) {
  const t = useText(subsidyText);
  return (
    <Sheet title={t("batch.held")} count={t("batch.linesCount", { count: rows.length })}>
      <p className="pad sub">{t("batch.heldHelp")}</p>
      <table className="tbl dense two">
        <caption className="vh">{t("batch.held")}</caption>
        <thead>
          <tr>
            <th>{t("batch.borrower")}</th>
            <th>{t("batch.note")}</th>
            <th>{t("batch.quarterOf")}</th>
            <th className="num">{t("batch.subsidy")}</th>
            <th>{t("batch.heldFor")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((r) => (
            <tr key={r.key}>
              <td className="nw">
                <a href={`/loans/${r.loanId}`}>{r.name}</a>
              </td>
              <td className="nw sub">{r.note}</td>
              <td className="nw">{r.quarterName}</td>
              <Cell label={t("batch.subsidy")} value={r.subsidy} />
              <td>{r.why}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  );
}

function Checks({ checks }: { checks: NonNullable<BatchPage["checks"]> }) {
  const t = useText(subsidyText);
  return (
    <Sheet title={t("batch.checks")} pad>
      <ul className="rows plainrows">
        {checks.rows.map(([label, bad]) => (
          <li key={label} className="row between">
            <span>{label}</span>
            <Badge tone={bad ? "bad" : "ok"}>{bad ?? t("batch.ok")}</Badge>
          </li>
        ))}
        <li className="row between">
          <span>{t("batch.checkAccounts")}</span>
          <Badge tone={checks.accounts > 0 ? "warn" : "ok"}>
            {checks.accounts > 0 ? t("batch.accountsBad", { count: checks.accounts }) : t("batch.ok")}
          </Badge>
        </li>
        <li className="row between">
          <span>{t("batch.checkList")}</span>
          <Badge tone={checks.list.tone}>{checks.list.text}</Badge>
        </li>
      </ul>
    </Sheet>
  );
}

/** What finance granted of a line; a refused form stands as it was typed, each error at its field. */
function GrantedFields({ line: l, answer }: { line: BatchPage["lines"][number]; answer?: BatchAnswer }) {
  const t = useText(subsidyText);
  const field = (name: string, label: string, usual?: string) => {
    const error = answer?.errors?.[name];
    return {
      form: "approve",
      id: name,
      name,
      defaultValue: answer?.typed[name] ?? usual,
      "aria-label": `${label} ${l.name} ${l.quarterName}`,
      ...(error ? { "aria-invalid": true, "aria-describedby": `${name}-error` } : {}),
    };
  };
  const [granted, reason] = [`granted-${l.id}`, `reason-${l.id}`];
  return (
    <>
      <FieldErrors id={granted} errors={given(answer?.errors?.[granted])} />
      <FieldErrors id={reason} errors={given(answer?.errors?.[reason])} />
      <span className="row">
        <input className="in sm w6" inputMode="decimal" {...field(granted, t("batch.granted"), l.subsidy)} />
        <input
          className="in sm w10"
          maxLength={60}
          placeholder={t("batch.cutReason")}
          {...field(reason, t("batch.cutReason"))}
        />
      </span>
    </>
  );
}

const given = (error: string | undefined) => (error ? [error] : undefined);

function Lines({
  page: d,
  approving,
  answer,
}: {
  page: BatchPage;
  approving: boolean;
  answer?: BatchAnswer;
}) {
  const t = useText(subsidyText);
  return (
    <Sheet title={t("batch.lines")} count={d.linesCount}>
      <table className="tbl dense two">
        <caption className="vh">{t("batch.lines")}</caption>
        <thead>
          <tr>
            <th>{t("batch.borrower")}</th>
            <th>{t("batch.note")}</th>
            <th>{t("batch.quarterOf")}</th>
            <th className="num">{t("batch.days")}</th>
            <th className="num">{t("batch.balance")}</th>
            <th className="num">{t("batch.interest")}</th>
            <th className="num">{t("batch.subsidy")}</th>
            <th className="num">{t("batch.own")}</th>
            {d.totals.approved && <th className="num">{t("batch.granted")}</th>}
            <th>{approving ? t("batch.granted") : t("batch.state")}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {d.lines.map((l) => (
            <tr key={l.id} className={l.kind === "adjustment" ? "flagw" : undefined}>
              <td className="nw">
                <a href={`/loans/${l.loanId}`}>{l.name}</a>
              </td>
              <td className="nw sub">{l.note}</td>
              <td className="nw">
                {l.quarterName} {l.kind === "adjustment" && <Badge tone="warn">{t("kind.adjustment")}</Badge>}
              </td>
              <Cell label={t("batch.days")} value={String(l.days)} />
              <Cell label={t("batch.balance")} value={l.balance} />
              <Cell label={t("batch.interest")} value={l.interest} />
              <Cell label={t("batch.subsidy")} value={l.subsidy} strong />
              <Cell label={t("batch.own")} value={l.own} />
              {d.totals.approved && <Cell label={t("batch.granted")} value={l.approved} strong />}
              <td>{approving ? <GrantedFields line={l} answer={answer} /> : l.said}</td>
              <td className="num nw">
                <a href={`/loans/${l.loanId}/subsidy/${l.quarter}?line=${l.id}`}>{t("batch.why")}</a>
                {l.paid && d.may.claw && (
                  <>
                    {" "}
                    <a href={`/subsidy/${d.id}/lines/${l.id}/clawback`}>{t("batch.asked")}</a>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td>{t("batch.total")}</td>
            <td className="nophone" />
            <td className="nophone" />
            <td className="nophone" />
            <td className="nophone" />
            <Cell label={t("batch.interest")} value={d.totals.interest} strong />
            <Cell label={t("batch.subsidy")} value={d.totals.subsidy} strong />
            <Cell label={t("batch.own")} value={d.totals.own} strong />
            {d.totals.approved && <Cell label={t("batch.granted")} value={d.totals.approved} strong />}
            <td className="nophone" />
            <td className="nophone" />
          </tr>
        </tfoot>
      </table>
    </Sheet>
  );
}
