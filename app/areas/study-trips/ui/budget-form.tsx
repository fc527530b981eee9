import { useText } from "~/platform/i18n/use-text";
import { ErrorSummary } from "~/ui/field";
import type { TypedBudgetLine } from "../budget-form";
import { tripText } from "../text";
import { costItems } from "../trip-money";

/** Budget lines: item, how it is worked out, amount. */
export function BudgetForm(props: {
  lines: readonly TypedBudgetLine[];
  errors: Readonly<Record<string, string>>;
  revision: number;
  cancelHref: string;
}) {
  const t = useText(tripText);
  const words = (why: string) => t(why as "money.form");
  const wrong = Object.entries(props.errors).map(([at, why]) => {
    const line = Number(at.split(".")[0]);
    return { id: `amount-${line}`, text: `${t("stop.line", { number: line + 1 })} ${words(why)}` };
  });
  return (
    <form method="post" className="sheet form" noValidate>
      <input type="hidden" name="revision" value={props.revision} />
      <div className="sb">
        <ErrorSummary title={(count) => t("form.errors", { count })} items={wrong} />
        <p className="sub t13">
          {t("budget.lead")} {t("budget.drop")}
        </p>
      </div>
      <ol className="lines">
        {props.lines.map((line, i) => {
          const why = props.errors[`${i}.amount`];
          return (
            <li key={`${i} ${line.item} ${line.amount}`}>
              <fieldset className="line">
                <legend className="vh">{t("stop.line", { number: i + 1 })}</legend>
                <span className="sub t12 no">{i + 1}</span>
                <label className="a" htmlFor={`item-${i}`}>
                  <span className="sub t12">{t("budget.item")}</span>
                  <select className="in sm" id={`item-${i}`} name="item" defaultValue={line.item}>
                    {costItems.map((c) => (
                      <option key={c} value={c}>
                        {t(`item.${c}`)}
                      </option>
                    ))}
                  </select>
                </label>
                <label className="d" htmlFor={`working-${i}`}>
                  <span className="sub t12">{t("budget.working")}</span>
                  <input
                    className="in sm"
                    id={`working-${i}`}
                    name="working"
                    defaultValue={line.working}
                    placeholder={i === 0 ? t("budget.workingHelp") : undefined}
                    maxLength={60}
                    autoComplete="off"
                  />
                </label>
                <label className="a" htmlFor={`amount-${i}`}>
                  <span className="sub t12">{t("budget.amountYuan")}</span>
                  {why && (
                    <span className="bad t12" id={`amount-${i}-error`}>
                      {words(why)}
                    </span>
                  )}
                  <input
                    className="in sm"
                    id={`amount-${i}`}
                    name="amount"
                    inputMode="decimal"
                    defaultValue={line.amount}
                    maxLength={20}
                    autoComplete="off"
                    aria-invalid={why ? true : undefined}
                    aria-describedby={why ? `amount-${i}-error` : undefined}
                  />
                </label>
              </fieldset>
            </li>
          );
        })}
      </ol>
      <div className="sf row">
        <button type="submit" className="btn pri">
          {t("budget.save")}
        </button>
        <button type="submit" className="btn" name="step" value="more">
          {t("budget.more")}
        </button>
        <a className="btn" href={props.cancelHref}>
          {t("form.cancel")}
        </a>
      </div>
    </form>
  );
}
