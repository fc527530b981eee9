import type { SubmissionResult } from "@conform-to/react";
import type { ReactNode } from "react";
import { VillageField, type VillagesOffered } from "~/areas/villages";
import { useFields } from "~/platform/forms/use-fields";
import { useLanguage, useText } from "~/platform/i18n/use-text";
import { ErrorSummary, SelectField, TextAreaField, TextField } from "~/ui/field";
import { ethnicGroupName, ethnicGroups } from "../ethnic-groups";
import { categories, educations } from "../person";
import { isSingleCharacter, normaliseName } from "../person-name";
import { peopleText } from "../text";
import { personPageText } from "../text/person-page";
import { IdNumberField } from "./id-number-field";

export interface PersonFormProps {
  /** Villages to choose from; absent on the edit page, where a move is a step of its own. */
  offered?: VillagesOffered;
  initial: Record<string, string>;
  lastResult?: SubmissionResult<string[]> | null;
  /** On record now: what the edit page says beside the number and the account. */
  kept?: { masked: string | null; phone: string | null; accountTail: string | null };
  /** Shown above the fields: somebody alike, or the person who has the number. */
  notice?: ReactNode;
  /** Room for a table in the notice. */
  wide?: boolean;
  submit: string;
  cancelHref: string;
  hint?: string;
}

const fieldOrder = ["name", "idNumber", "villageId", "phone"];

/** What is wrong, from the top of the form downwards. */
const inFormOrder = (items: readonly { id?: string; text: string }[]) => {
  const place = (item: { id?: string }) => {
    const at = fieldOrder.indexOf(item.id ?? "");
    return at < 0 ? fieldOrder.length : at;
  };
  return [...items].sort((a, b) => place(a) - place(b));
};

/** One form for a new person and for a change. */
export function PersonForm(props: PersonFormProps) {
  const { offered, initial, kept } = props;
  const t = useText(peopleText);
  const w = useText(personPageText);
  const language = useLanguage();
  const f = useFields(peopleText, { lastResult: props.lastResult, defaultValue: initial });
  const optional = t("field.optional");
  const text = (name: string, label: string) => ({ ...f.field(name), label, autoComplete: "off" });
  return (
    <form method="post" className={props.wide ? "sheet form wide" : "sheet form"} key={f.key} noValidate>
      <div className="sb pad6">
        <ErrorSummary title={(count) => w("page.errors", { count })} items={inFormOrder(f.items)} />
        {/* Enter in a field means the plain button below, never one inside the notice. */}
        <button type="submit" className="vh" tabIndex={-1} aria-hidden="true">
          {props.submit}
        </button>
        {props.notice}
        {initial.revision && <input type="hidden" name="revision" value={f.value("revision")} />}
        <h2 className={props.notice || f.items.length > 0 ? "part" : "part first"}>{t("form.basics")}</h2>
        <TextField {...text("name", t("field.name"))} width="w16" maxLength={80} />
        {isSingleCharacter(normaliseName(f.value("name") ?? "")) && (
          <label className="plain mt2">
            <input
              type="checkbox"
              className="cb"
              name="wholeName"
              value="yes"
              // Who is on record with such a name was asked about once.
              defaultChecked={f.value("wholeName") === "yes" || f.value("name") === initial.name}
            />{" "}
            {t("name.whole")}
          </label>
        )}
        <div className="f">
          <IdNumberField
            {...f.field("idNumber")}
            label={t(kept ? "field.newNumber" : "field.idNumber")}
            help={kept ? t("field.newNumberHelp", { masked: kept.masked ?? "" }) : t("field.idNumberHelp")}
            optional={kept && optional}
          />
        </div>
        {offered && (
          <VillageField
            {...f.field("villageId")}
            label={t("field.village")}
            offered={offered}
            typed={f.value("villageIdWords")}
            empty={t("field.choose")}
            nothing={t("form.noVillage")}
          />
        )}
        <h2 className="part">{t("form.contact")}</h2>
        <TextField
          {...text("phone", t("field.phone"))}
          help={kept?.phone ? t("field.phoneKept", { masked: kept.phone }) : t("field.phoneHelp")}
          optional={optional}
          width="w16"
          inputMode="tel"
          maxLength={40}
        />
        {kept?.phone && (
          <label className="plain mt2">
            <input type="checkbox" className="cb" name="removePhone" value="yes" /> {t("field.phoneRemove")}
          </label>
        )}
        <div className="fgrid mt4">
          <TextField
            {...text("villageGroup", t("field.group"))}
            help={t("field.groupHelp")}
            optional={optional}
            width="w6"
            maxLength={20}
          />
          <TextField
            {...text("ethnicity", t("field.ethnicity"))}
            list="ethnic-groups"
            optional={optional}
            width="w10"
            maxLength={20}
          />
        </div>
        <datalist id="ethnic-groups">
          {ethnicGroups.map((name) => (
            <option key={name} value={name}>
              {ethnicGroupName(name, language)}
            </option>
          ))}
        </datalist>
        <div className="mt4">
          <TextField {...text("address", t("field.address"))} optional={optional} maxLength={100} />
        </div>
        <h2 className="part">{t("form.more")}</h2>
        <div className="fgrid">
          <SelectField
            {...f.field("category")}
            label={t("field.category")}
            optional={optional}
            empty={t("field.choose")}
            choices={categories.map((c) => ({ value: c, label: t(`category.${c}`) }))}
          />
          <SelectField
            {...f.field("education")}
            label={t("field.education")}
            optional={optional}
            empty={t("field.choose")}
            choices={educations.map((e) => ({ value: e, label: t(`education.${e}`) }))}
          />
        </div>
        <div className="mt4">
          <TextField
            {...text("bankName", t("field.bankName"))}
            optional={optional}
            width="w24"
            maxLength={40}
          />
        </div>
        <div className="mt4">
          <TextField
            {...text("bankAccount", t("field.bankAccount"))}
            help={
              kept?.accountTail
                ? t("field.bankAccountKept", { tail: kept.accountTail })
                : t("field.bankAccountHelp")
            }
            optional={optional}
            width="w24"
            inputMode="numeric"
            maxLength={60}
          />
        </div>
        {kept?.accountTail && (
          <label className="plain mt2">
            <input type="checkbox" className="cb" name="removeAccount" value="yes" />{" "}
            {t("field.bankAccountRemove")}
          </label>
        )}
        <div className="mt4">
          <TextAreaField {...f.field("note")} label={t("field.note")} optional={optional} maxLength={500} />
        </div>
        <div className="row mt4 formacts">
          <button type="submit" className="btn pri">
            {props.submit}
          </button>
          <a className="btn" href={props.cancelHref}>
            {w("page.cancel")}
          </a>
          {props.hint && <span className="t13 sub">{props.hint}</span>}
        </div>
      </div>
    </form>
  );
}
