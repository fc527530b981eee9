import { useText } from "~/platform/i18n/use-text";
import { Icon } from "~/ui/icon";
import { donationText } from "../text";

/** One box, and whom it means: each with the way to choose them. */
export function FindPerson(props: {
  term: string;
  total: number;
  people: readonly { id: number; name: string; place: string }[];
}) {
  const t = useText(donationText);
  return (
    <section className="sheet form">
      <form method="get" className="filterbar">
        <span className="seek within">
          <Icon name="search" />
          <input
            type="search"
            name="q"
            aria-label={t("holder.find")}
            placeholder={t("holder.find")}
            defaultValue={props.term}
          />
        </span>
        <button type="submit" className="btn">
          {t("holder.findButton")}
        </button>
      </form>
      {props.term && (
        <div className="sb">
          <p className="sub">
            {props.total > 0 ? t("holder.found", { count: props.total }) : t("holder.nothing")}
          </p>
          <ul className="wl">
            {props.people.map((p) => (
              <li key={p.id}>
                <a href={`/recipients/new?person=${p.id}`} className="row between">
                  <span>
                    <b>{p.name}</b> <span className="sub">{p.place}</span>
                  </span>
                  <span>{t("holder.choose")}</span>
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
