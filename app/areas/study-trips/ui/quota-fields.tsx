import { useText } from "~/platform/i18n/use-text";
import { FieldErrors } from "~/ui/field";
import { Icon } from "~/ui/icon";
import { tripText } from "../text";

export interface QuotaRow {
  villageId: number;
  name: string;
  /** As typed. */
  value: string;
  wrong?: string;
}

export interface QuotaFacts {
  rows: readonly QuotaRow[];
  /** Null where every village has its field already. */
  find: { typed: string; found: number | null; more: boolean } | null;
}

/**
 * How many each village may send. Of many villages only those that have a quota stand here; others are looked for by
 * name, and come with a field each. The search is a button of the form: it works before any script.
 */
export function QuotaFields({ rows, find, errors }: QuotaFacts & { errors?: readonly string[] }) {
  const t = useText(tripText);
  return (
    <fieldset className="f mt4" id="quotas">
      <legend className="lab">{t("form.quotas")}</legend>
      <span className="help">{t(find ? "form.quotasFindHelp" : "form.quotasHelp")}</span>
      <FieldErrors id="quotas" errors={errors} />
      {rows.length > 0 && (
        <div className="fgrid quotas">
          {rows.map((q) => {
            const id = `quota-${q.villageId}`;
            return (
              <div key={id}>
                <FieldErrors id={id} errors={q.wrong ? [q.wrong] : undefined} />
                <input type="hidden" name={`about-${q.villageId}`} value={q.name} />
                <label className="row between plain" htmlFor={id}>
                  {q.name}
                  <input
                    className="in w6"
                    id={id}
                    name={id}
                    inputMode="numeric"
                    autoComplete="off"
                    maxLength={2}
                    defaultValue={q.value}
                    aria-label={t("form.quotaOf", { village: q.name })}
                    aria-invalid={q.wrong ? true : undefined}
                  />
                </label>
              </div>
            );
          })}
        </div>
      )}
      {find && (
        <div className="mt3">
          <label htmlFor="village">{t("form.findVillage")}</label>
          {find.found === 0 && (
            <span className="err" role="alert">
              <Icon name="circle-x" />
              <span>{t("form.noVillage", { term: find.typed })}</span>
            </span>
          )}
          {find.more && <p className="help">{t("form.moreVillages", { count: find.found ?? 0 })}</p>}
          <input type="hidden" name="searched" value={find.typed} />
          <p className="row">
            <input
              className="in w16"
              id="village"
              name="village"
              maxLength={40}
              autoComplete="off"
              defaultValue={find.typed}
              placeholder={t("form.findVillageHint")}
            />
            <button type="submit" className="btn" name="step" value="find" formAction="#quotas">
              <Icon name="search" />
              {t("form.findAct")}
            </button>
          </p>
        </div>
      )}
    </fieldset>
  );
}
