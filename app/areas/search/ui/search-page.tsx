import { useText } from "~/platform/i18n/use-text";
import { isPrivate } from "~/platform/search/search-term";
import { Icon } from "~/ui/icon";
import { PageHead } from "~/ui/page-head";
import { EmptyState, Note, Sheet } from "~/ui/sheet";
import type { Found } from "../search-everything.server";
import { searchText } from "../text";
import { FoundRow } from "./found-row";
import { ScanToFind } from "./scan-to-find";

interface Props {
  found: Found;
  /** The one group that is shown in full. */
  group: string | null;
  /** A whole number came by the address and was not searched. */
  again: boolean;
  /** A whole number was asked for: it is not shown again. */
  byNumber: boolean;
  villages: number | null;
  mayCreate: boolean;
}

const address = (q: string, group?: string) => `/search?${new URLSearchParams(group ? { q, group } : { q })}`;

/** All answers on a page: the palette without its speed, complete and without script. */
export function SearchPage(props: Props) {
  const t = useText(searchText);
  const { found } = props;
  const asked = props.byNumber || found.term !== "";
  const scope = props.villages === null ? t("allVillages") : t("someVillages", { count: props.villages });
  return (
    <>
      <PageHead
        title={found.term ? t("titleOf", { term: found.term }) : t("title")}
        atThumb
        actions={
          <>
            <ScanToFind />
            {props.mayCreate && (
              <a className="btn" href="/people/new">
                <Icon name="plus" />
                {t("create")}
              </a>
            )}
          </>
        }
        facts={asked ? [t("found", { scope, count: found.total }), found.logged && t("logged")] : [t("hint")]}
      />
      <div className="stack">
        {props.again && <Note tone="warn">{t("again")}</Note>}
        <SearchForm term={found.term} post={props.again} />
        {found.groups.length > 1 && !props.byNumber && <Filter {...props} />}
        {found.groups
          .filter((g) => props.group === null || g.group === props.group)
          .map((g) => (
            <Sheet
              key={g.group}
              title={g.title}
              count={g.total}
              actions={
                props.group === null && g.total > g.hits.length && found.term ? (
                  <a href={address(found.term, g.group)}>{g.all}</a>
                ) : undefined
              }
              foot={
                props.group !== null && g.total > g.hits.length
                  ? t("showing", { count: g.hits.length })
                  : undefined
              }
            >
              {g.hits.map((hit) => (
                <FoundRow key={hit.id} hit={hit} icon={g.icon} />
              ))}
            </Sheet>
          ))}
        {found.total === 0 && (
          <Sheet>
            <EmptyState
              icon="search"
              title={
                !asked
                  ? t("begin")
                  : props.byNumber
                    ? t("nothingPrivate")
                    : t("nothing", { term: found.term })
              }
              text={asked ? t("nothingHelp") : t("beginHelp")}
            />
          </Sheet>
        )}
      </div>
    </>
  );
}

function SearchForm({ term, post }: { term: string; post: boolean }) {
  const t = useText(searchText);
  return (
    <form
      className="seek-big"
      action="/search"
      method={post ? "post" : "get"}
      role="search"
      aria-label={t("box")}
      onSubmit={(e) => {
        const q = String(new FormData(e.currentTarget).get("q") ?? "");
        e.currentTarget.method = isPrivate(q) ? "post" : "get";
      }}
    >
      <label className="seek">
        <Icon name="search" />
        <input
          type="search"
          name="q"
          defaultValue={term}
          maxLength={40}
          autoComplete="off"
          aria-label={t("box")}
          placeholder={t("placeholder")}
        />
      </label>
      <button type="submit" className="btn pri" aria-label={t("submit")}>
        <span className="onlyphone">
          <Icon name="search" />
        </span>
        <span className="nophone">{t("submit")}</span>
      </button>
    </form>
  );
}

function Filter({ found, group }: Props) {
  const t = useText(searchText);
  return (
    <nav className="tp" aria-label={t("filter")}>
      <a href={address(found.term)} aria-current={group === null ? "true" : undefined}>
        {t("all")} {found.total}
      </a>
      {found.groups.map((g) => (
        <a
          key={g.group}
          href={address(found.term, g.group)}
          aria-current={group === g.group ? "true" : undefined}
        >
          {g.title} {g.total}
        </a>
      ))}
    </nav>
  );
}
