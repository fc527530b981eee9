import { type ListViews, ViewTabs } from "~/areas/views";
import { useText } from "~/platform/i18n/use-text";
import { type Choices, FilterByTyping } from "~/platform/lists/filter-by-typing";
import { NotUnderstood } from "~/platform/lists/not-understood";
import { pageSizes } from "~/platform/paging";
import { FilterBar, FilterChoice } from "~/ui/filter-bar";
import { Icon } from "~/ui/icon";
import { Pager, PageSizes } from "~/ui/list";
import { PageHead } from "~/ui/page-head";
import { EmptyState } from "~/ui/sheet";
import { householdFilterLabel, householdFilterWords } from "../../households/filter-words";
import { benefitKinds, housings, listedNeeds } from "../../households/household";
import {
  type HouseholdFilter,
  type HouseholdsView,
  householdColumns,
  householdList,
} from "../../households/households-view";
import { householdsText } from "../../text/households";
import { type HouseholdItem, HouseholdsTable } from "./households-table";

export interface HouseholdsPageProps {
  views: ListViews;
  view: HouseholdsView;
  rows: readonly HouseholdItem[];
  count: number;
  previousHref?: string;
  nextHref?: string;
  villages: Choices;
  /** Suspected double households, for somebody who may merge them. */
  suspected: number;
  may: { create: boolean; export: boolean; sensitive: boolean; merge: boolean };
}

export function HouseholdsPage(props: HouseholdsPageProps) {
  const { view, rows, count, may } = props;
  const t = useText(householdsText);
  return (
    <>
      <PageHead
        title={
          <>
            {t("list.title")} <span className="count">{t("list.count", { count })}</span>
          </>
        }
        actions={
          <>
            {may.merge && (
              <a className="btn" href="/households/duplicates">
                <Icon name="git-compare" />
                {t("pairs.open")} {props.suspected > 0 && <b>{props.suspected}</b>}
              </a>
            )}
            {may.export && count > 0 && (
              <a className="btn" href={householdList.write({ ...view, cursor: null }, "/households/export")}>
                <Icon name="download" />
                {t("list.export")}
              </a>
            )}
            {may.create && (
              <a className="btn" href="/households/import">
                <Icon name="upload" />
                {t("list.import")}
              </a>
            )}
            {may.create && (
              <a className="btn pri" href="/households/new">
                <Icon name="plus" />
                {t("list.add")}
              </a>
            )}
          </>
        }
      />
      <Views view={view} views={props.views} sensitive={may.sensitive} />
      <NotUnderstood list={householdList} view={view} label={(key) => householdFilterLabel(key, t)} />
      <section className="sheet">
        <Filters {...props} />
        {rows.length > 0 ? (
          <HouseholdsTable view={view} rows={rows} sensitive={may.sensitive} edit={may.create} />
        ) : (
          <Nothing view={view} create={may.create} />
        )}
        {rows.length > 0 && (
          <Pager
            summary={t("list.shown", { shown: rows.length, count })}
            previous={t("list.previous")}
            next={t("list.next")}
            previousHref={props.previousHref}
            nextHref={props.nextHref}
            sizes={
              <PageSizes
                label={t("list.size")}
                size={view.size}
                sizes={pageSizes}
                href={(size) => householdList.write({ ...view, size, cursor: null })}
              />
            }
          />
        )}
      </section>
    </>
  );
}

function Filters({ view, villages, may }: HouseholdsPageProps) {
  const t = useText(householdsText);
  const { filter } = view;
  const words = householdFilterWords(filter, (id) => villages.items.find((v) => v.id === id)?.name, t);
  const kept = householdList
    .parts({ ...view, cursor: null })
    .filter(([name]) => ["sort", "columns", "size"].includes(name));
  return (
    <FilterBar
      action="/households"
      kept={filter.state ? [...kept, ["state", filter.state]] : kept}
      term={filter.term}
      conditions={words.map((c) => ({
        ...c,
        chip: t("list.chip", { label: c.label }),
        without: householdList.write(
          householdList.filtered({ ...view, filter: {} }, householdList.dropped(filter, c.key)),
        ),
      }))}
      clearHref={
        words.length > 0
          ? householdList.write(householdList.filtered({ ...view, filter: {} }, {}))
          : undefined
      }
      words={{
        term: t("list.term"),
        more: t("list.addCondition"),
        apply: t("list.apply"),
        clear: t("list.clear"),
        remove: (label) => t("list.drop", { label }),
      }}
    >
      <FilterByTyping
        name="village"
        label={t("field.village")}
        any={t("field.any")}
        nothing={t("form.noVillage")}
        value={filter.villageId}
        choices={villages}
      />
      <FilterChoice
        name="pension"
        label={t("list.pension")}
        any={t("field.any")}
        value={filter.pension}
        choices={[{ value: "overdue", label: t("list.overdue") }]}
      />
      {may.sensitive && (
        <FilterChoice
          name="benefit"
          label={t("list.benefit")}
          any={t("field.any")}
          value={filter.benefit}
          choices={benefitKinds.map((k) => ({ value: k, label: t(`benefit.${k}`) }))}
        />
      )}
      <FilterChoice
        name="need"
        label={t("needs.title")}
        any={t("field.any")}
        value={filter.need}
        choices={listedNeeds.map((n) => ({
          value: n,
          label: n === "any" ? t("needs.standing") : t(`need.${n}`),
        }))}
      />
      <FilterChoice
        name="housing"
        label={t("field.housing")}
        any={t("field.any")}
        value={filter.housing}
        choices={housings.map((h) => ({ value: h, label: t(`housing.${h}`) }))}
      />
      <Size name="from" label={t("list.sizeFrom")} value={filter.sizeFrom} />
      <Size name="to" label={t("list.sizeTo")} value={filter.sizeTo} />
    </FilterBar>
  );
}

