import { useCallback, useMemo, useState } from "react";
import { clockOf } from "~/platform/dates";
import { HeldCount, KeptHeld } from "~/platform/forms/kept-held";
import { KeptCount, KeptRefusals } from "~/platform/forms/kept-refusals";
import { ListAge } from "~/platform/forms/list-age";
import type { AskList } from "~/platform/forms/use-present-list";
import { useText } from "~/platform/i18n/use-text";
import { useKeptOffline } from "~/platform/offline/use-kept-offline";
import { ScanForm } from "~/platform/scan/scan-form";
import { Badge } from "~/ui/badge";
import { Icon } from "~/ui/icon";
import { Sheet } from "~/ui/sheet";
import { type Grade, isGone } from "../item-state";
import { normaliseSerial } from "../serial";
import {
  type CountedScan,
  countStocktake,
  labelCode,
  type ScanVerdict,
  toldVerdict,
} from "../stocktake-count";
import type { StocktakePage, StocktakeThing } from "../stocktake-page.server";
import { stocktakeText } from "../text/stocktake";
import { GradeGiven } from "./grade-given";
import { StocktakeFigures, StocktakeLists } from "./stocktake-lists";
import { type KeptScan, useFreshStocktake, useScans } from "./use-scans";

/** What the page says of a scan: `unsent` is a label it does not know, before the server was asked. */
type Shown = ScanVerdict | "unsent";
const tones: Record<Shown, "ok" | "mute" | "warn" | "bad"> = {
  found: "ok",
  again: "mute",
  elsewhere: "warn",
  unknown: "bad",
  unsent: "warn",
};
const icons = {
  found: "circle-check",
  again: "repeat",
  elsewhere: "triangle-alert",
  unknown: "circle-x",
  unsent: "circle-help",
} as const;

/** Scanning on a phone: what a label is the page knows by itself, so that it works without network. */
export function ScanPage({ page: d, ask }: { page: StocktakePage; ask: AskList }) {
  const t = useText(stocktakeText);
  const { set, changed, waits, records, stale, ...saving } = useScans(d.id, d.readAt, ask);
  const { pending, offline, held, savedAt, refused } = saving;
  useFreshStocktake(stale, pending, ask);
  useKeptOffline([`/stocktakes/${d.id}`], savedAt);
  const [last, setLast] = useState<string | null>(null);
  const byCode = useMemo(() => {
    const map = new Map<string, StocktakeThing>();
    for (const x of d.things) {
      map.set(x.code, x);
      map.set(x.number.toUpperCase(), x);
      map.set(x.serial.toUpperCase(), x);
    }
    return map;
  }, [d.things]);
  const thingOf = useCallback(
    (code: string) => byCode.get(labelCode(code)) ?? byCode.get(normaliseSerial(code)),
    [byCode],
  );
  const scans = useMemo((): CountedScan[] => {
    const all = new Map(d.scans.map((s) => [s.key, s]));
    for (const s of changed.values())
      all.set(s.key, {
        key: s.key,
        code: labelCode(s.code),
        itemId: thingOf(s.code)?.id ?? all.get(s.key)?.itemId ?? records.get(s.key) ?? null,
        grade: s.grade,
        at: s.at,
      });
    return [...all.values()];
  }, [d.scans, changed, records, thingOf]);
  const count = countStocktake(d.expected, scans);
  // A label of another village is known to the server only: until the scan is there, nobody can call it unknown.
  const open = (s: CountedScan) => s.itemId === null && waits(s.key);
  const unsent = new Set(scans.filter(open).map((s) => s.code));
  const gone = new Set(d.things.filter((x) => isGone(x.state)).map((x) => x.id));
  const verdictOf = (s: CountedScan): Shown => {
    if (open(s)) return "unsent";
    const after = waits(s.key) || !d.expected.includes(s.itemId ?? 0);
    return toldVerdict(count.verdicts.get(s.key) ?? "unknown", gone.has(s.itemId ?? 0), after);
  };
  const keep = (scan: Omit<KeptScan, "at">) => {
    set([{ ...scan, at: Date.now() }]);
    if (!scan.key.startsWith("grade-")) setLast(scan.key);
  };
  const take = (code: string, how: KeptScan["how"]) => {
    // What was typed off the label is the asset number: it is kept as the code of that thing.
    const thing = thingOf(code);
    const key = `s${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`;
    keep({ key, code: thing?.code ?? labelCode(code), grade: null, how });
  };
  const grade = (thing: StocktakeThing, to: Grade) =>
    keep({ key: `grade-${thing.id}`, code: thing.code, grade: to, how: "list" });
  const recent = scans.filter((s) => !s.key.startsWith("grade-")).sort((a, b) => b.at - a.at);
  const hit = recent.find((s) => s.key === last);
  return (
    <div className="thumbform">
      {pending > 0 && offline && (
        <div className="offline" role="status">
          <Icon name="wifi-off" />
          <span className="grow">{t("page.offline", { count: pending })}</span>
          <span className="t13">{t("page.later")}</span>
        </div>
      )}
      <KeptHeld held={held} pending={pending} />
      <ListAge away={saving.away} readAt={d.readAt} />
      <KeptRefusals
        refused={refused}
        labelOf={(r) => thingOf(r.change.code)?.name ?? labelCode(r.change.code)}
        madeAt={(s) => s.at}
        tryAgain={saving.tryAgain}
        giveUp={saving.giveUp}
      />
      <section className="sheet">
        <ScanForm
          id="code"
          take={take}
          words={{
            label: t("page.scan"),
            enter: t("page.enter"),
            help: t("page.help"),
            camera: {
              start: t("page.camera"),
              stop: t("page.cameraStop"),
              view: t("page.cameraView"),
              denied: t("page.cameraDenied"),
              refused: t("page.cameraNo"),
            },
          }}
          icon="scan-line"
          capitals
          longest={300}
        />
        <div role="status" aria-live="assertive">
          {hit && (
            <Hit
              page={d}
              scan={hit}
              verdict={verdictOf(hit)}
              given={count.grades.get(hit.itemId ?? 0) ?? null}
              grade={grade}
            />
          )}
        </div>
      </section>
      <StocktakeFigures count={count} />
      <Sheet
        title={t("page.recent")}
        count={t("page.all", { count: recent.length })}
        pad={recent.length === 0}
        className="mt3"
      >
        {recent.length === 0 ? (
          <p className="sub">{t("page.nothing")}</p>
        ) : (
          recent.slice(0, 6).map((s) => <Recent key={s.key} page={d} scan={s} verdict={verdictOf(s)} />)
        )}
      </Sheet>
      <div className="stack mt3">
        <StocktakeLists
          page={d}
          count={count}
          unsent={unsent}
          seen={(x) =>
            keep({ key: `l${x.id}-${Date.now().toString(36)}`, code: x.code, grade: null, how: "list" })
          }
        />
        <Sheet title={t("page.close")} pad>
          <p className="sub">
            {count.missing.length > 0
              ? t("page.closeWhy", { count: count.missing.length })
              : t("page.closeAll")}
          </p>
          {count.missing.length > 0 ? (
            <details className="mt3">
              <summary className="btn">{t("page.closeWhat")}</summary>
              <form method="post" className="mt3">
                <p>{t("page.closeMissing", { count: count.missing.length })}</p>
                <input type="hidden" name="missing" value={count.missing.length} />
                <p className="mt3">
                  <button
                    type="submit"
                    className="btn danger"
                    name="step"
                    value="close"
                    disabled={pending > 0}
                  >
                    {t("page.closeAnyway")}
                  </button>
                </p>
              </form>
            </details>
          ) : (
            <form method="post" className="mt3">
              <button type="submit" className="btn danger" name="step" value="close" disabled={pending > 0}>
                {t("page.close")}
              </button>
            </form>
          )}
        </Sheet>
      </div>
      <div className="thumbbar">
        <div className="grow t13" aria-live="polite">
          {refused.length > 0 ? (
            <KeptCount count={refused.length} />
          ) : held && pending > 0 ? (
            <HeldCount count={pending} />
          ) : pending > 0 ? (
            <Badge tone={offline ? "warn" : "info"}>
              {t(offline ? "page.unsent" : "page.sending", { count: pending })}
            </Badge>
          ) : savedAt ? (
            <Badge tone="ok">{t("page.saved", { time: clockOf(savedAt) })}</Badge>
          ) : null}
        </div>
        <a className="btn" href="#missing">
          {t("page.showMissing")}
        </a>
      </div>
    </div>
  );
}

