import { useText } from "~/platform/i18n/use-text";
import { shrinkPhotos } from "~/platform/pictures/shrink-photos";
import { Badge } from "~/ui/badge";
import { DateField } from "~/ui/date-field";
import { ErrorSummary, Field, SelectField, TextField } from "~/ui/field";
import { Icon } from "~/ui/icon";
import { EmptyState, Sheet } from "~/ui/sheet";
import type { TypedCost } from "../cost-form";
import { tripText } from "../text";
import { tripAfterText } from "../text/after";
import { costItems, payments } from "../trip-money";

interface Cost {
  id: number;
  item: (typeof costItems)[number];
  what: string;
  amount: string;
  on: string;
  receiptNumber: string | null;
  payment: (typeof payments)[number];
  hasReceipt: boolean;
}

/** Each payment with its receipt; one without a picture asks for it. */
export function CostList({ tripId, costs, may }: { tripId: number; costs: readonly Cost[]; may: boolean }) {
  const t = useText(tripText);
  const a = useText(tripAfterText);
  if (costs.length === 0)
    return (
      <section className="sheet">
        <EmptyState icon="file-text" title={a("cost.emptyTitle")} text={a("cost.emptyText")} />
      </section>
    );
  return (
    <Sheet title={a("cost.list")} count={costs.length}>
      <table className="tbl two">
        <caption className="vh">{a("cost.list")}</caption>
        <thead>
          <tr>
            <th>{t("col.item")}</th>
            <th>{a("cost.what")}</th>
            <th>{a("cost.spentOn")}</th>
            <th>{a("cost.payment")}</th>
            <th>{a("cost.receipt")}</th>
            <th className="num">{a("cost.amount")}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {costs.map((c) => (
            <tr key={c.id} className={c.hasReceipt ? undefined : "flagw"}>
              <td className="nw">{t(`item.${c.item}`)}</td>
              <td>{c.what}</td>
              <td className="nw">{c.on}</td>
              <td className="nw">{a(`payment.${c.payment}`)}</td>
              <td>
                {c.hasReceipt ? (
                  <a href={`/trips/${tripId}/costs/${c.id}/receipt.image`} target="_blank" rel="noreferrer">
                    <Icon name="image" /> {c.receiptNumber ?? a("cost.see")}
                  </a>
                ) : may ? (
                  <>
                    {c.receiptNumber && <div className="t13">{c.receiptNumber}</div>}
                    <form method="post" encType="multipart/form-data" className="row">
                      <input type="hidden" name="step" value="receipt" />
                      <input type="hidden" name="cost" value={c.id} />
                      <input
                        type="file"
                        name="receipt"
                        accept="image/jpeg,image/png"
                        onChange={shrinkPhotos}
                        className="in sm"
                        required
                        aria-label={a("cost.receiptOf", { what: c.what })}
                      />
                      <button type="submit" className="btn sm">
                        {a("cost.addReceipt")}
                      </button>
                    </form>
                  </>
                ) : (
                  <>
                    {c.receiptNumber && <div className="t13">{c.receiptNumber}</div>}
                    <Badge tone="warn">{a("cost.noReceipt")}</Badge>
                  </>
                )}
              </td>
              <td className="num">{c.amount}</td>
              <td className="num">
                {may && (
                  <details className="cond right">
                    <summary className="rowmore" aria-label={a("cost.removeOne", { what: c.what })}>
                      <Icon name="x" />
                    </summary>
                    <form method="post" encType="multipart/form-data" className="pop">
                      <input type="hidden" name="step" value="remove" />
                      <p className="sub">
                        {a(c.hasReceipt ? "cost.removeAskReceipt" : "cost.removeAsk", {
                          what: c.what,
                          amount: c.amount,
                        })}
                      </p>
                      <button type="submit" className="btn sm danger" name="cost" value={c.id}>
                        {a("cost.remove")}
                      </button>
                    </form>
                  </details>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  );
}

/** One more payment. */
export function CostForm(props: {
  spentOn: string;
  requestKey: string;
  typed?: TypedCost;
  errors: Partial<Record<keyof TypedCost | "receipt", string>>;
  /** The same receipt number stands already: to be confirmed. */
  split?: string;
  /** A sum that is to be confirmed, or was. */
  large?: { fen: number; words: string; said?: boolean };
}) {
  const t = useText(tripText);
  const a = useText(tripAfterText);
  const { typed, errors } = props;
  const say = (why: string) => {
    const words = a(why as "cost.zero");
    return words === why ? t(why as "form.needed") : words;
  };
  const field = (name: keyof TypedCost) => ({
    id: name,
    name,
    defaultValue: typed?.[name],
    errors: errors[name] ? [say(errors[name])] : undefined,
  });
  const wrong = Object.entries(errors).map(([id, why]) => ({ id, text: say(why) }));
  return (
    <Sheet title={a("cost.add")} pad className="form">
      <form method="post" encType="multipart/form-data" noValidate>
        <ErrorSummary title={(count) => t("form.errors", { count })} items={wrong} />
        <input type="hidden" name="step" value="add" />
        <input type="hidden" name="requestKey" value={props.requestKey} />
        <div className="fgrid">
          <SelectField
            {...field("item")}
            label={t("col.item")}
            choices={costItems.map((c) => ({ value: c, label: t(`item.${c}`) }))}
          />
          <TextField {...field("what")} label={a("cost.what")} maxLength={60} autoComplete="off" />
          <TextField
            {...field("amount")}
            label={a("cost.amount")}
            suffix={t("figure.yuan")}
            inputMode="decimal"
            maxLength={20}
            autoComplete="off"
          />
          <DateField
            {...field("spentOn")}
            defaultValue={typed?.spentOn ?? props.spentOn}
            label={a("cost.spentOn")}
            pick={t("form.pick")}
          />
          <TextField
            {...field("receiptNumber")}
            label={a("cost.receiptNumber")}
            optional={t("form.optional")}
            maxLength={40}
            autoComplete="off"
          />
          <SelectField
            {...field("payment")}
            label={a("cost.payment")}
            choices={payments.map((p) => ({ value: p, label: a(`payment.${p}`) }))}
          />
        </div>
        <Field
          id="receipt"
          label={a("cost.receipt")}
          help={a("picture.help")}
          optional={t("form.optional")}
          errors={errors.receipt ? [say(errors.receipt)] : undefined}
          className="mt4"
        >
          <input
            id="receipt"
            name="receipt"
            type="file"
            accept="image/jpeg,image/png"
            onChange={shrinkPhotos}
            className="in"
            aria-describedby={errors.receipt ? "receipt-help receipt-error" : "receipt-help"}
          />
        </Field>
        {props.large && (
          <div className="note warn mt4" role={props.large.said ? undefined : "alert"}>
            <p>{props.large.words}</p>
            <label className="plain" htmlFor="large">
              <input
                type="checkbox"
                className="cb"
                id="large"
                name="large"
                value={props.large.fen}
                defaultChecked={props.large.said}
              />
              {a("cost.largeSure")}
            </label>
          </div>
        )}
        {props.split && (
          <div className="note warn mt4" role="alert">
            <p>{props.split}</p>
            <label className="plain" htmlFor="split">
              <input type="checkbox" className="cb" id="split" name="split" value="yes" />
              {a("cost.splitSure")}
            </label>
          </div>
        )}
        <p className="mt4">
          <button type="submit" className="btn pri">
            {a("cost.addOne")}
          </button>
        </p>
      </form>
    </Sheet>
  );
}