function Size({ name, label, value }: { name: string; label: string; value: number | undefined }) {
  return (
    <div className="f">
      <label htmlFor={`filter-${name}`}>{label}</label>
      <input
        id={`filter-${name}`}
        name={name}
        type="number"
        min={0}
        max={99}
        inputMode="numeric"
        className="in sm"
        defaultValue={value}
      />
    </div>
  );
}

const nothing = new URLSearchParams();

function Views({ view, views, sensitive }: { view: HouseholdsView; views: ListViews; sensitive: boolean }) {
  const t = useText(householdsText);
  const every: (readonly [HouseholdFilter, string])[] = [
    [{}, t("list.viewAll")],
    [{ pension: "overdue" }, t("list.viewOverdue")],
    ...(sensitive ? [[{ benefit: "minimum-living" }, t("list.viewLow")] as const] : []),
    [{ need: "any" }, t("needs.viewOpen")],
    [{ state: "head-died" }, t("list.headDied")],
    [{ state: "ended" }, t("list.viewEnded")],
  ];
  const to = (filter: HouseholdFilter) =>
    Object.keys(filter).length === 0
      ? views.all
      : householdList.write(householdList.filtered({ ...view, filter: {} }, filter));
  // A view that somebody keeps of the same condition stands in its place: one tab for one list.
  const bare = (filter: HouseholdFilter) => householdList.write({ ...householdList.read(nothing), filter });
  const ready = every.filter(([filter]) => !views.items.some((v) => v.to === bare(filter)));
  const current = JSON.stringify(view.filter);
  const shown = ready.some(([filter]) => bare(filter) === householdList.write({ ...view, cursor: null }));
  return (
    <nav className="tabs" aria-label={t("list.views")}>
      {ready.map(([filter, label]) => (
        <a
          key={label}
          href={to(filter)}
          aria-current={current === JSON.stringify(filter) ? "page" : undefined}
        >
          {label}
        </a>
      ))}
      <ViewTabs views={shown ? { ...views, save: null } : views} />
      <details className="cond right end nophone">
        <summary>
          <Icon name="columns-3" /> {t("list.columns")}
        </summary>
        <form className="pop" method="get" action="/households">
          <Kept view={view} without="columns" />
          <fieldset className="f">
            <legend className="lab">{t("list.columns")}</legend>
            <div className="radios">
              {householdColumns.map((c) => (
                <label key={c} className="plain">
                  <input type="checkbox" name="columns" value={c} defaultChecked={view.columns.includes(c)} />
                  {t(`field.${c}`)}
                </label>
              ))}
            </div>
          </fieldset>
          <div className="row mt4">
            <button type="submit" className="btn pri">
              {t("list.columnsApply")}
            </button>
          </div>
        </form>
      </details>
    </nav>
  );
}

/** Hidden fields that keep the rest of an address when a form changes a part of it. */
function Kept({ view, without }: { view: HouseholdsView; without: string }) {
  return householdList
    .parts({ ...view, cursor: null })
    .filter(([name]) => name !== without)
    .map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}

function Nothing({ view, create }: { view: HouseholdsView; create: boolean }) {
  const t = useText(householdsText);
  const filtered = householdList.set(view.filter).length > 0;
  return (
    <EmptyState
      icon={filtered ? "filter" : "house"}
      title={t(filtered ? "list.emptyTitle" : "list.firstTitle")}
      text={t(filtered ? "list.emptyText" : "list.firstText")}
      action={
        create && (
          <a className="btn pri" href="/households/new">
            {t("list.add")}
          </a>
        )
      }
    />
  );
}
