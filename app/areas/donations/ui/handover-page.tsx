import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { Icon } from "~/ui/icon";
import { PageHead } from "~/ui/page-head";
import { Note, Sheet } from "~/ui/sheet";
import type { HandoverPage } from "../handover-page.server";
import { donationText } from "../text";
import { handoverText } from "../text/handover";
import { CheckSheet } from "./check-sheet";
import { SignSheets } from "./sign-sheets";
import { handoverTone } from "./words";

export interface HandoverAnswer {
  step: string;
  why: string;
  errors: { on?: string; place?: string; checkNote?: string };
  typed: Record<string, string>;
}

/** A paper by which things change hands: what is missing, the check, the signatures, the things. */
export function HandoverPageView({ page: d, result }: { page: HandoverPage; result?: HandoverAnswer }) {
  const t = useText(handoverText);
  const b = useText(donationText);
  return (
    <>
      <PageHead
        crumbs={[
          { label: b("page.area"), to: "/donations" },
          { label: d.batch.number, to: `/donations/${d.batch.id}` },
          { label: d.number },
        ]}
        title={d.title}
        facts={[
          <Badge key="state" tone={handoverTone(d.state)}>
            {t(`state.${d.state}`)}
          </Badge>,
          t("page.number", { number: d.number }),
          t("page.from", { name: d.from }),
          t("page.to", { name: d.to }),
          d.on,
          t("page.place", { place: d.place }),
        ]}
        actions={
          d.may.print && (
            <a className="btn" href={`/handovers/${d.id}/paper.pdf`}>
              <Icon name="printer" />
              {t("page.print")}
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
        {d.reason && <Note tone="mute">{t("page.reason", { reason: d.reason })}</Note>}
        {d.ended && (
          <Note tone={d.state === "accepted" ? "ok" : "mute"}>
            {t(d.state === "accepted" ? "page.ended" : "page.cancelled", d.ended)}
          </Note>
        )}
        {d.named && (
          <Note tone={d.state === "open" ? "warn" : "mute"}>
            {t("page.named", d.named)}
            {d.state === "open" && <div>{t(d.scanAt ? "page.namedScan" : "page.namedAgain")}</div>}
          </Note>
        )}
        {d.state === "open" && <NowBar page={d} />}
        <div className="cols c-main-side">
          <div className="stack">
            {d.may.edit && (
              <CheckSheet
                key={result?.step}
                page={d}
                errors={result?.errors ?? {}}
                typed={result?.step === "check" ? result.typed : undefined}
              />
            )}
            <SignSheets page={d} typed={result?.step === "names" ? result.typed : undefined} />
          </div>
          <aside className="stack">
            {d.state === "open" && (
              <Sheet title={t(d.missing > 0 ? "page.why" : "page.met")}>
                <ul className="needs">
                  {d.needs.map((n) => (
                    <li key={n.key} className={n.why ? "bad" : ""}>
                      <Icon name={n.why ? "circle-x" : "circle-check"} />
                      <span className={n.why ? "" : "ink2"}>{n.why ?? t(`need.${n.key}`)}</span>
                    </li>
                  ))}
                </ul>
              </Sheet>
            )}
          </aside>
        </div>
        <ThingsOfPaper page={d} />
      </div>
    </>
  );
}

function NowBar({ page: d }: { page: HandoverPage }) {
  const t = useText(handoverText);
  const b = useText(donationText);
  return (
    <section className="sheet">
      <div className="now-bar">
        <b>{t("page.now")}</b>
        {d.may.accept && (
          <form method="post" className="row">
            <input type="hidden" name="step" value="accept" />
            <button type="submit" className={`btn ${d.why ? "" : "pri"}`} disabled={d.why !== null}>
              {d.why && <Icon name="lock" />}
              {t("page.accept")}
            </button>
          </form>
        )}
        {!d.may.accept && <span className="why">{t("page.otherEnd")}</span>}
        {d.missing > 0 && <span className="why">{t("page.missing", { count: d.missing })}</span>}
        {d.may.serials && (
          <a className="btn" href={`/donations/${d.batch.id}/serials`}>
            {b("page.serials")}
          </a>
        )}
        {d.counts && <span className="why">{t("page.counts", { holder: d.counts })}</span>}
        {d.may.cancel && (
          <details className="menu pick">
            <summary className="btn quiet">{t("page.cancelWhat")}</summary>
            <form method="post" className="pop left">
              <input type="hidden" name="step" value="cancel" />
              <div className="f">
                <label htmlFor="reason">{t("page.cancelReason")}</label>
                <input className="in" id="reason" name="reason" maxLength={200} autoComplete="off" />
              </div>
              <p className="mt3">
                <button type="submit" className="btn danger">
                  {t("page.cancel")}
                </button>
              </p>
            </form>
          </details>
        )}
      </div>
    </section>
  );
}

function ThingsOfPaper({ page: d }: { page: HandoverPage }) {
  const t = useText(handoverText);
  const b = useText(donationText);
  return (
    <Sheet title={t("things.title")} count={t("things.count", { count: d.items.length })}>
      <table className="tbl dense two">
        <caption className="vh">{t("things.title")}</caption>
        <thead>
          <tr>
            <th className="nophone">{b("col.no")}</th>
            <th>{b("col.name")}</th>
            <th>{b("col.model")}</th>
            <th>{b("col.serial")}</th>
            <th className="nophone">{b("page.number", { number: "" })}</th>
            <th className="num">{b("col.price")}</th>
          </tr>
        </thead>
        <tbody>
          {d.items.map((r, i) => (
            <tr key={r.id} className={r.serials && !r.serial ? "flagw" : undefined}>
              <td className="nophone">{i + 1}</td>
              <td>
                {r.to ? <a href={r.to}>{r.name}</a> : r.name}
                {r.piece !== null && ` ${r.piece}`}
              </td>
              <td>{r.model}</td>
              <td className="nw">
                {r.serials ? (
                  (r.serial ?? <span className="warn">{b("page.noSerial")}</span>)
                ) : (
                  <span className="sub">{b("page.byCount")}</span>
                )}
              </td>
              <td className="nw sub nophone">{r.number}</td>
              <td className="num">{r.value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  );
}
