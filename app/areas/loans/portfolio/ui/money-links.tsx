import { useText } from "~/platform/i18n/use-text";
import { loanListText } from "../../text/lists";

export type MoneyPlace = "granted" | "arrears" | "due" | "import" | "subsidy" | "funds" | "reports";

const places: Record<MoneyPlace, string> = {
  granted: "/loans/granted",
  due: "/loans/due",
  arrears: "/loans/arrears",
  import: "/loans/repayments/import",
  subsidy: "/subsidy",
  funds: "/guarantee-funds",
  reports: "/loans/reports",
};

/** The pages of the money, one beside the other, on a phone in a menu; those that are closed to the viewer are not offered. */
export function MoneyLinks(props: {
  may: { subsidy: boolean; fund: boolean; import: boolean };
  here: MoneyPlace;
}) {
  const t = useText(loanListText);
  const open = (Object.keys(places) as MoneyPlace[]).filter(
    (p) =>
      p !== props.here &&
      (p !== "subsidy" || props.may.subsidy) &&
      (p !== "funds" || props.may.fund) &&
      (p !== "import" || props.may.import),
  );
  return (
    <>
      {open.map((p) => (
        <a key={p} className="btn nophone" href={places[p]}>
          {t(`links.${p}`)}
        </a>
      ))}
      <details className="menu pick phoneonly">
        <summary className="btn">{t("links.menu")}</summary>
        <div className="pop left">
          {open.map((p) => (
            <a key={p} href={places[p]}>
              {t(`links.${p}`)}
            </a>
          ))}
        </div>
      </details>
    </>
  );
}
