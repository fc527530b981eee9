import type { Reader } from "db/client.server";
import type { Translate } from "~/platform/i18n/text";
import { yuanFigure } from "~/platform/money";
import { costsOf } from "./costs.server";
import type { tripAfterText } from "./text/after";
import { countTrip } from "./trip-figures";
import { compareMoney, perHead } from "./trip-money";
import { budgetOf, placesOf, signsOf } from "./trip-queries.server";

const signed = (fen: number) => (fen > 0 ? `+${yuanFigure(fen)}` : yuanFigure(fen).replace("-", "−"));

/** Budget against actual with the cost per head on those who signed in, in words and figures. */
export function comparedMoney(db: Reader, tripId: number, t: Translate<typeof tripAfterText.zh>) {
  const lines = budgetOf(db, tripId);
  const costs = costsOf(db, tripId);
  const m = compareMoney(lines, costs);
  const { present } = countTrip(
    placesOf(db, tripId, "all").roll.map((r) => r.place),
    signsOf(db, tripId),
  );
  const head = perHead(m.actual, present);
  const actual = yuanFigure(m.actual);
  return {
    items: m.items.map((i) => ({
      item: i.item,
      working: lines
        .filter((l) => l.item === i.item && l.working)
        .map((l) => l.working)
        .join(t("cost.and")),
      budget: yuanFigure(i.budget),
      actual: yuanFigure(i.actual),
      difference: signed(i.difference),
      over: i.difference > 0,
    })),
    budget: yuanFigure(m.budget),
    actual,
    difference: signed(m.difference),
    over: m.difference > 0,
    count: costs.length,
    withReceipt: costs.filter((c) => c.hasReceipt).length,
    perHead: head === null ? null : yuanFigure(head),
    foot: [
      head !== null && t("cost.head", { actual, present, head: yuanFigure(head) }),
      costs.length > 0 &&
        t(m.difference === 0 ? "cost.same" : m.difference > 0 ? "cost.overBy" : "cost.underBy", {
          amount: yuanFigure(Math.abs(m.difference)),
        }),
    ]
      .filter(Boolean)
      .join(t("cost.semicolon")),
  };
}
export type Compared = ReturnType<typeof comparedMoney>;
