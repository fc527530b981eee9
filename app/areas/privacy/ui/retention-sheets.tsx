import { useText } from "~/platform/i18n/use-text";
import { type RetentionKey, retentionKeys } from "~/platform/retention-keys";
import { Badge } from "~/ui/badge";
import { DateField } from "~/ui/date-field";
import { ErrorSummary, SelectField, TextField } from "~/ui/field";
import { Sheet } from "~/ui/sheet";
import { privacyText } from "../text";

export interface RetentionLine {
  id: number;
  key: RetentionKey;
  years: string;
  basis: string;
  sure: string;
  from: string;
  state: "inForce" | "coming" | "past";
}

const tones = { inForce: "ok", coming: "wait", past: "mute" } as const;

export function RetentionTable({ title, rows }: { title: string; rows: readonly RetentionLine[] }) {
  const t = useText(privacyText);
  return (
    <Sheet>
      <table className="tbl two">
        <caption className="vh">{title}</caption>
        <thead>
          <tr>
            <th>{t("retention.kind")}</th>
            <th>{t("retention.years")}</th>
            <th>{t("notice.state")}</th>
            <th>{t("retention.fromOn")}</th>
            <th>{t("retention.basis")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((r) => (
            <tr key={r.id}>
              <td className="nw">{t(`retention.key.${r.key}`)}</td>
              <td className="nw">{r.years}</td>
              <td>
                <Badge tone={tones[r.state]} icon={r.state === "past" ? "archive" : undefined}>
                  {t(`notice.${r.state}`)}
                </Badge>
              </td>
              <td className="nw">{r.from}</td>
              <td>
                <span lang={/\p{Script=Han}/u.test(r.basis) ? "zh-CN" : undefined}>{r.basis}</span>{" "}
                <span className="sub">{r.sure}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  );
}

type Field = { id: string; name: string; defaultValue: string | undefined; errors?: string[] };

export function RetentionForm(props: {
  fields: {
    items: readonly { id?: string; text: string }[];
    field: (name: "key" | "fromOn" | "years" | "basis" | "confidence") => Field;
  };
}) {
  const f = props.fields;
  const t = useText(privacyText);
  return (
    <Sheet title={t("retention.addTitle")} pad className="form">
      <form method="post" noValidate>
        <ErrorSummary title={(count) => t("errors", { count })} items={f.items} />
        <SelectField
          {...f.field("key")}
          label={t("retention.kind")}
          choices={retentionKeys.map((k) => ({ value: k, label: t(`retention.key.${k}`) }))}
        />
        <DateField
          {...f.field("fromOn")}
          label={t("retention.fromOn")}
          help={t("dayHelp")}
          pick={t("retention.fromOn")}
          className="mt4"
        />
        <TextField
          {...f.field("years")}
          label={t("retention.years")}
          help={t("retention.yearsHelp")}
          optional={t("optional")}
          width="w6"
          inputMode="numeric"
          className="mt4"
        />
        <TextField
          {...f.field("basis")}
          label={t("retention.basis")}
          help={t("retention.basisHelp")}
          maxLength={200}
          autoComplete="off"
          className="mt4"
        />
        <SelectField
          {...f.field("confidence")}
          label={t("retention.confidence")}
          choices={(["official", "mirror", "proxy", "none"] as const).map((c) => ({
            value: c,
            label: t(`retention.sure.${c}`),
          }))}
          className="mt4"
        />
        <div className="row mt4">
          <button type="submit" className="btn pri">
            {t("retention.add")}
          </button>
        </div>
      </form>
    </Sheet>
  );
}
