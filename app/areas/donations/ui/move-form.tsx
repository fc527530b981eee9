import { useText } from "~/platform/i18n/use-text";
import { DateField } from "~/ui/date-field";
import { ErrorSummary, FieldErrors, TextField } from "~/ui/field";
import { Note } from "~/ui/sheet";
import { donationText } from "../text";
import { handoverText } from "../text/handover";
import { PlaceField, type PlacesOffered } from "./place-field";

export interface TypedMove {
  to: string;
  toWords: string;
  on: string;
  place: string;
  reason: string;
  items: number[];
}

interface Page {
  itemId: number;
  today: string;
  offered: PlacesOffered;
  items: readonly {
    id: number;
    name: string;
    piece: number | null;
    serial: string;
    /** The set it belongs to, and what goes along with it. */
    kit: { name: string; set: number; with: string[] } | null;
    /** Word of a set that it should stand in and does not. */
    loose: string | null;
    free: boolean;
  }[];
}

/** Which things, where to, when and why. */
export function MoveForm(props: {
  page: Page;
  typed?: TypedMove;
  errors: Record<string, string>;
  why: string | null;
}) {
  const t = useText(handoverText);
  const { page: d, errors } = props;
  const typed = props.typed ?? { to: "", toWords: "", on: d.today, place: "", reason: "", items: [d.itemId] };
  const b = useText(donationText);
  // "请填写" alone does not say what: each mistake is named by its field.
  const fields = ["to", "on", "place", "reason", "items"] as const;
  const wrong = fields.flatMap((id) =>
    errors[id] ? [{ id, text: b("form.said", { field: t(`move.${id}`), said: errors[id] }) }] : [],
  );
  const field = (name: "to" | "on" | "place" | "reason", label: string) => ({
    id: name,
    name,
    label,
    defaultValue: typed[name],
    errors: errors[name] ? [errors[name]] : undefined,
  });
  return (
    <form method="post" className="sheet form" noValidate>
      <div className="sb pad6">
        <ErrorSummary title={(count) => t("form.errors", { count })} items={wrong} />
        {props.why && (
          <Note tone="bad" role="alert">
            {props.why}
          </Note>
        )}
        <fieldset className="f" id="items">
          <legend className="lab">{t("move.items")}</legend>
          <FieldErrors id="items" errors={errors.items ? [errors.items] : undefined} />
          <ul className="ticks">
            {d.items.map((i) => (
              <li key={i.id}>
                <label className="plain">
                  <input
                    type="checkbox"
                    className="cb"
                    name="item"
                    value={i.id}
                    defaultChecked={i.free && typed.items.includes(i.id)}
                    disabled={!i.free}
                  />
                  <span>
                    {i.name} <span className="sub">{i.serial}</span>
                    {i.kit && (
                      <span className="sub block t13">
                        {t("move.kit", {
                          name: i.kit.name,
                          set: i.kit.set,
                          parts: i.kit.with.join(t("move.comma")),
                        })}
                      </span>
                    )}
                    {i.loose && (
                      <span className="sub block t13">
                        {t("move.loose", { name: i.loose })}{" "}
                        <a href={`/equipment/${i.id}`}>{t("move.looseAct")}</a>
                      </span>
                    )}
                    {!i.free && <span className="sub"> {t("move.busy")}</span>}
                  </span>
                </label>
              </li>
            ))}
          </ul>
        </fieldset>
        <div className="mt4">
          <PlaceField
            {...field("to", t("move.to"))}
            empty=""
            offered={d.offered}
            typed={typed.toWords}
            nothing={t("move.noPlace")}
          />
        </div>
        <div className="fgrid mt4">
          <DateField {...field("on", t("move.on"))} pick={t("form.pick")} />
          <TextField {...field("place", t("move.place"))} maxLength={60} autoComplete="off" />
        </div>
        <TextField
          {...field("reason", t("move.reason"))}
          help={t("move.reasonHelp")}
          maxLength={120}
          autoComplete="off"
          className="mt4"
        />
        <p className="mt4">
          <button type="submit" className="btn pri">
            {t("move.open")}
          </button>
        </p>
      </div>
    </form>
  );
}
