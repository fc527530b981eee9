import { useText } from "~/platform/i18n/use-text";
import { SelectField } from "~/ui/field";
import type { KinItem } from "../../households/kin.server";
import { memberRelations } from "../../households/relation";
import { householdsText } from "../../text/households";

/** What each person is to the new head; what follows from what they were is filled in. */
export function RelationFields(props: {
  title: string;
  help?: string;
  people: readonly KinItem[];
  proposals: Readonly<Record<string, string>>;
  typed?: Readonly<Record<string, string>>;
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
            empty={t("field.choose")}
            defaultValue={props.typed?.[p.personId] ?? props.proposals[p.personId] ?? ""}
            choices={memberRelations.map((r) => ({ value: r, label: t(`relation.${r}`) }))}
          />
        ))}
      </div>
    </fieldset>
  );
}
