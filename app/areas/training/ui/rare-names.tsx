import { Fragment } from "react";
import { useText } from "~/platform/i18n/use-text";
import { Icon } from "~/ui/icon";
import { NameWithCodes } from "~/ui/name-with-codes";
import { rosterText } from "../text";

export interface RareName {
  name: string;
  /** Characters of the name that no certificate can print. */
  rare: readonly string[];
}

/** How many are named; a class with more has a mistake in its file rather than rare names. */
const named = 6;

/** Names that no certificate can carry, long before the clerk stands at the printer. */
export function RareNames({ names, separator }: { names: readonly RareName[]; separator: string }) {
  const t = useText(rosterText);
  if (names.length === 0) return null;
  const [before = "", after = ""] = t("rare.line", { count: names.length, names: "|" }).split("|");
  return (
    <div className="check warn1 mt2">
      <Icon name="triangle-alert" />
      <span>
        {before}
        {names.slice(0, named).map((n, i) => (
          <Fragment key={`${i + 1}`}>
            {i > 0 && separator}
            <NameWithCodes name={n.name} missing={n.rare} />
          </Fragment>
        ))}
        {names.length > named && "…"}
        {after}
      </span>
    </div>
  );
}
