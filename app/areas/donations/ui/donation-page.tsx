import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { Icon } from "~/ui/icon";
import { PageHead } from "~/ui/page-head";
import { Rail } from "~/ui/rail";
import { EmptyState, Facts, Note, Sheet } from "~/ui/sheet";
import { type OfferedStep, type RefusedStep, StepsBar } from "~/ui/steps-bar";
import type { DonationPage } from "../donation-page.server";
import type { DonationState } from "../donation-state";
import { donationText } from "../text";
import { approvalText } from "../text/approval";
import { handoverText } from "../text/handover";
import { thresholdText } from "../text/threshold";
import { handoverTone } from "./words";

/** The page of a batch: where it stands, its road, its papers, its things. */
export function DonationPageView({ page: d, result }: { page: DonationPage; result?: RefusedStep }) {
  const t = useText(donationText);
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("page.area"), to: "/donations" },
          { label: t("condition.yearValue", { year: d.year }), to: `/donations?year=${d.year}` },
          { label: d.number },
        ]}
        title={d.title}
        facts={[
          t("page.number", { number: d.number }),
          d.handedOver ? t("page.handedOver", { day: d.handedOver }) : t("page.on", { day: d.on }),
          d.planned && t("page.planned", { day: d.planned }),
          t("page.place", { place: d.place }),
          t("page.donor", { name: d.donor }),
          t("page.handler", { name: d.handler }),
        ]}
        actions={
          <>
            {d.may.report && (
              <a className="btn" href={`/donations/${d.id}/report.pdf`}>
                <Icon name="printer" />
                {t("page.report")}
              </a>
            )}
            {d.may.labels && d.pieces > 0 && (
              <a className="btn" href={`/donations/${d.id}/labels`}>
                <Icon name="tag" />
                {t("page.labels", { count: d.pieces })}
              </a>
            )}
            {d.may.edit && (
              <a className="btn" href={`/donations/${d.id}/edit`}>
                <Icon name="pencil" />
                {t(d.approvalMissing && !d.may.lines ? "page.fillApproval" : "page.edit")}
              </a>
            )}
          </>
        }
      />
      <div className="stack">
        {result?.why && (
          <Note tone="bad" role="alert">
            {result.why}
          </Note>
        )}
        <section className="sheet">
          <div className="rail-pad">
            <Rail
              label={t("page.process")}
              steps={d.rail.map((s) => ({ ...s, title: t(`state.${s.key}`) }))}
            />
          </div>
          <DonationSteps page={d} refused={result} />
        </section>
        <div className="cols c-main-side">
          <div className="stack">
            <RoadSheet page={d} />
            <PapersSheet page={d} />
          </div>
          <aside className="stack">
            <Sheet title={t("page.about")} pad>
              <Facts
                items={[
                  [t("page.basis"), d.basis],
                  [t("page.usedFor"), d.usedFor],
                  ...(d.valuationNote ? [[t("page.valuationNote"), d.valuationNote] as const] : []),
                  ...(d.contact ? [[t("page.contact"), d.contact] as const] : []),
                  ...(d.note ? [[t("page.note"), d.note] as const] : []),
                ]}
              />
            </Sheet>
            <Sheet title={t("page.history")} pad>
              <ol className="tl">
                {d.history.map((h) => (
                  <li key={h.id}>
                    <b>{t(`done.${h.state}`)}</b> <span className="sub">{h.when}</span>
                    <div className="ink2">{h.who}</div>
                    {h.reason && <div className="sub">{t("page.reason", { reason: h.reason })}</div>}
                  </li>
                ))}
              </ol>
            </Sheet>
          </aside>
        </div>
        <ThingsSheet page={d} />
      </div>
    </>
  );
}

