import { useText } from "~/platform/i18n/use-text";
import { Badge, type Tone } from "~/ui/badge";
import { Sheet } from "~/ui/sheet";
import { moneyText } from "../../text/money";
import type { LoanPage } from "../loan-page.server";

const requestTones: Record<string, Tone> = { asked: "warn", done: "ok", refused: "mute" };

export function RequestSheet({ page: d }: { page: LoanPage }) {
  const t = useText(moneyText);
  if (d.requests.length === 0) return null;
  return (
    <Sheet title={t("request.title")} count={d.requests.length}>
      <ul className="rows">
        {d.requests.map((r) => (
          <li key={r.id} className="row between">
            <span>
              <a href={`/loans/${d.id}/requests/${r.id}`}>{t(`request.kinds.${r.kind}`)}</a>
              <br />
              <span className="sub">{r.decided ?? r.by}</span>
            </span>
            <Badge tone={requestTones[r.state] ?? "mute"}>{t(`request.states.${r.state}`)}</Badge>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

export function CaseSheet({ page: d }: { page: LoanPage }) {
  const t = useText(moneyText);
  if (d.cases.length === 0) return null;
  return (
    <Sheet title={t("case.sheet")}>
      <ul className="rows">
        {d.cases.map((c) => (
          <li key={c.id} className="row between">
            <span>
              <a href={`/loans/${d.id}/cases/${c.id}`}>{c.stops}</a>
              <br />
              <span className="sub">{c.what}</span>
            </span>
            <Badge tone={c.state === "open" ? "warn" : "mute"}>{t(`case.states.${c.state}`)}</Badge>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

export function VisitSheet({ page: d }: { page: LoanPage }) {
  const t = useText(moneyText);
  if (d.visits.length === 0) return null;
  return (
    <Sheet title={t("visit.sheet")}>
      <ul className="rows">
        {d.visits.map((v) => (
          <li key={v.id} className="row between">
            <span>
              {v.done || !d.may.visit ? (
                t(`visit.kinds.${v.kind}`)
              ) : (
                <a href={`/loans/${d.id}/visits/${v.id}`}>{t(`visit.kinds.${v.kind}`)}</a>
              )}
              <br />
              <span className="sub">
                {v.done ?? v.planned}
                {v.jobs !== null && ` ${t("visit.jobs", { count: v.jobs })}`}
                {v.note && ` ${v.note}`}
              </span>{" "}
              {v.photo && (
                <a
                  className="t12"
                  href={`/loans/${d.id}/visits/${v.id}/photo`}
                  target="_blank"
                  rel="noreferrer"
                >
                  {t("visit.photo")}
                </a>
              )}
            </span>
            {v.use && <Badge tone={v.use === "as-stated" ? "ok" : "warn"}>{t(`choice.use.${v.use}`)}</Badge>}
            {v.late && <Badge tone="bad">{t("visit.late")}</Badge>}
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

export function CallSheet({ page: d }: { page: LoanPage }) {
  const t = useText(moneyText);
  if (d.calls.length === 0) return null;
  return (
    <Sheet title={t("call.sheet")} count={d.calls.length}>
      <ul className="rows">
        {d.calls.map((c) => (
          <li key={c.id}>
            {c.on} {t(`choice.way.${c.way}`)} <b>{t(`choice.outcome.${c.outcome}`)}</b>
            <br />
            <span className="sub">{[c.by, c.promised, c.note].filter(Boolean).join(" ")}</span>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
