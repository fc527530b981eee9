import { useText } from "~/platform/i18n/use-text";
import { SelectField } from "~/ui/field";
import type { KinItem } from "../../households/kin.server";
import { memberRelations } from "../../households/relation";
import type { Asked } from "../../households/relation-doubts.server";
import { householdsText } from "../../text/households";
import { askedOf } from "./household-form";

/** What each person is to the new head; what follows from what they were is filled in. */
export function RelationFields(props: {
  title: string;
  help?: string;
  people: readonly KinItem[];
  proposals: Readonly<Record<string, string>>;
  typed?: Readonly<Record<string, string>>;
  asked?: Asked;
}) {
  const t = useText(householdsText);
  return (
    <fieldset className="f">
      <legend className="lab">{props.title}</legend>
      {props.help && <span className="help">{props.help}</span>}
      {props.people.map((p) => (
        <input key={p.personId} type="hidden" name={`about-${p.personId}`} value={p.name} />
      ))}
      <div className="fgrid mt2">
        {props.people.map((p) => (
          <SelectField
            key={p.personId}
            id={`relation.${p.personId}`}
            name={`relation.${p.personId}`}
            label={
              <>
                {p.name} <span className="sub">{`${p.relation} ${p.age}`}</span>
              </>
            }
            errors={askedOf(props.asked, `relation.${p.personId}`)}
            empty={t("field.choose")}
            defaultValue={props.typed?.[p.personId] ?? props.proposals[p.personId] ?? ""}
            choices={memberRelations.map((r) => ({ value: r, label: t(`relation.${r}`) }))}
          />
        ))}
      </div>
    </fieldset>
  );
}
