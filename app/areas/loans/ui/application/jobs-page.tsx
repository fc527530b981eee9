import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { DateField } from "~/ui/date-field";
import { SelectField, TextField } from "~/ui/field";
import { Sheet } from "~/ui/sheet";
import { applicationText } from "../../text/application";
import { type PartyAnswer, PartyFrame, RemoveLine } from "./party-frame";

interface Page {
  id: number;
  number: string;
  section: string;
  title: string;
  atRisk: string | null;
  mayEdit: boolean;
  mayProve: boolean;
  /** Of a firm: how many count towards its ratio. */
  counted: string | null;
  groups: readonly { value: string; label: string }[];
  edited: {
    id: number;
    name: string;
    tail: string | null;
    groupCode: string;
    contractOn: string;
    contractUntilOn: string;
    contractOpen: boolean;
    proved: boolean;
  } | null;
  rows: readonly {
    id: number;
    name: string;
    tail: string | null;
    group: string | null;
    contract: string | null;
    until: string | null;
    proved: boolean;
    why: string | null;
  }[];
}

/** 带动就业: names, with the day of the contract and whether it was seen. */
export function JobsPage({ page: d, result }: { page: Page; result?: PartyAnswer }) {
  const t = useText(applicationText);
  return (
    <PartyFrame page={d} result={result}>
      <Sheet title={d.section} count={d.rows.length} foot={d.counted ?? undefined}>
        {d.rows.length === 0 ? (
          <p className="sb sub">{t("party.none")}</p>
        ) : (
          <table className="tbl two">
            <caption className="vh">{d.section}</caption>
            <thead>
              <tr>
                <th>{t("party.name")}</th>
                <th>{t("party.group")}</th>
                <th>{t("party.contractOn")}</th>
                <th>{t("party.contractUntilOn")}</th>
                <th>{t("col.state")}</th>
                <th>{t("home.action")}</th>
              </tr>
            </thead>
            <tbody>
              {d.rows.map((r) => (
                <tr key={r.id}>
                  <td className="wide">
                    <span className="who">{r.name}</span>{" "}
                    {r.tail && <span className="sub nw">**** {r.tail}</span>}
                  </td>
                  <td>{r.group}</td>
                  <td className="nw">
                    {r.contract && <span className="onlyphone sub">{t("party.contractOn")} </span>}
                    {r.contract}
                  </td>
                  <td className="nw">
                    {r.until && <span className="onlyphone sub">{t("party.contractUntilOn")} </span>}
                    {r.until}
                  </td>
                  <td>
                    <Badge tone={r.proved ? "ok" : "warn"}>
                      {t(r.proved ? "party.proved" : "party.notProved")}
                    </Badge>
                    {r.why && <span className="sub block">{r.why}</span>}
                  </td>
                  <td className="nw">
                    {d.mayProve && (
                      <a className="btn sm" href={`?edit=${r.id}#line`}>
                        {t("party.edit")}
                        <span className="vh"> {r.name}</span>
                      </a>
                    )}{" "}
                    {d.mayEdit && <RemoveLine id={r.id} name={r.name} />}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Sheet>
      {(d.mayEdit || (d.edited && d.mayProve)) && <JobForm page={d} result={result} />}
    </PartyFrame>
  );
}

function JobForm({ page: d, result }: { page: Page; result?: PartyAnswer }) {
  const t = useText(applicationText);
  const e = d.edited;
  const kept: Record<string, string> = e
    ? {
        name: e.name,
        groupCode: e.groupCode,
        contractOn: e.contractOn,
        contractUntilOn: e.contractUntilOn,
      }
    : {};
  const field = (name: string) => ({
    id: name,
    name,
    defaultValue: result?.typed[name] ?? kept[name] ?? "",
    errors: result?.errors[name] ? [result.errors[name]] : undefined,
  });
  const optional = t("form.optional");
  return (
    <form method="post" className="sheet form" id="line" key={e?.id ?? "new"} noValidate>
      <div className="sh">
        <h2>{t(e ? "party.edit" : "party.add")}</h2>
      </div>
      <div className="sb">
        {e && <input type="hidden" name="job" value={e.id} />}
        <TextField {...field("name")} label={t("party.name")} maxLength={20} />
        <TextField
          {...field("idNumber")}
          label={t("party.idNumber")}
          optional={optional}
          autoComplete="off"
          maxLength={24}
          help={e?.tail ? t("form.kept", { tail: e.tail }) : undefined}
        />
        <SelectField
          {...field("groupCode")}
          label={t("party.group")}
          optional={optional}
          choices={d.groups}
          empty={t("form.choose1")}
        />
        <DateField
          {...field("contractOn")}
          label={t("party.contractOn")}
          optional={optional}
          pick={t("form.pickDay")}
        />
        <DateField
          {...field("contractUntilOn")}
          label={t("party.contractUntilOn")}
          optional={optional}
          pick={t("form.pickDay")}
        />
        <p className="f">
          <label className="plain">
            <input
              type="checkbox"
              name="contractOpen"
              value="yes"
              defaultChecked={result ? result.typed.contractOpen === "yes" : (e?.contractOpen ?? false)}
            />
            {t("party.contractOpen")}
          </label>
        </p>
        <p className="f">
          <label className="plain">
            <input
              type="checkbox"
              name="proved"
              value="yes"
              defaultChecked={result ? result.typed.proved === "yes" : (e?.proved ?? false)}
            />
            {t("party.proved")}
          </label>
        </p>
        <p className="mt4">
          <button type="submit" className="btn pri">
            {t("party.save")}
          </button>
        </p>
      </div>
    </form>
  );
}
