import { useText } from "~/platform/i18n/use-text";
import { RadioField, TextField } from "~/ui/field";
import { Icon } from "~/ui/icon";
import { PageHead } from "~/ui/page-head";
import { Note, Sheet } from "~/ui/sheet";
import { borrowerKinds } from "../../eligibility";
import { applicationText } from "../../text/application";

interface Page {
  title: string;
  q: string;
  requestKey: string;
  /** What a calculation asked for. */
  asks: { kind: string; amount: string; term: string; words: string; query: string } | null;
  person: {
    id: number;
    name: string;
    words: string;
    fills: number;
    warnings: readonly { text: string; to: string | null }[];
  } | null;
  found: {
    total: number;
    people: readonly {
      id: number;
      name: string;
      place: string;
      words: string;
      idNumber: string | null;
      young: boolean;
    }[];
  } | null;
}

/** Who borrows, and as what; then the form with what is known filled in. */
export function NewApplicationPage(props: {
  page: Page;
  result?: { why: string; open: number | null; kind: string };
}) {
  const { page: d, result } = props;
  const t = useText(applicationText);
  return (
    <>
      <PageHead
        crumbs={[{ label: t("application.area"), to: "/loans" }, { label: d.title }]}
        title={d.person ? `${d.title} ${d.person.name}` : d.title}
        facts={[d.person ? d.person.words : t("form.newHelp")]}
      />
      <div className="stack">
        {d.asks && <Note tone="ok">{d.asks.words}</Note>}
        {result && (
          <Note tone="bad" role="alert">
            {result.why}{" "}
            {result.open !== null && <a href={`/loans/applications/${result.open}`}>{t("home.open")}</a>}
          </Note>
        )}
        {!result &&
          d.person?.warnings.map((w) => (
            <Note tone="warn" key={w.text}>
              {w.text} {w.to && <a href={w.to}>{t("home.open")}</a>}
            </Note>
          ))}
        {d.person ? (
          <form method="post" className="sheet form" noValidate>
            <div className="sb pad6">
              <input type="hidden" name="person" value={d.person.id} />
              <input type="hidden" name="requestKey" value={d.requestKey} />
              <Asked asks={d.asks} />
              {d.person.fills > 0 && (
                <Note tone="ok">
                  <b>{t("form.fills", { count: d.person.fills })}</b> {t("form.fillsWhat")}
                </Note>
              )}
              <RadioField
                name="kind"
                label={t("field.kind")}
                defaultValue={result?.kind ?? d.asks?.kind ?? "person"}
                choices={borrowerKinds.map((k) => ({ value: k, label: t(`kind.${k}`) }))}
              />
              <p className="row mt4">
                <button type="submit" className="btn pri">
                  {t("form.begin")}
                </button>
                <a className="btn" href="/loans/new">
                  {t("form.cancel")}
                </a>
              </p>
            </div>
          </form>
        ) : (
          <FindBorrower page={d} />
        )}
      </div>
    </>
  );
}

/** The numbers of a calculation, carried on. */
function Asked({ asks, kind }: { asks: Page["asks"]; kind?: boolean }) {
  if (!asks) return null;
  return (
    <>
      {kind && <input type="hidden" name="kind" value={asks.kind} />}
      <input type="hidden" name="amount" value={asks.amount} />
      <input type="hidden" name="term" value={asks.term} />
    </>
  );
}

function FindBorrower({ page: d }: { page: Page }) {
  const t = useText(applicationText);
  return (
    <>
      <form method="get" className="sheet form">
        <div className="sb pad6">
          <Asked asks={d.asks} kind />
          <TextField id="q" name="q" label={t("form.find")} help={t("form.findHelp")} defaultValue={d.q} />
          <p className="mt4">
            <button type="submit" className="btn pri">
              <Icon name="search" />
              {t("form.search")}
            </button>
          </p>
        </div>
      </form>
      {d.found && (
        <Sheet title={t("form.found", { count: d.found.total })}>
          {d.found.people.length === 0 ? (
            <p className="sb">
              {t("form.foundNone")} <a href="/people/new">{t("form.addPerson")}</a>
            </p>
          ) : (
            <table className="tbl two">
              <caption className="vh">{t("form.find")}</caption>
              <thead className="vh">
                <tr>
                  <th>{t("col.borrower")}</th>
                  <th>{t("col.village")}</th>
                  <th>{t("home.action")}</th>
                </tr>
              </thead>
              <tbody>
                {d.found.people.map((p) => (
                  <tr key={p.id}>
                    <td className="wide">
                      <span className="who">{p.name}</span> <span className="sub">{p.words}</span>{" "}
                      <span className="sub nw">{p.idNumber}</span>
                    </td>
                    <td>{p.place}</td>
                    <td className="nw">
                      {p.young ? (
                        <span className="sub">{t("form.tooYoung")}</span>
                      ) : (
                        <a
                          className="btn sm"
                          href={`/loans/new?person=${p.id}${d.asks ? `&${d.asks.query}` : ""}`}
                        >
                          {t("form.choose")}
                          <span className="vh"> {p.name}</span>
                        </a>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Sheet>
      )}
    </>
  );
}
