import { useText } from "~/platform/i18n/use-text";
import type { Likely } from "../likely-view.server";
import { peopleText } from "../text";

/** What is being registered beside who is on record already: is it the same person? */
export function LikelyPeople({
  typed,
  matches,
  words,
}: Likely & {
  /** For somebody on record who is being changed. */
  words?: { why: string; typed: string; saveAnyway: string };
}) {
  const t = useText(peopleText);
  const none = <span className="sub">{t("field.none")}</span>;
  const rows = [
    { ...typed, key: "typed", where: words?.typed ?? t("person.likelyThis"), to: undefined, why: "" },
    ...matches.map((m) => ({
      ...m,
      key: String(m.id),
      where: t("person.likelyThose"),
      to: `/people/${m.id}`,
    })),
  ];
  return (
    <section className="note warn likely" role="alert" aria-labelledby="likely">
      <b id="likely">{t("person.likely")}</b>
      <p>{words?.why ?? t("person.likelyWhy")}</p>
      <table className="tbl two mt2">
        <thead>
          <tr>
            <th>
              <span className="vh">{t("person.likely")}</span>
            </th>
            <th>{t("field.name")}</th>
            <th>{t("field.idNumber")}</th>
            <th>{t("field.birth")}</th>
            <th>{t("field.phone")}</th>
            <th>{t("field.village")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((r) => (
            <tr key={r.key}>
              <td className="sub wide">
                {r.where}
                {r.why && <div>{r.why}</div>}
              </td>
              <td className="nw">
                {r.to ? (
                  <a className="u" href={r.to} target="_blank" rel="noreferrer">
                    {r.name}
                  </a>
                ) : (
                  <b>{r.name}</b>
                )}
              </td>
              <td className="nw">{r.idNumber ?? none}</td>
              <td className="nw">{r.birth}</td>
              <td className="nw">{r.phone ?? none}</td>
              <td>{r.village}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <input type="hidden" name="shown" value={matches.map((m) => m.id).join(",")} />
      <div className="row mt3">
        <button type="submit" className="btn" name="anyway" value="yes">
          {words?.saveAnyway ?? t("person.saveAnyway")}
        </button>
      </div>
    </section>
  );
}
