import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { DateField } from "~/ui/date-field";
import { RadioField, TextField } from "~/ui/field";
import { Note, Sheet } from "~/ui/sheet";
import type { HandoverPage } from "../handover-page.server";
import { handoverText } from "../text/handover";

const said = (value: boolean | null) => (value === null ? undefined : value ? "yes" : "no");

/** 清点验收: counted, looked at, switched on. */
export function CheckSheet({
  page: d,
  errors,
  typed,
}: {
  page: HandoverPage;
  errors: { on?: string; place?: string; checkNote?: string };
  typed?: Record<string, string>;
}) {
  const t = useText(handoverText);
  const { check } = d;
  const checked = check.quantity !== null && check.looks !== null;
  return (
    <Sheet
      title={t("check.title")}
      actions={
        <Badge tone={checked ? "ok" : "wait"}>
          {checked && check.when ? t("check.done", { when: check.when }) : t("check.todo")}
        </Badge>
      }
      pad
    >
      <p className="sub t13">{t("check.lead")}</p>
      <form method="post" noValidate className="mt3">
        <input type="hidden" name="step" value="check" />
        <div className="row checks">
          <RadioField
            name="quantity"
            label={t("check.quantity")}
            defaultValue={typed ? typed.quantity : said(check.quantity)}
            choices={[
              { value: "yes", label: t("check.quantityYes") },
              { value: "no", label: t("check.quantityNo") },
            ]}
          />
          <RadioField
            name="looks"
            label={t("check.looks")}
            defaultValue={typed ? typed.looks : said(check.looks)}
            choices={[
              { value: "yes", label: t("check.looksYes") },
              { value: "no", label: t("check.looksNo") },
            ]}
          />
          <RadioField
            name="power"
            label={t("check.power")}
            defaultValue={typed ? typed.power : (said(check.power) ?? (checked ? "none" : undefined))}
            choices={[
              { value: "yes", label: t("check.powerYes") },
              { value: "no", label: t("check.powerNo") },
              { value: "none", label: t("check.powerNone") },
            ]}
          />
        </div>
        <TextField
          id="checkNote"
          name="checkNote"
          label={t("check.note")}
          optional={t("check.noteWhen")}
          help={t("check.noteHelp")}
          defaultValue={typed?.checkNote ?? check.note}
          errors={errors.checkNote ? [errors.checkNote] : undefined}
          maxLength={120}
          autoComplete="off"
          className="mt4"
        />
        <TextField
          id="attachments"
          name="attachments"
          label={t("check.attachments")}
          optional={t("form.optional")}
          help={t("check.attachmentsHelp")}
          defaultValue={typed?.attachments ?? check.attachments}
          maxLength={80}
          autoComplete="off"
          className="mt4"
        />
        <div className="fgrid mt4">
          <DateField
            id="on"
            name="on"
            label={t("check.on")}
            pick={t("form.pick")}
            defaultValue={typed?.on ?? check.on}
            errors={errors.on ? [errors.on] : undefined}
          />
          <TextField
            id="place"
            name="place"
            label={t("check.place")}
            defaultValue={typed?.place ?? check.place}
            maxLength={60}
            autoComplete="off"
            errors={errors.place ? [errors.place] : undefined}
          />
        </div>
        <BeforeSaving page={d} />
        <p className="mt4">
          <button type="submit" className={`btn ${checked ? "" : "pri"}`}>
            {t("check.save")}
          </button>
        </p>
      </form>
    </Sheet>
  );
}

/** Said before it is saved: what a change does to what was signed, and what is to be done then. */
function BeforeSaving({ page: d }: { page: HandoverPage }) {
  const t = useText(handoverText);
  const signed = d.signers.filter((s) => s.when !== null).length;
  if (!d.scanAt && signed === 0) return null;
  return (
    <div className="mt4">
      <Note tone="warn">{d.scanAt ? t("check.scanThen") : t("sign.signedThen", { count: signed })}</Note>
    </div>
  );
}
