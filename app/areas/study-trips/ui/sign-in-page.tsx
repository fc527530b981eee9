import { type FormEvent, useEffect, useRef, useState } from "react";
import { clockOf } from "~/platform/dates";
import { KeptAnswer, type KeptRefusal } from "~/platform/forms/kept-answer";
import { HeldCount, KeptHeld } from "~/platform/forms/kept-held";
import { KeptCount, KeptRefusals } from "~/platform/forms/kept-refusals";
import { ListAge } from "~/platform/forms/list-age";
import { type AskList, usePresentList } from "~/platform/forms/use-present-list";
import { useText } from "~/platform/i18n/use-text";
import { useKeptOffline } from "~/platform/offline/use-kept-offline";
import { Badge } from "~/ui/badge";
import { Icon } from "~/ui/icon";
import { PageHead } from "~/ui/page-head";
import { EmptyState, Note } from "~/ui/sheet";
import type { SignPage } from "../sign-page.server";
import { tripText } from "../text";
import { tripDayText } from "../text/day";
import { countLeg, missingAt } from "../trip-figures";
import { ScanBar } from "./scan-bar";
import { Done, type Marked, type Person, Waiting } from "./sign-in-lines";
import { type SignChange, useSigns } from "./use-signs";

interface Result {
  why: string | null;
  said: string | null;
  tone: "ok" | "warn" | "bad";
  kept?: KeptRefusal[];
}

/** Signing in on the way: one leg at a time, who is missing on top, each button a plain form button as well. */
export function SignInPage({ page, result }: { page: SignPage; result?: Result }) {
  // Asked for by its leg: the page stays where it is when a colleague has just signed in the last.
  const { list, ask } = usePresentList(page, `/trips/${page.id}/sign-in.json?stop=${page.stopId}`);
  const d = { ...list, badge: page.badge };
  const t = useText(tripText);
  const w = useText(tripDayText);
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("page.area"), to: "/trips" },
          { label: d.short, to: `/trips/${d.id}` },
          { label: w("sign.title") },
        ]}
        title={`${d.short} ${w("sign.title")}`}
        facts={[d.day, w("sign.facts", { count: d.people.length }), d.plate]}
      />
      <KeptAnswer refused={result?.kept} />
      {result?.why && (
        <Note tone="bad" role="alert">
          {result.why}
        </Note>
      )}
      {result?.said && (
        <Note tone={result.tone} role="status">
          {result.said}
        </Note>
      )}
      {d.badge && <BadgeOfPhone page={d} />}
      {!d.open && <Note tone="warn">{w("sign.why.state")}</Note>}
      {d.open && d.future && <Note tone="warn">{w("sign.future")}</Note>}
      {d.open && d.people.length === 0 && (
        <EmptyState icon="users" title={t("page.emptyRoll")} text={t("page.emptyRollLater")} />
      )}
      {d.open && !d.future && d.people.length > 0 && <Leg key={d.stopId} page={d} ask={ask} />}
    </>
  );
}

/** The phone's own camera opened this page with a badge: one button signs that person in. */
function BadgeOfPhone({ page: d }: { page: SignPage }) {
  const w = useText(tripDayText);
  if (!d.badge?.found)
    return (
      <Note tone="bad" role="alert">
        {w("sign.why.unknownCode")}
      </Note>
    );
  return (
    <form method="post" action={`/trips/${d.id}/sign-in?stop=${d.stopId}`} className="sheet signbadge">
      <input type="hidden" name="stopId" value={d.stopId} />
      <input type="hidden" name="code" value={d.badge.code} />
      <button type="submit" className="btn pri full">
        <Icon name="check" />
        {w("sign.actName", { name: d.badge.name })}
      </button>
    </form>
  );
}

/** Asks for the list anew when more was refused than before. */
function useFreshPage(refused: number, ask: AskList) {
  const before = useRef(refused);
  useEffect(() => {
    if (refused > before.current) void ask();
    before.current = refused;
  }, [refused, ask]);
}

/** Those accounted for of those expected: nobody is expected where nobody was seen before. */
const legCount = (n: { present: number; ownWay: number; expected: number }): string =>
  n.expected === 0 ? "—" : `${n.present + n.ownWay}/${n.expected}`;

