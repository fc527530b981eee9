import { VillageField, type VillagesOffered } from "~/areas/villages";
import { useText } from "~/platform/i18n/use-text";
import { RadioField, TextField } from "~/ui/field";
import { Note } from "~/ui/sheet";
import { donationText } from "../text";

export interface TypedHolder {
  kind: string;
  villageId: string;
  /** The village as it was typed. */
  villageIdWords: string;
  name: string;
  keeperName: string;
  keeperPhone: string;
}

/** A recipient: a house in a village, or a person found before; a change leaves kind and village as they are. */
export function HolderForm(props: {
  typed: TypedHolder;
  errors: Partial<Record<keyof TypedHolder, string>>;
  offered: VillagesOffered;
  /** Fixed when it is changed, or when it is a person. */
  fixed: boolean;
  person: { id: number; name: string } | null;
  named: boolean;
  cancelHref: string;
}) {
  const t = useText(donationText);
  const { typed, errors } = props;
  const field = (name: keyof TypedHolder, label: string) => ({
    id: name,
    name,
    label,
    defaultValue: typed[name],
    errors: errors[name] ? [errors[name]] : undefined,
  });
  const text = (name: keyof TypedHolder, label: string) => ({ ...field(name, label), autoComplete: "off" });
  return (
    <form method="post" className="sheet form" noValidate>
      <div className="sb pad6">
        {props.person && (
          <>
            <Note tone="ok">{t("holder.chosen", { name: props.person.name })}</Note>
            <input type="hidden" name="person" value={props.person.id} />
          </>
        )}
        {!props.fixed && (
          <>
            <RadioField
              name="kind"
              label={t("holder.kind")}
              defaultValue={typed.kind}
              choices={(["school", "station"] as const).map((k) => ({
                value: k,
                label: t(`holderKind.${k}`),
              }))}
            />
            <div className="mt4">
              <VillageField
                {...field("villageId", t("holder.village"))}
                offered={props.offered}
                typed={typed.villageIdWords}
                // Nobody is given something because their village stands first.
                empty={props.offered.villages.length > 1 ? t("holder.chooseVillage") : undefined}
                nothing={t("holder.noVillage")}
              />
            </div>
          </>
        )}
        {props.named && (
          <TextField
            {...text("name", t("holder.name"))}
            help={t("holder.nameHelp")}
            className="mt4"
            maxLength={40}
          />
        )}
        <div className="fgrid mt4">
          <TextField
            {...text("keeperName", t("holder.keeper"))}
            optional={t("form.optional")}
            maxLength={20}
          />
          <TextField
            {...text("keeperPhone", t("holder.keeperPhone"))}
            optional={t("form.optional")}
            inputMode="tel"
            maxLength={20}
          />
        </div>
        <p className="mt4 row">
          <button type="submit" className="btn pri">
            {t("holder.save")}
          </button>
          <a className="btn" href={props.cancelHref}>
            {t("form.cancel")}
          </a>
        </p>
      </div>
    </form>
  );
}
