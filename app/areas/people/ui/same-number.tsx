import { useText } from "~/platform/i18n/use-text";
import { Icon } from "~/ui/icon";
import { peopleText } from "../text";

/** The ID number is on record: the way to that person. */
export function SameNumber({ id, name }: { id: number; name: string }) {
  const t = useText(peopleText);
  return (
    <div className="mt3">
      <a className="btn" href={`/people/${id}`}>
        <Icon name="user" />
        {t("form.openExisting", { name })}
      </a>
    </div>
  );
}
