import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { RadioField, SelectField, TextField } from "~/ui/field";
import { Sheet } from "~/ui/sheet";
import { answers } from "../../eligibility";
import { loanText } from "../../text";
import { applicationText } from "../../text/application";
import { type PartyAnswer, PartyFrame, RemoveLine } from "./party-frame";

interface Page {
  id: number;
  number: string;
  section: string;
  title: string;
  atRisk: string | null;
  mayEdit: boolean;
  groups: readonly { value: string; label: string }[];
  rows: readonly {
    id: number;
    name: string;
    place: string;
    idNumber: string | null;
    group: string | null;
    share: string | null;
    eligible: boolean;
    why: string;
  }[];
}

/** Partners of a joint loan: each from the register, each eligible by themselves. */
export function PartnersPage({ page: d, result }: { page: Page; result?: PartyAnswer }) {
  const t = useText(applicationText);
  return (
    <PartyFrame page={d} result={result}>
      <Sheet title={d.section} count={d.rows.length}>
        {d.rows.length === 0 ? (
          <p className="sb sub">{t("party.none")}</p>
        ) : (
          <table className="tbl two">
            <caption className="vh">{d.section}</caption>
            <thead>
              <tr>
                <th>{t("party.name")}</th>
                <th>{t("party.group")}</th>
                <th>{t("party.share")}</th>
                <th>{t("col.state")}</th>
                <th>{t("home.action")}</th>
              </tr>
            </thead>
            <tbody>
              {d.rows.map((r) => (
                <tr key={r.id}>
                  <td className="wide">
                    <span className="who">{r.name}</span> <span className="sub">{r.place}</span>{" "}
                    <span className="sub nw">{r.idNumber}</span>
                  </td>
                  <td>{r.group}</td>
                  <td className="num">{r.share}</td>
                  <td>
                    <Badge tone={r.eligible ? "ok" : "bad"}>
                      {t(r.eligible ? "party.eligible" : "party.notEligible")}
                    </Badge>
                    {r.why && <span className="sub block">{r.why}</span>}
                  </td>
                  <td className="nw">{d.mayEdit && <RemoveLine id={r.id} name={r.name} />}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Sheet>
      {d.mayEdit && <AddPartner page={d} result={result} />}
    </PartyFrame>
  );
}

function AddPartner({ page: d, result }: { page: Page; result?: PartyAnswer }) {
  const t = useText(applicationText);
  const l = useText(loanText);
  const field = (name: string) => ({
    id: name,
    name,
    defaultValue: result?.typed[name] ?? "",
    errors: result?.errors[name] ? [result.errors[name]] : undefined,
  });
  const { id: _, ...proof } = field("groupProof");
  return (
    <form method="post" className="sheet form" noValidate>
      <div className="sh">
        <h2>{t("party.add")}</h2>
      </div>
      <div className="sb">
        <TextField {...field("idNumber")} label={t("party.idNumber")} autoComplete="off" maxLength={24} />
        <SelectField
          {...field("groupCode")}
          label={t("party.group")}
          choices={d.groups}
          empty={t("form.choose1")}
        />
        <RadioField
          {...proof}
          defaultValue={proof.defaultValue || "unknown"}
          label={t("party.proof")}
          choices={answers.map((a) => ({ value: a, label: l(`calculator.answers.${a}`) }))}
        />
        <TextField
          {...field("share")}
          label={t("party.share")}
          optional={t("form.optional")}
          inputMode="decimal"
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
