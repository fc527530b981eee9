import { Quoted } from "~/platform/i18n/quoted";
import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { Icon } from "~/ui/icon";
import { Sheet } from "~/ui/sheet";
import type { PersonOffer } from "../person-source";
import { personPageText } from "../text/person-page";

/** What could help this person next, each with why and by which rule. */
export function PersonOffers({ offers }: { offers: readonly PersonOffer[] }) {
  const w = useText(personPageText);
  if (offers.length === 0) return null;
  return (
    <Sheet title={w("page.offers")} className="offers-sheet">
      <ul className="offers">
        {offers.map((o) => (
          <li key={o.key}>
            <Icon name={o.icon} />
            <div className="grow">
              <b>{o.title}</b>{" "}
              <Badge tone={o.state.tone} icon={o.state.icon}>
                {o.state.word}
              </Badge>
              <p className="t13">{o.why}</p>
              <p className="t13 sub">
                <Quoted text={o.rule} />
              </p>
            </div>
            {o.action && (
              <a className="btn sm" href={o.action.to}>
                {o.action.label}
              </a>
            )}
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