function DonationSteps({ page: d, refused }: { page: DonationPage; refused?: RefusedStep }) {
  const t = useText(donationText);
  const asks: Partial<Record<DonationState, OfferedStep["asks"]>> = {
    returned: { opener: t("page.returnWhat"), question: t("form.returnReason"), ends: false },
    cancelled: { opener: t("page.cancelWhat"), question: t("form.cancelReason"), ends: true },
  };
  return (
    <StepsBar
      title={t("page.now")}
      refused={refused}
      steps={d.steps.map((s) => ({
        ...s,
        label: t(`step.${s.to as "submitted"}`),
        field:
          s.to === "approved" && d.road === "bureau" && !d.approvalNumber
            ? { name: "approvalNumber", label: t("form.approvalNumber") }
            : undefined,
        asks: asks[s.to],
      }))}
    >
      {d.approvalMissing && d.may.edit && d.state === "approved" && (
        <a className="btn pri" href={`/donations/${d.id}/edit`}>
          {t("next.approval")}
        </a>
      )}
      {d.papers.some((p) => p.state === "open") && d.state === "approved" && (
        <a
          className={d.approvalMissing ? "btn" : "btn pri"}
          href={`/handovers/${d.papers.find((p) => p.state === "open")?.id}`}
        >
          {t("next.sign")}
        </a>
      )}
    </StepsBar>
  );
}

function RoadSheet({ page: d }: { page: DonationPage }) {
  const t = useText(donationText);
  const a = useText(approvalText);
  return (
    <Sheet title={t("page.road")} actions={<span className="sub">{t("page.roadFixed")}</span>}>
      <div className="roads">
        {d.roads.map(({ road, chosen }) => (
          <div key={road} className={chosen ? "road on" : "road"}>
            <span className="row">
              <Icon name={chosen ? "circle-dot" : "circle-dashed"} />
              <b>{t(`road.${road}`)}</b>
              {chosen && d.approvalMissing && <Badge tone="bad">{t("page.approvalMissing")}</Badge>}
            </span>
            <span className="t13 ink2">{t(`roadWhy.${road}`)}</span>
            <span className="t12 sub">{t(`roadLaw.${road}`)}</span>
            {chosen && d.approvalNumber && (
              <span className="t13">
                {t("page.approval", { number: d.approvalNumber })}
                {d.approvedOn && <span className="sub"> {t("page.approvalOn", { day: d.approvedOn })}</span>}
              </span>
            )}
            {chosen && road === "bureau" && (d.approvalScan || d.may.edit) && (
              <a className="t13 row" href={`/donations/${d.id}/approval`}>
                <Icon name="file-text" />
                {a(d.approvalScan ? "see" : "bring")}
              </a>
            )}
          </div>
        ))}
      </div>
    </Sheet>
  );
}

