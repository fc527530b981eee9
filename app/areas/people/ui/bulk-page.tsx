import type { FormEvent } from "react";
import { openVillageItems } from "~/areas/villages";
import { interfaceText } from "~/platform/i18n/interface-words";
import { useMessages, useText } from "~/platform/i18n/use-text";
import { Combobox } from "~/ui/combobox";
import { DateField } from "~/ui/date-field";
import { SelectField, TextField } from "~/ui/field";
import { PageHead } from "~/ui/page-head";
import { Facts, Note, Sheet } from "~/ui/sheet";
import type { BulkField } from "../bulk/bulk-action";
import { bulkText } from "../text/bulk";

export interface BulkPageProps {
  title: string;
  count: number;
  which: string;
  back: string;
  /** Why nothing can be done to so many at once, before anything is chosen. */
  tooMany: string | null;
  /** So many that it goes on in steps. */
  inSteps: boolean;
  actions: readonly { key: string; title: string; field: BulkField }[];
  answer?: {
    what: string;
    typed: string;
    /** What was typed in a field that finds by typing. */
    words: string;
    sure: { title: string; value: string; count: number; requestKey: string } | null;
    errors: string[] | null;
  };
}

/** What to do to these people; then the number once more, and the deed. */
export function BulkPage(d: BulkPageProps) {
  const t = useText(bulkText);
  const say = useMessages(bulkText);
  const sure = d.answer?.sure;
  return (
    <>
      <PageHead crumbs={[{ label: t("people"), to: d.back }, { label: t("bulk.open") }]} title={d.title} />
      <Sheet pad className="form">
        {d.answer?.errors && (
          <div className="notice">
            <Note tone="bad" role="alert">
              {say(d.answer.errors)?.join(" ") ?? ""}
            </Note>
          </div>
        )}
        <Facts items={[[t("bulk.which"), d.which]]} />
        {d.tooMany && (
          <div className="mt4">
            <Note tone="warn">{d.tooMany}</Note>
            <div className="row mt4">
              <a className="btn" href={d.back}>
                {t("bulk.back")}
              </a>
            </div>
          </div>
        )}
        <form
          hidden={d.tooMany !== null}
          method="post"
          className="mt4"
          noValidate
          key={JSON.stringify(d.answer ?? null)}
        >
          {sure ? (
            <>
              <input type="hidden" name="what" value={d.answer?.what} />
              <input type="hidden" name="value" value={d.answer?.typed} />
              <input type="hidden" name="asked" value={sure.count} />
              <input type="hidden" name="requestKey" value={sure.requestKey} />
              <p>
                <b>{t("bulk.sure", { title: sure.title, value: sure.value, count: sure.count })}</b>
              </p>
              <p className="t13 sub">{t(d.inSteps ? "bulk.sureHelpSteps" : "bulk.sureHelp")}</p>
              <div className="row mt4">
                <button
                  type="submit"
                  className="btn pri"
                  name="step"
                  value="change"
                  disabled={sure.count === 0}
                >
                  {t("bulk.submit", { count: sure.count })}
                </button>
                <button type="submit" className="btn" name="what" value="">
                  {t("bulk.back")}
                </button>
              </div>
            </>
          ) : (
            <Choice {...d} />
          )}
        </form>
      </Sheet>
    </>
  );
}

/** Who fills in a field means the thing it belongs to. */
function chooses(e: FormEvent<HTMLDivElement>): void {
  const radio = e.currentTarget.querySelector<HTMLInputElement>("input[type=radio]");
  if (radio && e.target !== radio) radio.checked = true;
}

function Choice({ actions, answer, back, count }: BulkPageProps) {
  const t = useText(bulkText);
  const say = useMessages(bulkText);
  return (
    <>
      <fieldset className="f">
        <legend className="lab">{t("bulk.what")}</legend>
        {actions.map((a, i) => (
          <div key={a.key} className="bulk-choice" onChange={chooses}>
            <label className="plain">
              <input
                type="radio"
                name="what"
                value={a.key}
                defaultChecked={answer ? answer.what === a.key : i === 0}
              />
              {a.title}
            </label>
            <Value
              field={a.field}
              id={`value-${a.key}`}
              typed={answer?.what === a.key ? answer.typed : ""}
              words={answer?.what === a.key ? answer.words : ""}
              errors={answer?.what === a.key ? say(answer.errors ?? undefined) : undefined}
            />
          </div>
        ))}
      </fieldset>
      <div className="row mt4">
        <button type="submit" className="btn pri" disabled={count === 0}>
          {t("bulk.next")}
        </button>
        <a className="btn" href={back}>
          {t("cancel")}
        </a>
      </div>
    </>
  );
}

function Value({
  field,
  id,
  typed,
  words,
  errors,
}: {
  field: BulkField;
  id: string;
  typed: string;
  words: string;
  errors?: readonly string[];
}) {
  const t = useText(bulkText);
  const i = useText(interfaceText);
  if (field.kind === "choice")
    return (
      <SelectField
        id={id}
        name={id}
        label={field.label}
        help={field.help}
        errors={errors}
        choices={field.choices ?? []}
        empty={t("choose")}
        defaultValue={typed}
      />
    );
  if (field.kind === "village")
    return (
      <Combobox
        id={id}
        name={id}
        label={field.label}
        help={field.help}
        errors={errors}
        items={field.choices ?? []}
        defaultValue={typed || undefined}
        empty={t("choose")}
        nothing={t("move.nothing")}
        several={i("pick.several")}
        load={field.byTyping ? openVillageItems : undefined}
        words={{ name: `${id}Words`, value: words }}
      />
    );
  if (field.kind === "day")
    return (
      <DateField
        id={id}
        name={id}
        label={field.label}
        help={field.help}
        errors={errors}
        pick={field.label}
        defaultValue={typed}
      />
    );
  return (
    <TextField
      id={id}
      name={id}
      label={field.label}
      help={field.help}
      errors={errors}
      width="w6"
      maxLength={20}
      autoComplete="off"
      defaultValue={typed}
    />
  );
}
