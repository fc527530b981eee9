import { useText } from "~/platform/i18n/use-text";
import { Icon } from "~/ui/icon";
import { Chip } from "~/ui/list";
import { villagesText } from "../text";
import { type VillagesView, writeVillagesView } from "../villages-view";

/** Search inside the list, the work group, and the conditions that hold now, each of them removable. */
export function VillagesFilter({ view, groups }: { view: VillagesView; groups: readonly string[] }) {
  const t = useText(villagesText);
  const without = (change: Partial<VillagesView>) => writeVillagesView({ ...view, ...change, cursor: null });
  return (
    <form className="tag-wrap" method="get">
      {view.sort !== "place" && <input type="hidden" name="sort" value={view.sort} />}
      <span className="seek">
        <Icon name="search" />
        <input
          type="search"
          name="term"
          aria-label={t("list.find")}
          placeholder={t("list.find")}
          defaultValue={view.term}
        />
      </span>
      {groups.length > 1 && (
        <select className="in fit" name="group" aria-label={t("list.group")} defaultValue={view.group ?? ""}>
          <option value="">{t("list.allGroups")}</option>
          {groups.map((g) => (
            <option key={g} value={g}>
              {t("list.groupN", { group: g })}
            </option>
          ))}
        </select>
      )}
      <button className="btn" type="submit">
        {t("list.findShort")}
      </button>
      {view.term && (
        <Chip
          label={t("list.term")}
          value={view.term}
          removeHref={without({ term: undefined })}
          removeLabel={t("list.drop", { what: view.term })}
        />
      )}
      {view.group && (
        <Chip
          label={t("list.groupIs")}
          value={view.group}
          removeHref={without({ group: undefined })}
          removeLabel={t("list.drop", { what: t("list.groupN", { group: view.group }) })}
        />
      )}
      {(view.term || view.group) && (
        <a className="t13" href="/villages">
          {t("list.clear")}
        </a>
      )}
    </form>
  );
}
