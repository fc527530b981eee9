import { useRef, useState } from "react";
import { useLanguage, useText } from "~/platform/i18n/use-text";
import { ErrorSummary } from "~/ui/field";
import { PageHead } from "~/ui/page-head";
import { Note, Sheet } from "~/ui/sheet";
import type { EditPage } from "../../application/edit-page.server";
import { applicationText } from "../../text/application";
import { ApplicantFields, BusinessFields, ConditionFields, SpouseFields } from "./fields-of-applicant";
import { type FormContext, GuaranteeFields, LoanFields } from "./fields-of-loan";
import { type SavedForm, useAutosave } from "./use-autosave";

interface Answer {
  why: string | null;
  errors: Record<string, string>;
  typed: Record<string, string> | null;
  revision: number;
}

/** The whole form of DOMAIN §1.7; parts that do not apply are not shown. Saved as one goes. */
export function EditForm({ page: d, result }: { page: EditPage; result?: Answer }) {
  const t = useText(applicationText);
  const form = useRef<HTMLFormElement>(null);
  const auto = useAutosave(form, Math.max(d.revision, result?.revision ?? 0));
  const values = { ...d.values, ...result?.typed };
  const errors = auto.saved?.errors ?? result?.errors ?? {};
  const [shown, setShown] = useState({
    kind: values.kind ?? "person",
    marital: values.marital ?? "",
    group: values.groupCode ?? "",
    guarantee: values.guaranteeKind ?? "",
  });
  const c: FormContext = {
    page: d,
    shown,
    value: (name) => values[name] ?? "",
    field: (name) => ({
      id: name,
      name,
      label: t(`field.${name}`),
      defaultValue: values[name] ?? "",
      errors: errors[name] ? [errors[name]] : undefined,
    }),
  };
  const items = Object.entries(errors).map(([id, text]) => ({ id, text }));
  const why = auto.saved?.why ?? result?.why;
  const change = (event: React.FormEvent<HTMLFormElement>) => {
    const { name, value } = event.target as HTMLInputElement;
    const key = { kind: "kind", marital: "marital", groupCode: "group", guaranteeKind: "guarantee" }[name];
    if (key) setShown((before) => ({ ...before, [key]: value }));
  };
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("application.area"), to: "/loans" },
          { label: d.number, to: `/loans/applications/${d.id}` },
          { label: t("form.editTitle") },
        ]}
        title={d.title}
        facts={[
          t("application.number", { number: d.number }),
          d.missing.length > 0 ? t("form.left", { count: d.missing.length }) : t("form.complete"),
          t("form.autosave"),
        ]}
      />
      <form
        method="post"
        ref={form}
        onChange={change}
        noValidate
        className="cols c-form"
        key={result?.typed ? "answered" : "fresh"}
      >
        <input type="hidden" name="revision" value={auto.revision} readOnly />
        <div className="stack">
          {why && (
            <Note tone="bad" role="alert">
              {why}
            </Note>
          )}
          {d.atRisk && <Note tone="warn">{d.atRisk}</Note>}
          <ErrorSummary title={(count) => t("form.errors", { count })} items={items} />
          <LoanFields c={c} />
          <ApplicantFields c={c} />
          {shown.kind !== "firm" && shown.marital === "married" && <SpouseFields c={c} />}
          <BusinessFields c={c} />
          <ConditionFields c={c} />
          <GuaranteeFields c={c} />
        </div>
        <aside className="stack">
          <SaveBox page={d} saving={auto.saving} saved={auto.saved} clean={items.length === 0} />
          <PartySheets page={d} kind={shown.kind} />
        </aside>
      </form>
    </>
  );
}

function SaveBox(props: { page: EditPage; saving: boolean; saved: SavedForm | null; clean: boolean }) {
  const t = useText(applicationText);
  const { page: d } = props;
  return (
    <Sheet pad className="savebox">
      <p className="row wrap">
        <button type="submit" name="intent" value="back" className="btn pri">
          {t("form.saveAndBack")}
        </button>
        <button type="submit" name="intent" value="save" className="btn">
          {t("form.save")}
        </button>
        <span className="sub t13" role="status">
          {props.saving
            ? t("form.saving")
            : props.saved?.lost
              ? t("form.unsaved")
              : props.saved && props.clean
                ? t("form.saved")
                : ""}
        </span>
      </p>
      {d.missing.length > 0 && (
        <ul className="lackslist">
          {d.missing.map((name) => (
            <li key={name}>
              <a href={`#${name}`}>{t(`field.${name as "phone"}`)}</a>
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  );
}

/** Partners, people who got work, guarantors: each on a page of its own. */
function PartySheets({ page: d, kind }: { page: EditPage; kind: string }) {
  const t = useText(applicationText);
  const language = useLanguage();
  const separator = language === "zh" ? "、" : ", ";
  const parts = (["partners", "jobs", "guarantors"] as const).filter(
    (p) => p !== "partners" || kind === "partners",
  );
  return (
    <>
      {parts.map((part) => (
        <Sheet
          key={part}
          id={part}
          title={t(`section.${part}`)}
          count={d.parties[part].length || undefined}
          actions={<a href={`/loans/applications/${d.id}/${part}`}>{t("party.edit")}</a>}
          pad
        >
          <p className={d.parties[part].length ? "" : "sub"}>
            {d.parties[part].join(separator) || t("party.none")}
          </p>
        </Sheet>
      ))}
    </>
  );
}
