import type { ReactNode } from "react";
import { useText } from "~/platform/i18n/use-text";
import { DateField } from "~/ui/date-field";
import { ErrorSummary, SelectField, TextAreaField, TextField } from "~/ui/field";
import type { TypedTask } from "../task-form";
import { tripText } from "../text";
import { outcomeText } from "../text/outcome";

interface Choice {
  value: string;
  label: string;
}

/** What a village takes on: the same for a new task and for one that is put right. */
export function TaskForm(props: {
  typed: Partial<TypedTask>;
  errors: Partial<TypedTask>;
  people: readonly Choice[];
  owners: readonly Choice[];
  /** Why nobody is chosen who sees to it. */
  ownerHelp?: string;
  hidden: Readonly<Record<string, string | number>>;
  submit: string;
  children?: ReactNode;
}) {
  const t = useText(tripText);
  const o = useText(outcomeText);
  const wrong = Object.entries(props.errors).map(([id, text]) => ({ id, text: text ?? "" }));
  const field = (name: keyof TypedTask) => ({
    id: name,
    name,
    defaultValue: props.typed[name],
    errors: props.errors[name] ? [props.errors[name] ?? ""] : undefined,
  });
  return (
    <form method="post" className="sheet form mt3" noValidate>
      <div className="sb pad6">
        <ErrorSummary title={(count) => t("form.errors", { count })} items={wrong} />
        {Object.entries(props.hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <TextField
          {...field("trade")}
          label={o("task.trade")}
          help={o("task.tradeHelp")}
          maxLength={40}
          autoComplete="off"
        />
        <TextAreaField {...field("what")} label={o("task.what")} className="mt4" maxLength={120} />
        <div className="fgrid mt4">
          <SelectField
            {...field("placeId")}
            label={o("task.doer")}
            empty={o("task.noDoer")}
            choices={props.people}
          />
          <SelectField
            {...field("ownerId")}
            label={o("task.owner")}
            help={props.ownerHelp}
            empty={props.ownerHelp ? "" : undefined}
            choices={props.owners}
          />
          <DateField {...field("dueOn")} label={o("task.dueOn")} pick={t("form.pick")} />
          <TextField
            {...field("shops")}
            label={o("task.goal")}
            optional={t("form.optional")}
            inputMode="numeric"
            suffix={o("task.shopUnit")}
            maxLength={3}
          />
        </div>
        <p className="mt4 row formacts">
          <button type="submit" className="btn pri">
            {props.submit}
          </button>
          {props.children}
        </p>
      </div>
    </form>
  );
}
