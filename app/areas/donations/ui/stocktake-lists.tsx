import type { ReactNode } from "react";
import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { Figure } from "~/ui/list";
import { Sheet } from "~/ui/sheet";
import { isGone } from "../item-state";
import type { StocktakeCount } from "../stocktake-count";
import type { StocktakePage, StocktakeThing } from "../stocktake-page.server";
import { donationText } from "../text";
import { stocktakeText } from "../text/stocktake";

/** Expected, scanned, missing, extra: the four figures stand side by side. */
export function StocktakeFigures({ count }: { count: StocktakeCount }) {
  const t = useText(stocktakeText);
  return (
    <div className="kpis four">
      <Figure label={t("page.expected")} value={count.expected.length} />
      <Figure label={t("page.scanned")} value={count.found.length} />
      <Figure
        label={t("page.missing")}
        value={count.missing.length}
        bad={count.missing.length > 0}
        href="#missing"
      />
      <Figure
        label={t("page.extra")}
        value={count.elsewhere.length + count.unknown.length}
        href="#elsewhere"
      />
    </div>
  );
}

/** What was missing, found, out of place and unknown, each as a list. */
export function StocktakeLists({
  page: d,
  count,
  unsent,
  seen,
}: {
  page: StocktakePage;
  count: StocktakeCount;
  /** Codes that the page does not know and the server was not asked about yet. */
  unsent?: ReadonlySet<string>;
  /** For a label that cannot be read: the thing is ticked in the list. */
  seen?: (thing: StocktakeThing) => void;
}) {
  const t = useText(stocktakeText);
  const late = new Set(d.late.flatMap((s) => (s.state === "waiting" ? (s.itemId ?? []) : [])));
  const things = new Map(d.things.map((x) => [x.id, x]));
  const repairs = new Map(d.inRepair.map((r) => [r.id, r.shop]));
  const inRepair = (id: number) => {
    const shop = repairs.get(id);
    if (shop === undefined) return null;
    const words = shop ? t(seen ? "since.repairNowAt" : "since.repairAt", { shop }) : null;
    return <Badge tone="warn">{words ?? t(seen ? "since.repairNow" : "since.repair")}</Badge>;
  };
  const asked = (id: number) =>
    d.lossAsked.includes(id) && (
      <a href={`/equipment/${id}/write-off`}>
        <Badge tone="wait">{t("since.asked")}</Badge>
      </a>
    );
  const saidLost = (id: number) =>
    d.saidLost.includes(id) && (
      <a href={`/equipment/${id}/write-off`}>
        <Badge tone="warn" icon="triangle-alert">
          {t("since.saidLost")}
        </Badge>
      </a>
    );
  const rows = (ids: readonly number[]) => ids.flatMap((id) => things.get(id) ?? []);
  const hidden = count.elsewhere.filter((id) => !things.has(id)).length;
  return (
    <>
      <Sheet
        title={t(seen ? "page.notYet" : "page.missing")}
        count={count.missing.length}
        id="missing"
        pad={count.missing.length === 0}
      >
        {d.left > 0 && (
          <div className="li">
            <span className="sub t13">{t("page.left", { count: d.left })}</span>
          </div>
        )}
        <Things
          rows={rows(count.missing)}
          action={(x) =>
            seen ? (
              <span className="row">
                {asked(x.id)}
                {inRepair(x.id)}
                <button type="button" className="btn sm" onClick={() => seen(x)}>
                  {t("page.seen")}
                  <span className="vh"> {x.name}</span>
                </button>
              </span>
            ) : late.has(x.id) ? (
              <a href="#late">
                <Badge tone="warn">{t("late.waiting")}</Badge>
              </a>
            ) : isGone(x.state) ? (
              <Badge tone="mute">{t(`since.${x.state}`)}</Badge>
            ) : d.lossAsked.includes(x.id) ? (
              asked(x.id)
            ) : repairs.has(x.id) ? (
              inRepair(x.id)
            ) : !d.stillMissing.includes(x.id) ? (
              <Badge tone="ok">{t("since.found")}</Badge>
            ) : (
              d.may.care && (
                <a className="btn sm" href={`/equipment/${x.id}/write-off`}>
                  {t("page.lost")}
                  <span className="vh"> {x.name}</span>
                </a>
              )
            )
          }
        />
      </Sheet>
      {(count.elsewhere.length > 0 || count.unknown.length > 0) && (
        <Sheet
          title={t("page.elsewhere")}
          count={count.elsewhere.length + count.unknown.length}
          id="elsewhere"
        >
          <Things
            rows={rows(count.elsewhere)}
            action={(x) => (
              <span className="row">
                {saidLost(x.id)}
                <Badge tone="warn" icon="triangle-alert">
                  {isGone(x.state) ? t(`verdict.${x.state}`) : t("verdict.elsewhere", { holder: x.holder })}
                </Badge>
                {x.state === "lost" && d.may.findAgain && (
                  <a className="btn sm" href={`/equipment/${x.id}/write-off`}>
                    {t("page.findAgain")}
                    <span className="vh"> {x.name}</span>
                  </a>
                )}
              </span>
            )}
          />
          {hidden > 0 && (
            <div className="li">
              <Badge tone="warn" icon="triangle-alert">
                {`${t("verdict.elsewhereUnknown")} ${hidden}`}
              </Badge>
            </div>
          )}
          {count.unknown.map((code) => (
            <div className="li" key={code}>
              <div className="grow mono">{code}</div>
              {unsent?.has(code) ? (
                <Badge tone="warn" icon="circle-help">
                  {t("verdict.unsent")}
                </Badge>
              ) : (
                <Badge tone="bad" icon="circle-x">
                  {t("verdict.unknown")}
                </Badge>
              )}
            </div>
          ))}
        </Sheet>
      )}
      <Sheet title={t("page.found")} count={count.found.length} pad={count.found.length === 0}>
        <Things
          rows={rows(count.found)}
          action={(x) => (
            <span className="row">
              {saidLost(x.id)}
              <GradeOf grade={count.grades.get(x.id) ?? x.grade} />
            </span>
          )}
        />
      </Sheet>
    </>
  );
}

function GradeOf({ grade }: { grade: StocktakeThing["grade"] }) {
  const b = useText(donationText);
  return <span className="sub">{b(`grade.${grade}`)}</span>;
}

function Things(props: { rows: readonly StocktakeThing[]; action: (thing: StocktakeThing) => ReactNode }) {
  const t = useText(stocktakeText);
  if (props.rows.length === 0) return <p className="sub">{t("page.nobody")}</p>;
  return props.rows.map((x) => (
    <div className="li" key={x.id}>
      <div className="grow">
        <a className="who" href={`/equipment/${x.id}`}>
          {x.name}
        </a>
        <div className="t13 sub">
          {x.serial} {x.holder}
        </div>
      </div>
      {props.action(x)}
    </div>
  ));
}
