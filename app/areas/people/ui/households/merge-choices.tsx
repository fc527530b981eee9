import { useText } from "~/platform/i18n/use-text";
import { Sheet } from "~/ui/sheet";
import { householdsText } from "../../text/households";
import type { Pair } from "./merge-household-page";

/** One row for each field and each year that differ, two radios; and what moves. */
export function MergeChoices({
  pair,
  chosen,
}: {
  pair: Pair;
  /** What was chosen before the page came back. */
  chosen: Readonly<Record<string, string>>;
}) {
  const t = useText(householdsText);
  const { a, b } = pair;
  const rows = [
    ...pair.fields.map((f) => ({ key: f.field as string, label: f.label, a: f.a, b: f.b, usual: f.usual })),
    ...pair.years.map((y) => ({
      key: `year.${y.year}`,
      label: t("income.ofYear", { year: y.year }),
      a: y.a as string | null,
      b: y.b as string | null,
      usual: "survivor" as const,
    })),
    ...pair.benefits.map((p) => ({
      key: `benefit.${p.id}`,
      label: t("mergeHouseholds.goesOn", { name: p.name }),
      a: p.a as string | null,
      b: p.b as string | null,
      usual: "survivor" as const,
    })),
  ];
  return (
    <>
      <Sheet title={t("mergeHouseholds.fields")} count={rows.length}>
        {rows.length === 0 ? (
          <p className="sb">{t("mergeHouseholds.nothingDiffers")}</p>
        ) : (
          <table className="tbl dense cmp two">
            <thead>
              <tr>
                <th>{t("mergeHouseholds.field")}</th>
                <th>
                  {t("mergeHouseholds.sideA", { name: a.title })}{" "}
                  <span className="sub block">
                    {a.place} · {t("page.registered", { when: a.registered })}
                  </span>
                </th>
                <th>
                  {t("mergeHouseholds.sideB", { name: b.title })}{" "}
                  <span className="sub block">
                    {b.place} · {t("page.registered", { when: b.registered })}
                  </span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((r) => (
                <tr key={r.key}>
                  <td className="wide sub nw">{r.label}</td>
                  {(["survivor", "merged"] as const).map((side) => (
                    <td key={side}>
                      <label>
                        <input
                          type="radio"
                          name={r.key}
                          value={side}
                          defaultChecked={(chosen[r.key] ?? r.usual) === side}
                        />
                        {(side === "survivor" ? r.a : r.b) ?? (
                          <span className="sub">{t("mergeHouseholds.empty")}</span>
                        )}
                      </label>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {pair.benefits.length > 0 && <p className="sb t13 sub">{t("mergeHouseholds.goesOnHelp")}</p>}
      </Sheet>
      <Sheet title={t("mergeHouseholds.moves")}>
        <table className="tbl dense">
          <thead>
            <tr>
              <th>{t("mergeHouseholds.content")}</th>
              <th className="num">{t("mergeHouseholds.had")}</th>
              <th className="num">{t("mergeHouseholds.moved")}</th>
            </tr>
          </thead>
          <tbody>
            {pair.moves.map((m) => (
              <tr key={m.key}>
                <td>{m.word}</td>
                <td className="num">{m.had}</td>
                <td className="num">{m.moved}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Sheet>
    </>
  );
}
