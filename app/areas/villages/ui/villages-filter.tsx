import { useText } from "~/platform/i18n/use-text";
import { Icon } from "~/ui/icon";
import { Chip } from "~/ui/list";
import { villagesText } from "../text";
import { type VillagesView, villageList } from "../villages-view";

/** Search inside the list, the work group, and the conditions that hold now, each of them removable. */
export function VillagesFilter({ view, groups }: { view: VillagesView; groups: readonly string[] }) {
  const t = useText(villagesText);
  const { filter } = view;
  const without = (change: Partial<VillagesView["filter"]>) =>
    villageList.write(villageList.filtered(view, change));
  return (
    <form className="tag-wrap" method="get">
      {villageList.parts(villageList.filtered({ ...view, filter: {} }, {})).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <span className="seek">
        <Icon name="search" />
        <input
          type="search"
          name="term"
          aria-label={t("list.find")}
          placeholder={t("list.find")}
          defaultValue={filter.term}
        />
      </span>
      {groups.length > 1 && (
        <select
          className="in fit"
          name="group"
          aria-label={t("list.group")}
          defaultValue={filter.group ?? ""}
        >
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
      {filter.term && (
        <Chip
          label={t("list.term")}
          value={filter.term}
          removeHref={without({ term: undefined })}
          removeLabel={t("list.drop", { what: filter.term })}
        />
      )}
      {filter.group && (
        <Chip
          label={t("list.groupIs")}
          value={filter.group}
          removeHref={without({ group: undefined })}
          removeLabel={t("list.drop", { what: t("list.groupN", { group: filter.group }) })}
        />
      )}
      {(filter.term || filter.group) && (
        <a className="t13" href="/villages">
          {t("list.clear")}
        </a>
      )}
    </form>
  );
}
