import { useText } from "~/platform/i18n/use-text";
import { Note } from "~/ui/sheet";
import { householdsText } from "../../text/households";

/** The way to the household that somebody must leave first. */
export function OpenHousehold({ id }: { id: number | undefined }) {
  const t = useText(householdsText);
  if (id === undefined) return null;
  return (
    <Note tone="warn">
      {t("join.elsewhere")} <a href={`/households/${id}`}>{t("join.openElsewhere")}</a>
    </Note>
  );
}
