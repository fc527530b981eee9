import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { ErrorSummary, TextField } from "~/ui/field";
import { PageHead } from "~/ui/page-head";
import { Note, Sheet } from "~/ui/sheet";
import type { TypedMonth, TypedShop } from "../shop-form";
import { tripText } from "../text";
import { outcomeText } from "../text/outcome";
import { MonthChart } from "./month-chart";
import { ShopFields } from "./shop-fields";

interface Page {
  title: string;
  owner: string;
  personId: number;
  village: string;
  villageId: number;
  platform: "taobao";
  goods: string;
  opened: string;
  closed: string | null;
  trip: string | null;
  tripId: number | null;
  sales: string;
  income: string;
  before: string | null;
  chart: readonly { month: string; sales: number }[];
  months: readonly { month: string; sales: string; income: string }[];
  may: boolean;
  thisMonth: string;
  trips: readonly { value: string; label: string }[];
  typed: TypedShop;
}

interface Result {
  shop: TypedShop | null;
  shopErrors: Partial<Record<keyof TypedShop, string>>;
  month: TypedMonth | null;
  monthErrors: Partial<Record<keyof TypedMonth, string>>;
  /** What is on record of the month already, and whether a briefing printed it: asked about before it is changed. */
  again?: { was: { month: string; sales: string; income: string }; printed: boolean };
}

/** A shop: what it sells, its months, and whether it earns more than before. */
export function ShopPage({ page: d, result }: { page: Page; result?: Result }) {
  const t = useText(tripText);
  const o = useText(outcomeText);
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("page.area"), to: "/trips" },
          { label: o("shop.title"), to: "/shops" },
          { label: d.title },
        ]}
        title={d.title}
        facts={[
          <a key="o" href={`/people/${d.personId}`}>
            {d.owner}
          </a>,
          <a key="v" href={`/villages/${d.villageId}`}>
            {d.village}
          </a>,
          o("shop.by", { platform: o(`platform.${d.platform}`), goods: d.goods }),
          `${o("shop.openedOn")} ${d.opened}`,
          d.trip && (
            <a key="t" href={`/trips/${d.tripId}`}>
              {d.trip}
            </a>
          ),
          d.closed && (
            <Badge key="c" tone="mute" icon="archive">
              {`${o("shop.closed")} ${d.closed}`}
            </Badge>
          ),
        ]}
      />
      <div className="stack">
        <Sheet
          title={o("shop.chart")}
          foot={d.before === null ? undefined : o("shop.compare", { income: d.income, before: d.before })}
          pad
        >
          <MonthChart months={d.chart} label={o("shop.chart")} />
        </Sheet>
        <div className="cols c2">
          <Months page={d} result={result} />
          {d.may && (
            <Sheet title={o("shop.edit")} pad>
              <form method="post" noValidate>
                <input type="hidden" name="step" value="change" />
                <ShopFields
                  typed={result?.shop ?? d.typed}
                  errors={result?.shopErrors ?? {}}
                  trips={d.trips}
                  closing
                />
                <p className="mt4">
                  <button type="submit" className="btn">
                    {o("shop.saveChange")}
                  </button>
                </p>
              </form>
            </Sheet>
          )}
        </div>
      </div>
    </>
  );
}

function Months({ page: d, result }: { page: Page; result?: Result }) {
  const t = useText(tripText);
  const o = useText(outcomeText);
  const errors = result?.monthErrors ?? {};
  const say = (why: string) => (why.startsWith("money.") ? t(why as "money.form") : o(why as "shop.needed"));
  // Both sums are missing in the same words: each says which it is.
  const wrong = Object.entries(errors).map(([id, why]) => ({
    id,
    text:
      id === "sales" || id === "income"
        ? o("shop.said", { field: o(`shop.${id}`), said: say(why) })
        : say(why),
  }));
  const field = (name: keyof TypedMonth) => ({
    id: name,
    name,
    defaultValue: result?.month?.[name],
    errors: errors[name] ? [say(errors[name])] : undefined,
    autoComplete: "off",
  });
  return (
    <Sheet title={o("shop.months")} count={d.months.length}>
      {d.may && (
        <form method="post" className="sb" noValidate>
          <input type="hidden" name="step" value="month" />
          <ErrorSummary title={(count) => t("form.errors", { count })} items={wrong} />
          <div className={wrong.length > 0 ? "fgrid mt4" : "fgrid"}>
            <TextField
              {...field("month")}
              defaultValue={result?.month?.month ?? d.thisMonth}
              label={o("shop.month")}
              help={o("shop.monthHelp")}
              maxLength={10}
            />
            <span />
            <TextField
              {...field("sales")}
              label={o("shop.sales")}
              suffix={t("figure.yuan")}
              inputMode="decimal"
            />
            <TextField
              {...field("income")}
              label={o("shop.income")}
              suffix={t("figure.yuan")}
              inputMode="decimal"
            />
          </div>
          <p className="sub t13 mt2">{o("shop.incomeHelp")}</p>
          {result?.again && (
            <div className="mt3">
              <Note tone="warn">
                {o("shop.monthWas", result.again.was)}
                {result.again.printed && ` ${o("shop.monthPrinted")}`}
              </Note>
              <TextField {...field("reason")} label={o("shop.monthReason")} maxLength={200} />
            </div>
          )}
          <p className="mt3">
            <button type="submit" className="btn pri">
              {o(result?.again ? "shop.monthCorrect" : "shop.monthSave")}
            </button>
          </p>
        </form>
      )}
      {d.months.length === 0 ? (
        <p className="sub sb">{o("shop.noMonths")}</p>
      ) : (
        <table className="tbl dense">
          <caption className="vh">{o("shop.months")}</caption>
          <thead>
            <tr>
              <th>{o("shop.month")}</th>
              <th className="num">{o("shop.sales")}</th>
              <th className="num">{o("shop.income")}</th>
            </tr>
          </thead>
          <tbody>
            {d.months.map((m) => (
              <tr key={m.month}>
                <td>{m.month}</td>
                <td className="num">{m.sales}</td>
                <td className="num">{m.income}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Sheet>
  );
}
