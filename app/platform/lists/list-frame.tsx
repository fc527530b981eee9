import type { ComponentProps, ReactNode } from "react";
import { Icon } from "~/ui/icon";
import { Tabs } from "~/ui/list";
import { PageHead } from "~/ui/page-head";
import { EmptyState } from "~/ui/sheet";
import type { Values } from "../i18n/text";
import type { Cursor } from "../paging";
import { ListPager } from "./list-pager";
import type { ListState, ListView } from "./list-view";
import type { ConditionWords, ListWords } from "./list-words";
import { NotUnderstood } from "./not-understood";
import { NothingFound } from "./nothing-found";

/** A list as its loader answers it, whatever its rows. */
export interface ListAnswer<View, Key extends string> {
  view: View;
  count: number;
  rows: readonly unknown[];
  /** Of an empty list: the condition that excludes most. */
  worst: { key: Key; count: number } | null;
  previous: Cursor | null;
  next: Cursor | null;
}

type FrameWords = ListWords &
  ((key: "list.title" | "list.count" | "list.views" | "list.firstTitle", values?: Values) => string);
type Head = ComponentProps<typeof PageHead>;

/** The page of a list: title and count, tabs, conditions, rows, pages; what to do when it is empty. */
export function ListFrame<
  Filter,
  Sort extends string,
  Key extends string,
  Extra,
  Tab extends keyof Filter,
>(props: {
  t: FrameWords;
  list: ListView<Filter, Sort, Key, Extra>;
  page: ListAnswer<ListState<Filter, Sort, Extra>, Key>;
  crumbs?: Head["crumbs"];
  facts?: Head["facts"];
  actions?: ReactNode;
  /** The way to a new record, for who may make one. */
  create?: { href: string; label: string } | false;
  /** Between the head and the tabs. */
  above?: ReactNode;
  /** Of one condition: each of its values with how many there are, and all of them first. */
  tabs: {
    of: Tab;
    items: readonly (Partial<Filter> & { count: number })[];
    all: string;
    name: (value: NonNullable<Filter[Tab]>) => string;
  };
  /** At the right of the tabs, and under them. */
  beside?: ReactNode;
  under?: ReactNode;
  bar: ReactNode;
  words: (key: Key) => ConditionWords;
  /** Of a list to which nothing was ever added. */
  first: { icon: ComponentProps<typeof EmptyState>["icon"]; text: string };
  /** The rows by another shape than a table, on one page. */
  whole?: boolean;
  children: ReactNode;
}) {
  const { t, list, page: d, create } = props;
  const { view } = d;
  const { of } = props.tabs;
  const add = (kind: string) =>
    create && (
      <a className={`btn ${kind}`} href={create.href}>
        <Icon name="plus" />
        {create.label}
      </a>
    );
  const empty = props.whole ? d.count === 0 : d.rows.length === 0;
  const nothing =
    list.set(view.filter).length === 0 ? (
      <EmptyState {...props.first} title={t("list.firstTitle")} action={add("pri")} />
    ) : (
      <NothingFound
        t={t}
        worst={d.worst}
        words={props.words}
        without={(key) => list.write({ ...view, filter: list.dropped(view.filter, key), cursor: null })}
        create={add(d.worst ? "" : "pri")}
      />
    );
  return (
    <>
      <PageHead
        crumbs={props.crumbs}
        title={
          <>
            {t("list.title")} <span className="count">{t("list.count", { count: d.count })}</span>
          </>
        }
        facts={props.facts}
        actions={
          (props.actions || create) && (
            <>
              {props.actions}
              {add("pri")}
            </>
          )
        }
      />
      {props.above}
      <div className="tabrow">
        <Tabs
          label={t("list.views")}
          items={props.tabs.items.map((tab) => {
            const condition: Partial<Filter> = tab;
            const value = condition[of];
            return {
              label: value == null ? props.tabs.all : props.tabs.name(value),
              to: list.write(list.filtered(view, { [of]: value } as Partial<Filter>)),
              current: view.filter[of] === value,
              count: tab.count,
            };
          })}
        />
        {props.beside}
      </div>
      {props.under}
      <NotUnderstood list={list} view={view} label={(key) => props.words(key).label} />
      <section className="sheet">
        {props.bar}
        {empty ? nothing : props.children}
        {!props.whole && (
          <ListPager
            t={t}
            shown={d.rows.length}
            count={d.count}
            size={view.size}
            previous={d.previous}
            next={d.next}
            href={(at) => list.write({ ...view, ...at })}
          />
        )}
      </section>
    </>
  );
}
