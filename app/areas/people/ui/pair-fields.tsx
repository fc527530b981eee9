import { useText } from "~/platform/i18n/use-text";
import { Sheet } from "~/ui/sheet";
import type { FieldChoice } from "../duplicates/pair-view.server";
import type { MergeField, MergeSide } from "../merge/merge-fields";
import { duplicatesText } from "../text/duplicates";
import type { PairPageProps } from "./pair-page";

interface Props extends Pick<PairPageProps, "a" | "b" | "fields" | "same"> {
  choices: Partial<Record<MergeField, MergeSide>>;
  choose: (field: MergeField, side: MergeSide) => void;
}

/** One row for each field that differs: two radios and the result beside them. Equal fields are only counted. */
export function FieldTable({ a, b, fields, same, choices, choose }: Props) {
  const t = useText(duplicatesText);
  const sameWords =
    same.length > 0 && t("pair.sameFields", { count: same.length, names: same.join(t("list.comma")) });
  return (
    <Sheet
      title={t("pair.fieldsTitle")}
      count={t("pair.fieldsCount", { count: fields.length })}
      foot={sameWords && <span className="sub">{sameWords}</span>}
    >
      {fields.length === 0 ? (
        <p className="sb">{t("pair.nothingDiffers")}</p>
      ) : (
        <table className="tbl dense cmp two">
          <thead>
            <tr>
              <th>{t("pair.field")}</th>
              <th>
                {t("pair.sideA", { name: a.name })}{" "}
                <span className="sub block">{t("pair.registered", { when: a.registered })}</span>
              </th>
              <th>
                {t("pair.sideB", { name: b.name })}{" "}
                <span className="sub block">{t("pair.registered", { when: b.registered })}</span>
              </th>
              <th className="res">{t("pair.after")}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map((f) => {
              const chosen = choices[f.field] ?? f.usual;
              const cell = (side: MergeSide) => (
                <td className={chosen === side ? "on" : undefined}>
                  <label>
                    <input
                      type="radio"
                      name={f.field}
                      value={side}
                      checked={chosen === side}
                      onChange={() => choose(f.field, side)}
                      aria-label={t(side === "survivor" ? "pair.takeA" : "pair.takeB", { field: f.label })}
                    />
                    <Value field={f} side={side} of={side === "survivor" ? a : b} />
                  </label>
                </td>
              );
              return (
                <tr key={f.field}>
                  <td className="wide sub nw">{f.label}</td>
                  {cell("survivor")}
                  {cell("merged")}
                  <td className="res wide">
                    <b>
                      <Value field={f} side={chosen} of={chosen === "survivor" ? a : b} />
                    </b>{" "}
                    <Kept field={f} chosen={chosen} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </Sheet>
  );
}

function Value({ field, side, of }: { field: FieldChoice; side: MergeSide; of: PairPageProps["a"] }) {
  const t = useText(duplicatesText);
  const value = side === "survivor" ? field.a : field.b;
  if (value === null) return <span className="sub">{t("pair.empty")}</span>;
  if (field.field !== "photo") return <span>{value}</span>;
  return (
    <img className="photo" src={`/people/${of.id}/photo.image`} alt={t("pair.photoOf", { name: of.name })} />
  );
}

/** What of the value that is not taken still leads to the record. */
function Kept({ field, chosen }: { field: FieldChoice; chosen: MergeSide }) {
  const t = useText(duplicatesText);
  const other = chosen === "survivor" ? field.b : field.a;
  if (!other) return null;
  if (field.field === "name") return <span className="sub">{t("pair.stillFound", { name: other })}</span>;
  if (field.field === "idNumber" && field.bothNumbers)
    return <span className="sub">{t("pair.numberFound")}</span>;
  return null;
}
