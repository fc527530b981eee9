import { villageItems } from "~/areas/villages";
import { interfaceText } from "~/platform/i18n/interface-words";
import { useLanguage, useText } from "~/platform/i18n/use-text";
import { Combobox } from "~/ui/combobox";
import { Icon } from "~/ui/icon";
import { Chip } from "~/ui/list";
import { filterWords } from "../filter-words";
import { missingParts, type PeopleView, peopleList } from "../people-view";
import { categories, sensitiveCategories } from "../person";
import { peopleText } from "../text";

export interface VillageChoice {
  id: number;
  label: string;
}

/** Hidden fields that keep the rest of an address when a form changes a part of it. */
export function KeptParts({ view, without }: { view: PeopleView; without: readonly string[] }) {
  return peopleList
    .parts({ ...view, cursor: null })
    .filter(([name]) => !without.includes(name))
    .map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}

/** Search within the list, a chip for each condition, and the form that adds one. */
export function PeopleFilters(props: {
  view: PeopleView;
  villages: readonly VillageChoice[];
  byTyping: boolean;
  /** Whether the kinds of people that tell of health or poverty may be asked for. */
  mayCategories: boolean;
}) {
  const { view, villages } = props;
  const t = useText(peopleText);
  const language = useLanguage();
  const { filter } = view;
  const words = filterWords(filter, (id) => villages.find((v) => v.id === id)?.label, t, language);
  return (
    <div className="tag-wrap">
      <form className="seek" method="post" action={peopleList.write({ ...view, cursor: null })} role="search">
        <Icon name="search" />
        <input
          type="search"
          name="q"
          aria-label={t("list.filterTerm")}
          placeholder={t("list.filterTerm")}
          defaultValue={filter.term}
          key={filter.term}
          maxLength={40}
        />
      </form>
      {words.map((c) => (
        <Chip
          key={c.key}
          label={t("list.chip", { label: c.label })}
          value={c.value}
          removeHref={peopleList.write(
            peopleList.filtered({ ...view, filter: {} }, peopleList.dropped(filter, c.key)),
          )}
          removeLabel={t("list.dropCondition", { label: c.label })}
        />
      ))}
      <details className="cond">
        <summary className="btn sm">
          <Icon name="plus" />
          {t("list.addCondition")}
        </summary>
        <ConditionForm {...props} />
      </details>
      {words.length > 0 && (
        <a className="t13" href={peopleList.write(peopleList.filtered({ ...view, filter: {} }, {}))}>
          {t("list.clear")}
        </a>
      )}
    </div>
  );
}

function ConditionForm(props: {
  view: PeopleView;
  villages: readonly VillageChoice[];
  byTyping: boolean;
  mayCategories: boolean;
}) {
  const { view, villages } = props;
  const t = useText(peopleText);
  const i = useText(interfaceText);
  const { filter } = view;
  return (
    <form className="pop" method="get" action="/people">
      <KeptParts view={view} without={["village", "sex", "from", "to", "category", "missing"]} />
      <div className="fgrid">
        {props.byTyping ? (
          <Combobox
            id="with-village"
            name="village"
            label={t("field.village")}
            empty={t("field.any")}
            nothing={t("form.noVillage")}
            several={i("pick.several")}
            items={villages.map((v) => ({ value: String(v.id), label: v.label }))}
            defaultValue={filter.villageId === undefined ? undefined : String(filter.villageId)}
            load={villageItems}
          />
        ) : (
          <Choose
            name="village"
            label={t("field.village")}
            value={filter.villageId}
            choices={villages.map((v) => [v.id, v.label])}
          />
        )}
        <Choose
          name="category"
          label={t("field.category")}
          value={filter.category}
          choices={categories
            .filter((c) => props.mayCategories || !sensitiveCategories.includes(c))
            .map((c) => [c, t(`category.${c}`)])}
        />
        <Choose
          name="sex"
          label={t("field.sex")}
          value={filter.sex}
          choices={(["male", "female"] as const).map((s) => [s, t(`sex.${s}`)])}
        />
        <Choose
          name="missing"
          label={t("list.missing")}
          value={filter.missing}
          choices={missingParts.map((m) => [m, t(`list.lack.${m}`)])}
        />
        <Age name="from" label={t("list.ageFrom")} value={filter.ageFrom} />
        <Age name="to" label={t("list.ageTo")} value={filter.ageTo} />
      </div>
      <div className="row mt4">
        <button type="submit" className="btn pri">
          {t("list.apply")}
        </button>
      </div>
    </form>
  );
}

function Choose(props: {
  name: string;
  label: string;
  value: string | number | undefined;
  choices: readonly (readonly [string | number, string])[];
}) {
  const t = useText(peopleText);
  return (
    <div className="f">
      <label htmlFor={`with-${props.name}`}>{props.label}</label>
      <select id={`with-${props.name}`} name={props.name} className="in" defaultValue={props.value ?? ""}>
        <option value="">{t("field.any")}</option>
        {props.choices.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}

function Age({ name, label, value }: { name: string; label: string; value: number | undefined }) {
  return (
    <div className="f">
      <label htmlFor={`with-${name}`}>{label}</label>
      <input
        id={`with-${name}`}
        name={name}
        type="number"
        min={0}
        max={150}
        inputMode="numeric"
        className="in"
        defaultValue={value}
      />
    </div>
  );
}
