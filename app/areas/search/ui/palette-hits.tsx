import { useEffect, useRef } from "react";
import { useText } from "~/platform/i18n/use-text";
import type { Found } from "../search-everything.server";
import { searchText } from "../text";
import { FoundRow } from "./found-row";

/** What was found, group after group; the row the arrows stand on is kept in sight. */
export default function PaletteHits({ found, at }: { found: Found; at: number }) {
  const t = useText(searchText);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
    void at;
  }, [at]);
  let row = -1;
  return (
    <div ref={list}>
      {found.groups.map((g) => (
        <section key={g.group} aria-label={g.title}>
          <h2>
            <span>
              {g.title} {g.total}
            </span>
            {g.total > g.hits.length && (
              <a href={`/search?${new URLSearchParams({ q: found.term, group: g.group })}`}>{g.all}</a>
            )}
          </h2>
          {g.hits.map((hit) => {
            row += 1;
            return <FoundRow key={hit.id} hit={hit} icon={g.icon} chosen={row === at} open={t("open")} />;
          })}
        </section>
      ))}
    </div>
  );
}
