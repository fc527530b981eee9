import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { Icon } from "~/ui/icon";
import { Sheet } from "~/ui/sheet";
import type { ApplicationPage } from "../../application/application-page.server";
import { applicationText } from "../../text/application";
import type { StepAnswer } from "./loan-steps";

interface Props {
  page: ApplicationPage;
  answer?: StepAnswer;
}

const paperIcons = {
  missing: "circle-x",
  expired: "circle-x",
  again: "circle-x",
  soon: "clock",
  ok: "circle-check",
} as const;
const paperTones = { missing: "bad", expired: "bad", again: "bad", soon: "warn", ok: "ok" } as const;

/** The checklist: what is there, what lacks, what runs out. */
export function PapersSheet({ page: d }: Props) {
  const t = useText(applicationText);
  return (
    <Sheet
      title={t("paper.title")}
      count={t("paper.some", d.paperCount)}
      actions={<a href={`/loans/applications/${d.id}/papers`}>{t("paper.open")}</a>}
      foot={d.lacking.length > 0 ? t("paper.lacks", { count: d.lacking.length }) : t("paper.all")}
    >
      <ul className="docs">
        {d.papers.map((p) => (
          <li key={p.kind}>
            <span className={paperTones[p.state]}>
              <Icon name={paperIcons[p.state]} />
            </span>
            <span className="grow">{p.label}</span>
            <span className={p.state === "ok" ? "sub" : paperTones[p.state]}>{p.words}</span>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

export function LogSheet({ page: d }: Props) {
  const t = useText(applicationText);
  return (
    <Sheet title={t("application.log")} pad>
      <ol className="tl">
        {d.log.map((l, i) => (
          <li key={l.id} className={l.bad ? "red" : i === 0 ? "hot" : ""}>
            <time>
              {l.at}
              <b>{l.name}</b>
            </time>
            {l.words}
            {l.reason && <span className="sub block">{l.reason}</span>}
          </li>
        ))}
      </ol>
    </Sheet>
  );
}

/** The ways to banks with their answers. */
export function BankSheet({ page: d }: Props) {
  const t = useText(applicationText);
  if (d.banks.length === 0) return null;
  return (
    <Sheet title={t("bank.title")}>
      <table className="tbl two">
        <caption className="vh">{t("bank.title")}</caption>
        <thead className="vh">
          <tr>
            <th>{t("step.bank")}</th>
            <th>{t("col.applied")}</th>
            <th>{t("col.state")}</th>
          </tr>
        </thead>
        <tbody>
          {d.banks.map((b) => (
            <tr key={b.id}>
              <td className="wide">{b.bank}</td>
              <td className="nw sub">
                {b.sent} {b.answered}
              </td>
              <td>
                <Badge tone={b.result === "approved" ? "ok" : b.result === "refused" ? "bad" : "wait"}>
                  {b.words}
                </Badge>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  );
}

/** 贷审会: the rule, the votes, and one's own. */
export function CommitteeSheet({ page: d, answer }: Props) {
  const t = useText(applicationText);
  const c = d.committee;
  if (!c) return null;
  const { reason: typed, rule } = (answer?.step === "vote" && answer.typed) || {};
  return (
    <Sheet
      title={t("vote.title")}
      count={c.rule}
      actions={
        c.result ? (
          <Badge tone={c.result.approved ? "ok" : "bad"}>{c.result.words}</Badge>
        ) : (
          <span className="sub">{c.cast}</span>
        )
      }
    >
      {c.votes.length === 0 ? (
        <p className="sb sub">{t("vote.waits")}</p>
      ) : (
        <table className="tbl two">
          <caption className="vh">{t("vote.title")}</caption>
          <thead>
            <tr>
              <th>{t("vote.columns.member")}</th>
              <th>{t("vote.columns.vote")}</th>
              <th>{t("vote.columns.reason")}</th>
              <th>{t("vote.columns.at")}</th>
            </tr>
          </thead>
          <tbody>
            {c.votes.map((v) => (
              <tr key={v.name + v.at}>
                <td className="wide">{v.name}</td>
                <td>
                  <Badge tone={v.vote === "yes" ? "ok" : v.vote === "no" ? "bad" : "mute"}>{v.word}</Badge>
                </td>
                <td>{v.reason}</td>
                <td className="nw sub">{v.at}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {c.why && <p className="sb sub">{c.why}</p>}
      {c.mayVote && (
        <form method="post" className="sb row wrap">
          <input type="hidden" name="intent" value="vote" />
          <label htmlFor="vote-reason">{t("vote.reason")}</label>
          <input
            className="in w24"
            id="vote-reason"
            name="reason"
            maxLength={300}
            autoComplete="off"
            defaultValue={typed ?? ""}
          />
          <label htmlFor="vote-rule">{t("vote.unmet")}</label>
          <select className="in w24" id="vote-rule" name="rule" defaultValue={rule ?? ""}>
            {c.rules.map((r) => (
              <option key={r.value} value={r.value}>
                {r.label}
              </option>
            ))}
          </select>
          <button type="submit" name="vote" value="yes" className="btn pri">
            {t("vote.yes")}
          </button>
          <button type="submit" name="vote" value="no" className="btn danger">
            {t("vote.no")}
          </button>
          <button type="submit" name="vote" value="abstained" className="btn">
            {t("vote.abstained")}
          </button>
        </form>
      )}
    </Sheet>
  );
}
