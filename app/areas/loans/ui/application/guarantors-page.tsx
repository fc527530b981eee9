import { useState } from "react";
import { useText } from "~/platform/i18n/use-text";
import { DateField } from "~/ui/date-field";
import { RadioField, SelectField, TextField } from "~/ui/field";
import { Note, Sheet } from "~/ui/sheet";
import { applicationText } from "../../text/application";
import { type PartyAnswer, PartyFrame, RemoveLine } from "./party-frame";

interface Page {
  id: number;
  number: string;
  section: string;
  title: string;
  atRisk: string | null;
  /** Why those entered do not count under the kind of guarantee. */
  notCounting: string | null;
  mayEdit: boolean;
  /** The rest is settled; the day of signing is still to be entered. */
  maySign: boolean;
  edited: {
    id: number;
    tail: string | null;
    hasSpouseId: boolean;
    values: Record<string, string>;
  } | null;
  rows: readonly {
    id: number;
    name: string;
    detail: string;
    tail: string | null;
    amount: string | null;
    signed: string | null;
    signedOn: string;
    standing: string;
  }[];
}

const companyTypes = ["guarantee", "enterprise", "state", "public-interest"] as const;

/** Who stands behind the loan, and for what else they stand. */
export function GuarantorsPage({ page: d, result }: { page: Page; result?: PartyAnswer }) {
  const t = useText(applicationText);
  return (
    <PartyFrame page={d} result={result}>
      {d.notCounting && <Note tone="warn">{d.notCounting}</Note>}
      <Sheet title={d.section} count={d.rows.length}>
        {d.rows.length === 0 ? (
          <p className="sb sub">{t("party.none")}</p>
        ) : (
          <table className="tbl two">
            <caption className="vh">{d.section}</caption>
            <thead>
              <tr>
                <th>{t("party.name")}</th>
                <th>{t("party.employer")}</th>
                <th className="num">{t("party.guaranteed")}</th>
                <th>{t("party.signedOn")}</th>
                <th>{t("col.state")}</th>
                <th>{d.mayEdit && t("home.action")}</th>
              </tr>
            </thead>
            <tbody>
              {d.rows.map((r) => (
                <tr key={r.id}>
                  <td className="wide">
                    <span className="who">{r.name}</span>{" "}
                    {r.tail && <span className="sub nw">**** {r.tail}</span>}
                  </td>
                  <td>{r.detail}</td>
                  <td className="num">{r.amount}</td>
                  <td className="nw">{d.maySign ? <SigningDay row={r} result={result} /> : r.signed}</td>
                  <td className="nw">{r.standing}</td>
                  <td className="nw">
                    {d.mayEdit && (
                      <>
                        <a className="btn sm" href={`?edit=${r.id}#line`}>
                          {t("party.edit")}
                          <span className="vh"> {r.name}</span>
                        </a>{" "}
                        <RemoveLine id={r.id} name={r.name} />
                      </>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Sheet>
      {d.mayEdit && <GuarantorForm page={d} result={result} />}
    </PartyFrame>
  );
}

/** The day on which the guarantor signed: entered when it is signed, after the review. */
function SigningDay({ row: r, result }: { row: Page["rows"][number]; result?: PartyAnswer }) {
  const t = useText(applicationText);
  const id = `signed-${r.id}`;
  const why = result?.errors[id];
  return (
    <form method="post" className="row wrap" noValidate>
      <DateField
        id={id}
        name="signedOn"
        label={`${t("party.signedOn")} ${r.name}`}
        pick={t("form.pickDay")}
        defaultValue={why ? (result?.typed.signedOn ?? "") : r.signedOn}
        errors={why ? [why] : undefined}
      />
      <button type="submit" name="sign" value={r.id} className="btn sm">
        {t("party.signSave")}
        <span className="vh"> {r.name}</span>
      </button>
    </form>
  );
}

function GuarantorForm({ page: d, result }: { page: Page; result?: PartyAnswer }) {
  const t = useText(applicationText);
  const e = d.edited;
  const value = (name: string) => result?.typed[name] ?? e?.values[name] ?? "";
  const field = (name: string) => ({
    id: name,
    name,
    defaultValue: value(name),
    errors: result?.errors[name] ? [result.errors[name]] : undefined,
  });
  const [kind, setKind] = useState(value("kind") || "person");
  const optional = t("form.optional");
  const { id: _, ...kindField } = field("kind");
  return (
    <form
      method="post"
      className="sheet form"
      id="line"
      key={e?.id ?? "new"}
      noValidate
      onChange={(event) => {
        const { name, value: chosen } = event.target as unknown as HTMLInputElement;
        if (name === "kind") setKind(chosen);
      }}
    >
      <div className="sh">
        <h2>{t(e ? "party.edit" : "party.add")}</h2>
      </div>
      <div className="sb">
        {e && <input type="hidden" name="guarantor" value={e.id} />}
        <RadioField
          {...kindField}
          defaultValue={value("kind") || "person"}
          label={t("party.kind")}
          choices={(["person", "company"] as const).map((k) => ({ value: k, label: t(`party.kinds.${k}`) }))}
        />
        <TextField
          {...field("name")}
          label={t(kind === "company" ? "party.companyName" : "party.name")}
          maxLength={60}
        />
        {kind === "company" ? (
          <>
            <SelectField
              {...field("companyType")}
              label={t("party.companyType")}
              choices={companyTypes.map((c) => ({ value: c, label: t(`party.companyTypes.${c}`) }))}
              empty={t("form.choose1")}
            />
            <TextField {...field("creditCode")} label={t("field.creditCode")} maxLength={24} />
          </>
        ) : (
          <>
            <TextField
              {...field("idNumber")}
              label={t("party.idNumber")}
              autoComplete="off"
              maxLength={24}
              help={e?.tail ? t("form.kept", { tail: e.tail }) : undefined}
            />
            <div className="duo">
              <TextField {...field("employer")} label={t("party.employer")} maxLength={60} />
              <TextField {...field("post")} label={t("party.post")} optional={optional} maxLength={30} />
            </div>
            <div className="duo">
              <TextField
                {...field("income")}
                label={t("party.income")}
                optional={optional}
                inputMode="decimal"
                suffix={t("form.yuan")}
              />
              <TextField
                {...field("relation")}
                label={t("party.relation")}
                optional={optional}
                maxLength={20}
              />
            </div>
            <div className="duo">
              <TextField
                {...field("spouseName")}
                label={t("party.spouseName")}
                optional={optional}
                maxLength={20}
              />
              <TextField
                {...field("spouseId")}
                label={t("party.spouseId")}
                optional={optional}
                autoComplete="off"
                maxLength={24}
              />
            </div>
          </>
        )}
        <div className="duo">
          <TextField {...field("phone")} label={t("party.phone")} optional={optional} inputMode="tel" />
          <TextField
            {...field("guaranteed")}
            label={t("party.guaranteed")}
            optional={optional}
            inputMode="decimal"
            suffix={t("form.yuan")}
          />
        </div>
        <DateField
          {...field("signedOn")}
          label={t("party.signedOn")}
          optional={optional}
          pick={t("form.pickDay")}
        />
        <p className="mt4">
          <button type="submit" className="btn pri">
            {t("party.save")}
          </button>
        </p>
      </div>
    </form>
  );
}
