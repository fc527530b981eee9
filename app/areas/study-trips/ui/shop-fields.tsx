import { useText } from "~/platform/i18n/use-text";
import { DateField } from "~/ui/date-field";
import { ErrorSummary, SelectField, TextField } from "~/ui/field";
import { noTrip, type TypedShop } from "../shop-form";
import { platforms } from "../shop-rules";
import { tripText } from "../text";
import { outcomeText } from "../text/outcome";

/** The fields of a shop, for a new one and for a change. */
export function ShopFields(props: {
  typed: TypedShop;
  errors: Partial<Record<keyof TypedShop, string>>;
  trips: readonly { value: string; label: string }[];
  closing: boolean;
}) {
  const t = useText(tripText);
  const o = useText(outcomeText);
  const say = (why: string) => (why.startsWith("money.") ? t(why as "money.form") : o(why as "shop.needed"));
  const field = (name: keyof TypedShop) => ({
    id: name,
    name,
    defaultValue: props.typed[name],
    errors: props.errors[name] ? [say(props.errors[name])] : undefined,
    autoComplete: "off",
  });
  const wrong = Object.entries(props.errors).map(([id, why]) => ({ id, text: say(why) }));
  return (
    <>
      <ErrorSummary title={(count) => t("form.errors", { count })} items={wrong} />
      <div className="fgrid">
        <TextField {...field("name")} label={o("shop.name")} maxLength={40} />
        <SelectField
          {...field("platform")}
          label={o("shop.platform")}
          choices={platforms.map((p) => ({ value: p, label: o(`platform.${p}`) }))}
        />
        <TextField {...field("goods")} label={o("shop.goods")} maxLength={60} />
        <TextField
          {...field("jobs")}
          label={o("shop.jobs")}
          suffix={o("shop.jobsUnit")}
          inputMode="numeric"
          maxLength={3}
        />
        <DateField {...field("openedOn")} label={o("shop.openedOn")} pick={t("form.pick")} />
        {props.closing ? (
          <DateField
            {...field("closedOn")}
            label={o("shop.closedOn")}
            optional={t("form.optional")}
            help={o("shop.closedOnHelp")}
            pick={t("form.pick")}
          />
        ) : (
          <input type="hidden" name="closedOn" value="" />
        )}
        <TextField
          {...field("before")}
          label={o("shop.before")}
          optional={t("form.optional")}
          suffix={t("figure.yuan")}
          inputMode="decimal"
          maxLength={20}
        />
        <SelectField
          {...field("tripId")}
          label={o("shop.trip")}
          empty={props.trips.length > 0 ? o("shop.chooseTrip") : undefined}
          choices={[...props.trips, { value: noTrip, label: o("shop.noTrip") }]}
        />
      </div>
    </>
  );
}
