import { useMessages, useText } from "~/platform/i18n/use-text";
import { DateField } from "~/ui/date-field";
import { ErrorSummary, FieldErrors, SelectField, TextField } from "~/ui/field";
import { Icon } from "~/ui/icon";
import { PageHead } from "~/ui/page-head";
import { Note } from "~/ui/sheet";
import { parts } from "../relations/relation";
import { relationsText } from "../text/relations";

interface Found {
  id: number;
  name: string;
  facts: string;
}

export interface NewRelationProps {
  id: number;
  name: string;
  title: string;
  mayRegister: boolean;
  limit: number;
  answer?: {
    part: string;
    term: string;
    fromOn: string;
    note: string;
    otherId: string;
    /** Null: not looked for yet. */
    found: Found[] | null;
    errors: Record<string, string[]>;
  };
}

/** What somebody is to this person: one form that first finds the other. */
export function NewRelationPage({ id, name, title, mayRegister, limit, answer }: NewRelationProps) {
  const t = useText(relationsText);
  const say = useMessages(relationsText);
  const errors = answer?.errors ?? {};
  const items = Object.entries(errors).flatMap(([field, why]) =>
    (say(why) ?? []).map((text) => ({ id: field, text })),
  );
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("people"), to: "/people" },
          { label: name, to: `/people/${id}` },
          { label: t("relation.title") },
        ]}
        title={title}
      />
      <form method="post" className="sheet form" key={JSON.stringify(answer ?? null)} noValidate>
        <div className="sb pad6">
          <ErrorSummary title={(count) => t("errors", { count })} items={items} />
          <SelectField
            id="part"
            name="part"
            label={t("relation.part", { name })}
            choices={parts.map((p) => ({ value: p, label: t(`part.${p}`) }))}
            empty={t("choose")}
            defaultValue={answer?.part ?? ""}
            errors={say(errors.part)}
          />
          <TextField
            id="term"
            name="term"
            label={t("relation.find")}
            help={t("relation.findHelp")}
            defaultValue={answer?.term}
            maxLength={40}
            autoComplete="off"
            width="w24"
            className="mt4"
            errors={say(errors.term)}
          />
          <div className="row mt3">
            <button
              type="submit"
              name="step"
              value="find"
              className={answer?.found?.length ? "btn" : "btn pri"}
            >
              <Icon name="search" />
              {t("relation.findSubmit")}
            </button>
            <a className="btn" href={`/people/${id}`}>
              {t("cancel")}
            </a>
          </div>
          {answer?.found && (
            <FoundPeople found={answer.found} limit={limit} answer={answer} mayRegister={mayRegister} />
          )}
        </div>
      </form>
    </>
  );
}

function FoundPeople(props: {
  found: readonly Found[];
  limit: number;
  mayRegister: boolean;
  answer: NonNullable<NewRelationProps["answer"]>;
}) {
  const { found, answer } = props;
  const t = useText(relationsText);
  const say = useMessages(relationsText);
  if (found.length === 0)
    return (
      <div className="mt4">
        <Note tone="warn" role="alert">
          {t("relation.nobody")} {props.mayRegister && <a href="/people/new">{t("relation.register")}</a>}
        </Note>
      </div>
    );
  const chosen = answer.otherId || (found.length === 1 ? String(found[0]?.id) : "");
  return (
    <>
      <fieldset className="f mt4" id="otherId">
        <legend className="lab">{t("relation.found")}</legend>
        {found.length >= props.limit && (
          <span className="help">{t("relation.many", { count: props.limit })}</span>
        )}
        <FieldErrors id="otherId" errors={say(answer.errors.otherId)} />
        <div className="stack-tight">
          {found.map((p) => (
            <label key={p.id} className="plain">
              <input type="radio" name="otherId" value={p.id} defaultChecked={chosen === String(p.id)} />
              <span>
                <b>{p.name}</b> <span className="sub">{p.facts}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <DateField
        id="fromOn"
        name="fromOn"
        label={t("relation.fromOn")}
        help={t("dayHelp")}
        optional={t("optional")}
        pick={t("relation.fromOn")}
        defaultValue={answer.fromOn}
        errors={say(answer.errors.fromOn)}
        className="mt4"
      />
      <TextField
        id="note"
        name="note"
        label={t("relation.note")}
        optional={t("optional")}
        maxLength={200}
        autoComplete="off"
        defaultValue={answer.note}
        errors={say(answer.errors.note)}
        className="mt4"
      />
      <div className="row mt4">
        <button type="submit" className="btn pri">
          {t("relation.submit")}
        </button>
      </div>
    </>
  );
}
