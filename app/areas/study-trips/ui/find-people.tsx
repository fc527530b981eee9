import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { Icon } from "~/ui/icon";
import { EmptyState, Sheet } from "~/ui/sheet";
import { tripText } from "../text";

/** One box: whom to look for on the register. */
export function FindForm(props: {
  term: string;
  byVillage?: boolean;
  /** In a sheet that says what for. */
  inside?: boolean;
}) {
  const { term, byVillage } = props;
  const t = useText(tripText);
  const words = t(byVillage ? "nominate.searchVillage" : "nominate.search");
  return (
    <form method="get" className={props.inside ? "filterbar flat" : "sheet filterbar"}>
      <span className="seek within">
        <Icon name="search" />
        <input type="search" name="q" aria-label={words} placeholder={words} defaultValue={term} />
      </span>
      <button type="submit" className="btn pri">
        {t("nominate.find")}
      </button>
    </form>
  );
}

interface Found {
  total: number;
  people: readonly {
    id: number;
    name: string;
    place: string;
    phone: string;
    /** Where it makes one ask whether this is the person meant. */
    age?: number | null;
    why: `nominate.why.${"state" | "twice" | "village" | "otherTrip" | "notFound" | "dead"}` | null;
  }[];
}

/** Whom the term means; who cannot be chosen says why. */
export function FoundPeople(props: {
  found: Found;
  /** What people are looked for. */
  title: string;
  choice: (id: number) => { label: string; to: string };
}) {
  const t = useText(tripText);
  const { found } = props;
  if (found.people.length === 0)
    return (
      <section className="sheet">
        <EmptyState icon="users" title={t("nominate.found", { count: 0 })} text={t("nominate.nothing")} />
      </section>
    );
  const more = found.total > found.people.length;
  return (
    <Sheet
      title={t(more ? "nominate.foundMany" : "nominate.found", {
        count: found.total,
        shown: found.people.length,
      })}
    >
      <table className="tbl two">
        <caption className="vh">{props.title}</caption>
        <thead>
          <tr>
            <th>{t("col.name")}</th>
            <th>{t("col.village")}</th>
            <th>{t("col.phone")}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {found.people.map((p) => {
            const { label, to } = props.choice(p.id);
            return (
              <tr key={p.id}>
                <td className="nw">
                  <a className="who" href={`/people/${p.id}`}>
                    {p.name}
                  </a>
                  {p.age != null && !p.why && (
                    <div className="t12">
                      <Badge tone="warn">{t("nominate.ageShort", { age: p.age })}</Badge>
                    </div>
                  )}
                </td>
                <td className="nw">{p.place}</td>
                <td className="nw sub">{p.phone}</td>
                <td className="num">
                  {p.why ? (
                    <Badge tone={p.why === "nominate.why.twice" ? "mute" : "warn"}>
                      {t(p.why === "nominate.why.twice" ? "nominate.already" : p.why)}
                    </Badge>
                  ) : (
                    <a className="btn sm" href={to}>
                      {label}
                      <span className="vh"> {p.name}</span>
                    </a>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Sheet>
  );
}
