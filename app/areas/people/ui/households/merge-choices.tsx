import { useText } from "~/platform/i18n/use-text";
import { Note, Sheet } from "~/ui/sheet";
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
  const detail = (side: Pair["a"]) => `${side.place} · ${t("page.registered", { when: side.registered })}`;
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
      {a.place !== b.place && <Note>{t("mergeHouseholds.villageStays", { place: b.place })}</Note>}
      <Sheet title={t("mergeHouseholds.fields")} count={rows.length}>
        {/* A phone shows no headings of columns: which is which is said above them too. */}
        <ul className="sb t13">
          <li>
            <b>{t("mergeHouseholds.sideA", { name: a.title })}</b> <span className="sub">{detail(a)}</span>
          </li>
          <li>
            <b>{t("mergeHouseholds.sideB", { name: b.title })}</b> <span className="sub">{detail(b)}</span>
          </li>
        </ul>
        {rows.length === 0 ? (
          <p className="sb">{t("mergeHouseholds.nothingDiffers")}</p>
        ) : (
          <table className="tbl dense cmp two">
            <thead>
              <tr>
                <th>{t("mergeHouseholds.field")}</th>
                <th>{t("mergeHouseholds.sideA", { name: a.title })}</th>
                <th>{t("mergeHouseholds.sideB", { name: b.title })}</th>
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