function useVerdict(d: StocktakePage) {
  const t = useText(stocktakeText);
  return (scan: CountedScan, verdict: Shown) => {
    const thing = d.things.find((x) => x.id === scan.itemId);
    const words =
      verdict === "elsewhere"
        ? thing
          ? isGone(thing.state)
            ? t(`verdict.${thing.state}`)
            : t("verdict.elsewhere", { holder: thing.holder })
          : t("verdict.elsewhereUnknown")
        : t(`verdict.${verdict}`);
    return { thing, words };
  };
}

function Recent(props: { page: StocktakePage; scan: CountedScan; verdict: Shown }) {
  const { verdict } = props;
  const { thing, words } = useVerdict(props.page)(props.scan, verdict);
  return (
    <div className="li">
      <div className="grow">
        <b>{thing?.name ?? props.scan.code}</b>
        <div className="t13 sub">
          {thing?.serial} {clockOf(props.scan.at)}
        </div>
      </div>
      <Badge tone={tones[verdict]} icon={icons[verdict]}>
        {words}
      </Badge>
    </div>
  );
}

/** The label that was read just now, with the grade to give at the same time. */
function Hit(props: {
  page: StocktakePage;
  scan: CountedScan;
  verdict: Shown;
  /** The grade it was given in this stocktake. */
  given: Grade | null;
  grade: (thing: StocktakeThing, to: Grade) => void;
}) {
  const t = useText(stocktakeText);
  const { thing, words } = useVerdict(props.page)(props.scan, props.verdict);
  const tone = tones[props.verdict];
  return (
    <div className={`hit ${tone === "ok" || tone === "mute" ? "" : tone}`}>
      <Icon name={icons[props.verdict]} />
      <div className="grow">
        <b>{thing ? `${thing.name} ${thing.model}` : props.scan.code}</b>
        <div className="t13">
          {words}
          {thing?.keeper && ` ${t("page.keeper", { name: thing.keeper })}`}
        </div>
        {thing && props.page.saidLost.includes(thing.id) && (
          <div className="t13 warn">{t("page.saidLost")}</div>
        )}
      </div>
      {thing && props.verdict !== "elsewhere" && (
        <GradeGiven
          key={thing.id}
          before={thing.grade}
          given={props.given}
          give={(to) => props.grade(thing, to)}
        />
      )}
    </div>
  );
}
