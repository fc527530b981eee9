import { useText } from "~/platform/i18n/use-text";
import { Sheet } from "~/ui/sheet";
import { duplicatesText } from "../text/duplicates";

export interface Doubles {
  suspected: readonly { id: number; words: string }[];
  merges: readonly { id: number; words: string }[];
}

/** Other records that look like this person, and those that became one with it. */
export function PersonDoubles({ suspected, merges }: Doubles) {
  const t = useText(duplicatesText);
  return (
    <>
      {suspected.length > 0 && (
        <Sheet className="screen-only" title={t("person.suspected")} count={suspected.length} pad>
          <ul className="stack">
            {suspected.map((p) => (
              <li key={p.id} className="t13">
                {p.words}
                <a className="block" href={`/people/duplicates/${p.id}`}>
                  {t("person.compare")}
                </a>
              </li>
            ))}
          </ul>
        </Sheet>
      )}
      {merges.length > 0 && (
        <Sheet className="screen-only" title={t("person.merges")} pad>
          <ul className="stack">
            {merges.map((m) => (
              <li key={m.id} className="t13">
                {m.words}
                <a className="block" href={`/people/merges/${m.id}`}>
                  {t("person.undo")}
                </a>
              </li>
            ))}
          </ul>
        </Sheet>
      )}
    </>
  );
}
