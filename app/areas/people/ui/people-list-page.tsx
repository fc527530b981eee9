import { type ListViews, ViewTabs } from "~/areas/views";
import { Quoted } from "~/platform/i18n/quoted";
import { useLanguage, useText } from "~/platform/i18n/use-text";
import { NotUnderstood } from "~/platform/lists/not-understood";
import { pageSizes } from "~/platform/paging";
import { Icon } from "~/ui/icon";
import { Pager, PageSizes } from "~/ui/list";
import { PageHead } from "~/ui/page-head";
import { EmptyState, Note } from "~/ui/sheet";
import { filterLabel, filterWords } from "../filter-words";
import { type FilterKey, type PeopleView, peopleColumns, peopleList } from "../people-view";
import { peopleText } from "../text";
import { KeptParts, PeopleFilters, type VillageChoice } from "./people-filters";
import { type PeopleItem, PeopleTable } from "./people-table";

export interface PeopleListProps {
  views: ListViews;
  view: PeopleView;
  rows: readonly PeopleItem[];
  count: number;
  /** More than were counted. */
  more: boolean;
  previousHref?: string;
  nextHref?: string;
  worst: { key: FilterKey; count: number; more: boolean } | null;
  villages: readonly VillageChoice[];
  byTyping: boolean;
  /** Suspected pairs, for somebody who may merge. */
  suspected: number;
  may: { create: boolean; export: boolean; merge: boolean; bulk: boolean; categories: boolean };
  /** By which rule the list says that somebody is past the age, or may be. */
  ageRule: string | null;
  /** Whose number was looked for, where it is not one person's: nobody here, or several. */
  foundByNumber?: readonly { id: number; name: string }[];
}

export function PeopleListPage(props: PeopleListProps) {
  const { view, rows, count, may } = props;
  const t = useText(peopleText);
  return (
    <>
      <PageHead
        title={
          <>
            {t("list.title")}{" "}
            <span className="count">{t(props.more ? "list.countMore" : "list.count", { count })}</span>
          </>
        }
        actions={
          <>
            {may.merge && (
              <a className="btn" href="/people/duplicates">
                <Icon name="git-compare" />
                {t("list.duplicates")} {props.suspected > 0 && <b>{props.suspected}</b>}
              </a>
            )}
            {may.bulk && count > 0 && (
              <a className="btn nophone" href={peopleList.write({ ...view, cursor: null }, "/people/bulk")}>
                <Icon name="list-checks" />
                {t("list.bulk")}
              </a>
            )}
            {may.export && count > 0 && (
              <a className="btn" href={peopleList.write({ ...view, cursor: null }, "/people/export")}>
                <Icon name="download" />
                {t("list.export")}
              </a>
            )}
            {may.create && (
              <a className="btn" href="/people/import">
                <Icon name="upload" />
                {t("list.import")}
              </a>
            )}
            {may.create && (
              <a className="btn pri" href="/people/new">
                <Icon name="plus" />
                {t("list.add")}
              </a>
            )}
          </>
        }
      />
      <Views view={view} views={props.views} />
      <NotUnderstood list={peopleList} view={view} label={(key) => filterLabel(key, t)} />
      {props.foundByNumber && (
        <div className="notice">
          <Note tone="warn" role="alert">
            {props.foundByNumber.length === 0 ? t("list.privateTerm") : t("list.shareNumber")}
            {props.foundByNumber.map((p) => (
              <a className="ml2" href={`/people/${p.id}`} key={p.id}>
                {p.name}
              </a>
            ))}
          </Note>
        </div>
      )}
      {props.ageRule && (
        <div className="notice">
          <Note>
            <Quoted text={props.ageRule} />
          </Note>
        </div>
      )}
      <section className="sheet">
        <PeopleFilters
          view={view}
          villages={props.villages}
          byTyping={props.byTyping}
          mayCategories={props.may.categories}
        />
        {rows.length === 0 ? (
          <Nobody {...props} />
        ) : (
          <PeopleTable
            view={view}
            rows={rows}
            choosing={may.export || may.bulk}
            bulk={may.bulk}
            count={count}
            more={props.more}
            key={peopleList.write(view)}
          />
        )}
        {rows.length > 0 && (
          <Pager
            summary={t(props.more ? "list.shownMore" : "list.shown", { shown: rows.length, count })}
            previous={t("list.previous")}
            next={t("list.next")}
            previousHref={props.previousHref}
            nextHref={props.nextHref}
            sizes={
              <PageSizes
                label={t("list.size")}
                size={view.size}
                sizes={pageSizes}
                href={(size) => peopleList.write({ ...view, size, cursor: null })}
              />
            }
          />
        )}
      </section>
    </>
  );
}

function Views({ view, views }: { view: PeopleView; views: ListViews }) {
  const t = useText(peopleText);
  const whole = peopleList.set(view.filter).length === 0 && !views.items.some((v) => v.current);
  return (
    <nav className="tabs" aria-label={t("list.views")}>
      <a href={views.all} aria-current={whole ? "page" : undefined}>
        {t("list.viewAll")}
      </a>
      <a href="/people/quality">{t("list.quality")}</a>
      <ViewTabs views={views} />
      <details className="cond right end nophone">
        <summary>
          <Icon name="columns-3" /> {t("list.columns")}
        </summary>
        <form className="pop" method="get" action="/people">
          <KeptParts view={view} without={["columns"]} />
          <fieldset className="f">
            <legend className="lab">{t("list.columns")}</legend>
            <div className="radios">
              {peopleColumns.map((c) => (
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

/** Nobody found: the condition that excludes most, and the way to create. Nobody at all: how people come in. */
function Nobody({ view, worst, villages, may }: PeopleListProps) {
  const t = useText(peopleText);
  const language = useLanguage();
  const words = filterWords(view.filter, (id) => villages.find((v) => v.id === id)?.label, t, language);
  const add = may.create && (
    <a className={worst ? "btn" : "btn pri"} href="/people/new">
      {t("list.add")}
    </a>
  );
  if (words.length === 0)
    return <EmptyState icon="users" title={t("list.firstTitle")} text={t("list.firstText")} action={add} />;
  const guilty = worst && words.find((w) => w.key === worst.key);
  const condition = guilty ? `${t("list.chip", { label: guilty.label })}${guilty.value}` : "";
  return (
    <EmptyState
      icon="filter"
      title={words.length > 1 ? t("list.emptyTitle", { count: words.length }) : t("list.emptyOne")}
      text={
        guilty
          ? t(worst.more ? "list.emptyTextMore" : "list.emptyText", { condition, count: worst.count })
          : t("list.emptyNone")
      }
      action={
        <div className="row mid-row">
          {guilty && (
            <a
              className="btn pri"
              href={peopleList.write(
                peopleList.filtered({ ...view, filter: {} }, peopleList.dropped(view.filter, guilty.key)),
              )}
            >
              {t("list.emptyDrop", { condition })}
            </a>
          )}
          {add}
        </div>
      }
    />
  );
}
