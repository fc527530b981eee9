import { categories, educations, isSingleCharacter, normaliseName, peopleText } from "~/areas/people";
import { VillageField, type VillagesOffered } from "~/areas/villages";
import { useText } from "~/platform/i18n/use-text";
import { ErrorSummary, SelectField, TextAreaField, TextField } from "~/ui/field";
import { Note } from "~/ui/sheet";
import { rosterText, trainingText } from "../text";

export interface EnrolState {
  typed: Record<string, string | undefined>;
  errors: { [field: string]: string };
  known:
    | { found: true; id: number; name: string; masked: string; refused?: boolean }
    | {
        found: false;
        /** Sex, birth and age as the number tells. */
        reads: string;
        /** What is unusual about the number; it hinders nothing. */
        remark: string | null;
        /** Somebody on record who may be the same. */
        alike?: string;
      }
    | null;
}

/** ID number first; then either the person on record, or the fields of a new one in the same form. */
export function EnrolForm(props: {
  offered: VillagesOffered;
  villageId: string;
  /** No seat is free: who is enrolled now goes to the waiting list. */
  waits: boolean;
  state: EnrolState | null;
}) {
  const { state } = props;
  const t = useText(trainingText);
  const p = useText(peopleText);
  const r = useText(rosterText);
  const typed = state?.typed ?? {};
  const field = (name: string) => ({
    id: name,
    name,
    defaultValue: typed[name],
    errors: state?.errors[name] ? [state.errors[name]] : undefined,
  });
  const wrong = Object.entries(state?.errors ?? {}).map(([id, text]) => ({ id, text }));
  const known = state?.known ?? null;
  const refused = known?.found === true && known.refused;
  return (
    <form
      method="post"
      className="sheet form"
      noValidate
      key={known ? (known.found ? known.id : known.reads) : (typed.idNumber ?? "look")}
    >
      <div className="sb pad6">
        <ErrorSummary title={(count) => t("form.errors", { count })} items={wrong} />
        {known && <input type="hidden" name="looked" value={typed.looked ?? typed.idNumber ?? ""} />}
        <TextField
          {...field("idNumber")}
          className={wrong.length > 0 ? "mt4" : undefined}
          label={p("field.idNumber")}
          help={t("enrol.idHelp")}
          width="w24"
          autoComplete="off"
          inputMode="text"
          maxLength={40}
        />
        {known?.found && (
          <div className="mt4">
            <Note tone={refused ? "warn" : "ok"}>
              {r("enrol.known")} <a href={`/people/${known.id}`}>{known.name}</a> {known.masked}
            </Note>
          </div>
        )}
        {(!known || refused) && (
          <p className="mt4">
            <button type="submit" className="btn pri" name="step" value="look">
              {t("enrol.look")}
            </button>
          </p>
        )}
        {known && !known.found && <NewPerson {...props} field={field} known={known} />}
        {known && !refused && (
          <>
            <div className="mt4">
              <TextAreaField
                {...field("businessIdea")}
                label={r("field.idea")}
                optional={t("form.optional")}
                rows={2}
                maxLength={200}
              />
            </div>
            <p className="mt3">
              <label className="plain">
                <input
                  className="cb"
                  type="checkbox"
                  name="inBusiness"
                  value="yes"
                  defaultChecked={typed.inBusiness === "yes"}
                />{" "}
                {r("enrol.inBusiness")}
              </label>
            </p>
            <p className="mt4">
              <button type="submit" className="btn pri" name="step" value="enrol">
                {props.waits ? r("enrol.wait") : t("enrol.submit")}
              </button>
            </p>
          </>
        )}
      </div>
    </form>
  );
}

function NewPerson(props: {
  offered: VillagesOffered;
  villageId: string;
  state: EnrolState | null;
  known: Extract<NonNullable<EnrolState["known"]>, { found: false }>;
  field: (name: string) => { id: string; name: string; defaultValue?: string; errors?: string[] };
}) {
  const t = useText(trainingText);
  const p = useText(peopleText);
  const r = useText(rosterText);
  const { field, known } = props;
  return (
    <>
      <div className="mt4">
        <Note>
          {r("enrol.unknown")} {known.reads}
        </Note>
      </div>
      {known.remark && (
        <div className="mt3">
          <Note tone="warn">{known.remark}</Note>
        </div>
      )}
      {known.alike && (
        <div className="mt3">
          <Note tone="warn" role="alert">
            {r("enrol.alike", { person: known.alike })}{" "}
            <label className="plain">
              <input type="checkbox" name="anyway" value="yes" /> {r("enrol.anyway")}
            </label>
          </Note>
        </div>
      )}
      <div className="fgrid mt4">
        <div>
          <TextField {...field("name")} label={p("field.name")} autoComplete="off" maxLength={60} />
          {isSingleCharacter(normaliseName(props.state?.typed.name ?? "")) && (
            <label className="plain mt2">
              <input
                className="cb"
                type="checkbox"
                name="wholeName"
                value="yes"
                defaultChecked={props.state?.typed.wholeName === "yes"}
              />{" "}
              {p("name.whole")}
            </label>
          )}
        </div>
        <TextField
          {...field("phone")}
          label={p("field.phone")}
          optional={t("form.optional")}
          inputMode="tel"
          autoComplete="off"
          maxLength={30}
        />
        <VillageField
          {...field("villageId")}
          defaultValue={props.state?.typed.villageId ?? props.villageId}
          label={p("field.village")}
          offered={props.offered}
          typed={props.state?.typed.villageIdWords}
          empty={p("field.choose")}
          nothing={r("enrol.noVillage")}
        />
        <TextField
          {...field("villageGroup")}
          label={p("field.group")}
          optional={t("form.optional")}
          maxLength={20}
        />
        <SelectField
          {...field("category")}
          label={p("field.category")}
          optional={t("form.optional")}
          empty={p("field.choose")}
          choices={categories.map((c) => ({ value: c, label: p(`category.${c}`) }))}
        />
        <SelectField
          {...field("education")}
          label={p("field.education")}
          optional={t("form.optional")}
          empty={p("field.choose")}
          choices={educations.map((e) => ({ value: e, label: p(`education.${e}`) }))}
        />
      </div>
    </>
  );
}
