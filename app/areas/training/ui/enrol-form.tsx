import { categories, educations, peopleText } from "~/areas/people";
import { useText } from "~/platform/i18n/use-text";
import { type Choice, ErrorSummary, SelectField, TextAreaField, TextField } from "~/ui/field";
import { Note } from "~/ui/sheet";
import { trainingText } from "../text";

export interface EnrolState {
  typed: Record<string, string | undefined>;
  errors: { [field: string]: string };
  known:
    | { found: true; id: number; name: string; masked: string }
    | { found: false; sex: string; birthOn: string }
    | null;
}

/** ID number first; then either the person on record, or the fields of a new one in the same form. */
export function EnrolForm({
  villages,
  villageId,
  state,
}: {
  villages: readonly Choice[];
  villageId: string;
  state: EnrolState | null;
}) {
  const t = useText(trainingText);
  const p = useText(peopleText);
  const typed = state?.typed ?? {};
  const field = (name: string) => ({
    id: name,
    name,
    defaultValue: typed[name],
    errors: state?.errors[name] ? [state.errors[name]] : undefined,
  });
  const wrong = Object.entries(state?.errors ?? {}).map(([id, text]) => ({ id, text }));
  const known = state?.known ?? null;
  return (
    <form
      method="post"
      className="sheet form"
      noValidate
      key={known ? (known.found ? known.id : known.birthOn) : "look"}
    >
      <div className="sb pad6">
        <ErrorSummary title={t("form.errors", { count: wrong.length })} items={wrong} />
        <TextField
          {...field("idNumber")}
          label={p("field.idNumber")}
          help={t("enrol.idHelp")}
          width="w24"
          autoComplete="off"
          inputMode="text"
        />
        {!known && (
          <p className="mt4">
            <button type="submit" className="btn pri" name="step" value="look">
              {t("enrol.look")}
            </button>
          </p>
        )}
        {known?.found && (
          <div className="mt4">
            <Note tone="ok">
              {t("enrol.found")}: <b>{known.name}</b> {known.masked}
            </Note>
          </div>
        )}
        {known && !known.found && (
          <>
            <div className="mt4">
              <Note>
                {t("enrol.new")}: {known.sex}, {known.birthOn}
              </Note>
            </div>
            <div className="fgrid mt4">
              <TextField {...field("name")} label={p("field.name")} autoComplete="off" />
              <TextField
                {...field("phone")}
                label={p("field.phone")}
                optional={p("field.optional")}
                inputMode="tel"
                autoComplete="off"
              />
              <SelectField
                {...field("villageId")}
                defaultValue={typed.villageId ?? villageId}
                label={p("field.village")}
                choices={villages}
              />
              <TextField {...field("villageGroup")} label={p("field.group")} optional={p("field.optional")} />
              <SelectField
                {...field("category")}
                label={p("field.category")}
                optional={p("field.optional")}
                empty={p("field.choose")}
                choices={categories.map((c) => ({ value: c, label: p(`category.${c}`) }))}
              />
              <SelectField
                {...field("education")}
                label={p("field.education")}
                optional={p("field.optional")}
                empty={p("field.choose")}
                choices={educations.map((e) => ({ value: e, label: p(`education.${e}`) }))}
              />
            </div>
          </>
        )}
        {known && (
          <>
            <TextAreaField {...field("businessIdea")} label={t("form.note")} optional={t("form.optional")} />
            <p className="mt4">
              <button type="submit" className="btn pri" name="step" value="enrol">
                {t("enrol.submit")}
              </button>
            </p>
          </>
        )}
      </div>
    </form>
  );
}
