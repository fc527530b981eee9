import { KeptRefusals } from "~/platform/forms/kept-refusals";
import type { AskList } from "~/platform/forms/use-present-list";
import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { Note, Sheet } from "~/ui/sheet";
import { labelCode } from "../stocktake-count";
import type { StocktakePage } from "../stocktake-page.server";
import { stocktakeText } from "../text/stocktake";
import { useFreshStocktake, useScans } from "./use-scans";

/** What a phone still kept when the stocktake was closed goes out from the closed page as well. */
export function SendKeptScans({ id, readAt, ask }: { id: number; readAt: number; ask: AskList }) {
  const t = useText(stocktakeText);
  const { pending, stale, refused, tryAgain, giveUp } = useScans(id, readAt, ask);
  useFreshStocktake(stale, pending, ask);
  return (
    <>
      {pending > 0 && <Note tone="warn">{t("late.sending", { count: pending })}</Note>}
      <KeptRefusals
        refused={refused}
        labelOf={(r) => labelCode(r.change.code)}
        madeAt={(s) => s.at}
        tryAgain={tryAgain}
        giveUp={giveUp}
      />
    </>
  );
}

/** Scans that arrived after the end: each is taken in as a late find, or left out, with who decided and when. */
export function LateScans({ page: d }: { page: StocktakePage }) {
  const t = useText(stocktakeText);
  if (d.late.length === 0) return null;
  const due = new Set(d.expected);
  const waiting = d.late.filter((s) => s.state === "waiting").length;
  return (
    <Sheet
      title={t("late.title")}
      count={d.late.length}
      id="late"
      foot={waiting > 0 ? t("late.foot", { count: waiting }) : undefined}
    >
      {d.late.map((s) => {
        const thing = d.things.find((x) => x.id === s.itemId);
        const expected = s.itemId !== null && due.has(s.itemId);
        const name = thing ? `${thing.name} ${thing.serial}` : s.code;
        return (
          <div className="li wrap" key={s.id}>
            <div className="grow">
              <b>{name}</b>{" "}
              <span className="t13 sub">
                {s.itemId === null
                  ? t("verdict.unknown")
                  : expected
                    ? t("late.expected")
                    : thing
                      ? t("verdict.elsewhere", { holder: thing.holder })
                      : t("verdict.elsewhereUnknown")}
              </span>
              <div className="t13 sub">
                {t("late.when", { name: s.by, scanned: s.scanned, arrived: s.arrived })}
              </div>
              {s.decided && <div className="t13 sub">{t("late.decided", s.decided)}</div>}
            </div>
            {s.state === "waiting" && d.may.run ? (
              <form method="post" className="row">
                <input type="hidden" name="scan" value={s.id} />
                <button
                  type="submit"
                  className={expected ? "btn sm pri" : "btn sm"}
                  name="step"
                  value="counted"
                >
                  {t(expected ? "late.count" : "late.countOver")}
                  <span className="vh"> {name}</span>
                </button>
                <button type="submit" className="btn sm" name="step" value="left">
                  {t("late.leave")}
                  <span className="vh"> {name}</span>
                </button>
              </form>
            ) : (
              <Badge tone={s.state === "counted" ? "ok" : s.state === "waiting" ? "warn" : "mute"}>
                {t(`late.${s.state}`)}
              </Badge>
            )}
          </div>
        );
      })}
    </Sheet>
  );
}