function Leg({ page: d, ask }: { page: SignPage; ask: AskList }) {
  const w = useText(tripDayText);
  const t = useText(tripText);
  const { set, changeOf, ...saving } = useSigns(d.id, d.readAt, ask, w("sign.failed"));
  const at = d.legs.findIndex((l) => l.id === d.stopId);
  const leg = d.legs[at];
  // The clock is the reader's: the server's page says the hour of the leg until script is there.
  const [now, setNow] = useState(leg?.at ?? "");
  useEffect(() => {
    setNow(clockOf(Date.now()));
    const every = setInterval(() => setNow(clockOf(Date.now())), 20_000);
    return () => clearInterval(every);
  }, []);
  const marked = (p: Person, stopId: number, index: number): Marked => {
    const change = changeOf(p.placeId, stopId);
    if (change) return { ...p, mark: change.mark, time: clockOf(change.at) };
    const stored = p.marks[index] ?? null;
    return { ...p, mark: stored?.mark ?? null, time: stored?.time ?? "" };
  };
  // Who was replaced or left meanwhile is on the list that the server has now.
  useFreshPage(saving.refused.length, ask);
  const address = `/trips/${d.id}/sign-in`;
  useKeptOffline([address, ...d.legs.map((l) => `${address}?stop=${l.id}`)], saving.savedAt);
  const people = d.people.map((p) => marked(p, d.stopId, at));
  const signs = d.legs.flatMap((l, i) =>
    d.people.flatMap((p) => {
      const { mark } = marked(p, l.id, i);
      return mark ? [{ stopId: l.id, placeId: p.placeId, mark }] : [];
    }),
  );
  const places = d.people.map((p) => ({
    id: p.placeId,
    substitutesId: null,
    explained: p.absentReason !== null,
  }));
  const legs = d.legs.map((l) => l.id);
  const missing = new Set(missingAt(legs, d.stopId, places, signs));
  const here = countLeg(legs, d.stopId, places, signs);
  const waiting = people
    .filter((p) => p.mark === null)
    .sort((a, b) => Number(missing.has(b.placeId)) - Number(missing.has(a.placeId)));
  const bus = leg?.kind === "departure" || leg?.kind === "return";
  const ownWay = people.filter((p) => p.mark === "own-way");
  const there = people.filter((p) => p.mark === "present");
  const change = (placeId: number, mark: SignChange["mark"]): SignChange => ({
    stopId: d.stopId,
    placeId,
    mark,
    at: Date.now(),
  });
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    const button = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null;
    if (!button) return;
    event.preventDefault();
    if (button.name === "rest")
      set(waiting.filter((p) => missing.has(p.placeId)).map((p) => change(p.placeId, "present")));
    else {
      const [id, mark] = button.value.split(":");
      set([change(Number(id), mark === "none" ? null : (mark as "present" | "own-way"))]);
    }
  };
  return (
    <div className="thumbform signing">
      <nav className="legtabs" aria-label={w("sign.legs")}>
        {d.legs.map((l) => (
          <a
            key={l.id}
            href={`/trips/${d.id}/sign-in?stop=${l.id}`}
            aria-current={l.id === d.stopId ? "true" : undefined}
          >
            <b>{l.kind === "departure" || l.kind === "return" ? t(`stopKind.${l.kind}`) : l.place}</b>
            <span className="t12">{legCount(countLeg(legs, l.id, places, signs))}</span>
          </a>
        ))}
      </nav>
      <div className={missing.size > 0 || here.expected === 0 ? "missing bad1" : "missing ok1"} role="status">
        <b>
          {missing.size === 0
            ? w(here.expected === 0 ? "sign.nobodyYet" : "sign.nobodyMissing")
            : w(bus ? "sign.missingStart" : "sign.missingStop", { count: missing.size })}
        </b>
        <div className="t13">
          {w("sign.sum", {
            time: now,
            at: leg?.at ?? "",
            total: here.expected,
            present: here.present,
            ownWay: here.ownWay,
          })}
        </div>
      </div>
      <KeptHeld {...saving} />
      <ListAge away={saving.away} readAt={d.readAt} />
      <KeptRefusals
        refused={saving.refused}
        labelOf={(r) => {
          const stop = d.legs.find((l) => l.id === r.change.stopId)?.place ?? "";
          const name =
            r.name ?? d.people.find((p) => p.placeId === r.change.placeId)?.name ?? w("sign.somebody");
          return w(`sign.keptMark.${r.change.mark ?? "none"}`, { name, stop });
        }}
        madeAt={(c) => c.at}
        tryAgain={saving.tryAgain}
        giveUp={saving.giveUp}
      />
      <ScanBar
        page={d}
        already={(placeId) => there.find((p) => p.placeId === placeId)?.time ?? null}
        sign={(placeId) => set([change(placeId, "present")])}
      />
      <form method="post" action={`/trips/${d.id}/sign-in?stop=${d.stopId}`} onSubmit={onSubmit}>
        <input type="hidden" name="stopId" value={d.stopId} />
        {waiting.length > 0 && (
          <section className="sheet mt3">
            <div className="sh">
              <h2>
                {w(bus ? "sign.waitingBus" : "sign.waiting")} <span className="count">{waiting.length}</span>
              </h2>
              {missing.size > 0 && (
                <div className="acts">
                  <button type="submit" className="btn sm" name="rest" value={[...missing].join(",")}>
                    {w("sign.all", { count: missing.size })}
                  </button>
                </div>
              )}
            </div>
            {waiting.map((p) => (
              <Waiting key={p.placeId} p={p} page={d} at={at} mayGo={leg?.kind === "return"} />
            ))}
          </section>
        )}
        <Done title={w(bus ? "sign.doneBus" : "sign.done")} people={[...ownWay, ...there]} />
      </form>
      <div className="thumbbar">
        <div className="grow t13" aria-live="polite">
          {saving.refused.length > 0 ? (
            <KeptCount count={saving.refused.length} />
          ) : saving.held && saving.pending > 0 ? (
            <HeldCount count={saving.pending} />
          ) : saving.pending > 0 ? (
            <Badge tone="warn">{w("sign.kept", { count: saving.pending })}</Badge>
          ) : saving.savedAt ? (
            <Badge tone="ok">{w("sign.saved", { time: clockOf(saving.savedAt) })}</Badge>
          ) : null}
        </div>
        <a className="btn" href={`/trips/${d.id}`}>
          {w("sign.finish")}
        </a>
        <a className="btn pri phoneonly" href="#scan">
          <Icon name="qr-code" />
          {w("sign.scan")}
        </a>
      </div>
    </div>
  );
}