function PapersSheet({ page: d }: { page: DonationPage }) {
  const t = useText(donationText);
  const h = useText(handoverText);
  return (
    <Sheet title={t("page.papers")} count={d.papers.length || undefined} pad={d.papers.length === 0}>
      {d.papers.length === 0 ? (
        <p className="sub">{t("page.papersNone")}</p>
      ) : (
        <table className="tbl two">
          <caption className="vh">{t("page.papers")}</caption>
          <thead>
            <tr>
              <th>{t("col.receiver")}</th>
              <th>{t("col.paper")}</th>
              <th>{t("col.state")}</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {d.papers.map((p) => (
              <tr key={p.id}>
                <td className="wide">
                  <a className="who" href={`/handovers/${p.id}`}>
                    {p.holder}
                  </a>
                </td>
                <td className="nw">
                  {p.kind !== "handover" && `${h(`kind.${p.kind}`)} `}
                  {t("page.paperOf", { number: p.number, count: p.count })}
                </td>
                <td>
                  <Badge tone={handoverTone(p.state)}>{h(`state.${p.state}`)}</Badge>
                </td>
                <td className="num">
                  <a className="btn sm" href={`/handovers/${p.id}`}>
                    {p.state === "open" ? t("next.sign") : t("page.open")}
                    <span className="vh"> {p.holder}</span>
                  </a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Sheet>
  );
}

function ThingsSheet({ page: d }: { page: DonationPage }) {
  const t = useText(donationText);
  const s = useText(thresholdText);
  const actions = (
    <>
      {d.may.serials && d.serialsLeft > 0 && <a href={`/donations/${d.id}/serials`}>{t("page.serials")}</a>}
      {d.may.lines && <a href={`/donations/${d.id}/lines`}>{t("page.changeLines")}</a>}
    </>
  );
  if (d.rows.length === 0)
    return (
      <section className="sheet">
        <EmptyState
          icon="package"
          title={t("page.noLines")}
          text={t("page.noLinesText")}
          action={
            d.may.lines && (
              <a className="btn pri" href={`/donations/${d.id}/lines`}>
                {t("next.lines")}
              </a>
            )
          }
        />
      </section>
    );
  return (
    <Sheet
      title={t("page.lines")}
      count={t("page.linesCount", { rows: d.rows.length, count: d.pieces })}
      actions={actions}
      foot={
        <>
          {d.assets}{" "}
          {d.assets && (
            <a className="u" href="/equipment/thresholds">
              {s("link")}
            </a>
          )}
          {!d.whole && <> {t("page.ownOnly", { count: d.allPieces })}</>}
        </>
      }
    >
      <div className="scroll">
        <table className="tbl dense two">
          <caption className="vh">{t("page.lines")}</caption>
          <thead>
            <tr>
              <th className="nophone">{t("col.no")}</th>
              <th>{t("col.name")}</th>
              <th>{t("col.model")}</th>
              <th>{t("col.serial")}</th>
              <th className="num">{t("col.quantity")}</th>
              <th className="num">{t("col.price")}</th>
              <th className="num">{t("col.sum")}</th>
              <th>{t("col.valuation")}</th>
              <th>{t("col.to")}</th>
            </tr>
          </thead>
          <tbody>
            {d.rows.map((r, i) => (
              <tr key={r.key} className={r.serials && !r.serial ? "flagw" : undefined}>
                <td className="nophone">{i + 1}</td>
                <td className="wide">
                  {r.itemId === null ? (
                    <a href={`/equipment?batch=${d.id}&q=${encodeURIComponent(r.name)}`}>{r.name}</a>
                  ) : (
                    <a href={`/equipment/${r.itemId}`}>{r.name}</a>
                  )}
                  {r.kit && <span className="sub"> {t("page.kit", { name: r.kit })}</span>}
                </td>
                <td>{r.model}</td>
                <td className="nw">
                  {r.serials ? (
                    (r.serial ?? <span className="warn">{t("page.noSerial")}</span>)
                  ) : (
                    <>
                      <span className="sub">{t("page.byCount")}</span>
                      {r.hint && <span className="warn block t12">{t("page.betterNumbered")}</span>}
                    </>
                  )}
                </td>
                <td className="num">
                  {r.quantity} <span className="sub">{r.unit}</span>
                </td>
                <td className="num nophone">{r.price}</td>
                <td className="num">
                  {r.sum}
                  <span className="sub onphone"> {t("page.yuan")}</span>
                </td>
                <td className="nw nophone">
                  {t(`valuation.${r.valuation}`)}
                  {r.fixed && <span className="sub"> {t("page.card")}</span>}
                </td>
                <td className="wide">{r.holder}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td className="nophone" />
              <td colSpan={3} className="wide">
                {t("page.total", { words: d.totalWords })}
              </td>
              <td className="num">
                {d.pieces}
                <span className="sub onphone"> {t("page.piece", { count: d.pieces })}</span>
              </td>
              <td className="nophone" />
              <td className="num">
                {d.total}
                <span className="sub onphone"> {t("page.yuan")}</span>
              </td>
              <td className="nophone" />
              <td className="nophone" />
            </tr>
          </tfoot>
        </table>
      </div>
    </Sheet>
  );
}
