import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData, useLocation, useRouteLoaderData } from "@remix-run/react";
import { waitingCounts } from "~/areas/home/index.server";
import { can, type SignedIn, scopeFor } from "~/platform/access/actor";
import { requireSignedIn } from "~/platform/access/require-actor.server";
import { SessionWatch } from "~/platform/access/session-watch";
import { sessionWatchFor } from "~/platform/access/session-watch.server";
import { database } from "~/platform/database.server";
import type { Notice } from "~/platform/http/notice.server";
import { commonText } from "~/platform/i18n/common";
import { LanguageSwitch } from "~/platform/i18n/language-switch";
import { useLanguage, useText } from "~/platform/i18n/use-text";
import { BrandMark, Icon } from "~/ui/icon";
import { Note } from "~/ui/sheet";

/** The menu by area; a person sees what their roles may open. */
const menu = [
  { group: null, items: [{ key: "home", to: "/", icon: "house", needs: "home.view", deep: false }] },
  {
    group: "records",
    items: [
      { key: "people", to: "/people", icon: "users", needs: "person.view", deep: false },
      { key: "villages", to: "/villages", icon: "map-pinned", needs: "village.view", deep: true },
    ],
  },
  {
    group: "work",
    items: [
      { key: "training", to: "/training", icon: "graduation-cap", needs: "class.view", deep: false },
      { key: "certificates", to: "/certificates", icon: "award", needs: "certificate.view", deep: false },
    ],
  },
  {
    group: "system",
    items: [
      { key: "staff", to: "/admin/staff", icon: "user-check", needs: "staff.manage", deep: true },
      { key: "audit", to: "/admin/audit", icon: "history", needs: "audit.view", deep: true },
      { key: "settings", to: "/admin/settings", icon: "settings", needs: "setting.manage", deep: true },
    ],
  },
] as const;

const allowed = (person: SignedIn) =>
  menu
    .map((g) => ({ group: g.group, items: g.items.filter((i) => can(person, i.needs)) }))
    .filter((g) => g.items.length > 0)
    .map((g) => ({
      group: g.group,
      items: g.items.map(({ key, to, icon, deep }) => ({ key, to, icon, deep })),
    }));

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requireSignedIn(request, { beforePasswordChange: true });
  const scope = scopeFor(person.grants, "village.view");
  return {
    name: person.name,
    roles: person.grants.map((g) => g.role),
    villages: scope === "all" || scope === null ? null : scope.length,
    menu: allowed(person),
    waiting: waitingCounts(database(), person),
    watch: sessionWatchFor(request),
  };
}

export default function Shell() {
  const d = useLoaderData<typeof loader>();
  const root = useRouteLoaderData<{ notice: Notice | null }>("root");
  const t = useText(commonText);
  const language = useLanguage();
  const { pathname, search } = useLocation();
  const current = (to: string) =>
    to === "/" ? pathname === "/" : pathname === to || pathname.startsWith(`${to}/`);
  return (
    <>
      <a className="skip" href="#main">
        {t("shell.skip")}
      </a>
      <div className="app">
        <header className="top">
          <a className="brand" href="/" aria-label={t("product.name")}>
            <BrandMark />
            <span className="nophone">{t("product.name")}</span>
          </a>
          <form className="seek" action="/search" role="search">
            <Icon name="search" />
            <input
              type="search"
              name="q"
              aria-label={t("shell.searchLabel")}
              placeholder={t("shell.search")}
            />
            <kbd>Ctrl K</kbd>
          </form>
          <div className="me">
            <span className="scope sub">
              <Icon name="map-pinned" />{" "}
              {d.villages === null ? t("shell.scopeAll") : t("shell.scope", { count: d.villages })}
            </span>
            <LanguageSwitch language={language} label={t("shell.otherLanguage")} to={pathname + search} />
            <details className="menu">
              <summary aria-label={t("shell.account")}>
                <Icon name="user" />
                <span className="who">
                  {d.name} <span className="sub">{d.roles[0] && t(`role.${d.roles[0]}`)}</span>
                </span>
              </summary>
              <div className="pop">
                <a href="/account">
                  <Icon name="key-round" />
                  {t("shell.account")}
                </a>
                <form method="post" action="/sign-out">
                  <button type="submit">
                    <Icon name="log-out" />
                    {t("shell.signOut")}
                  </button>
                </form>
              </div>
            </details>
          </div>
        </header>
        <nav className="side" aria-label={t("shell.menu")}>
          {d.menu.map((g) => (
            <MenuGroup key={g.group ?? "top"} title={g.group && t(`menu.${g.group}`)}>
              {g.items.map((i) => (
                <a
                  key={i.key}
                  href={i.to}
                  className={i.deep ? "deep" : undefined}
                  aria-current={current(i.to) ? "page" : undefined}
                  title={t(`menu.${i.key}`)}
                >
                  <Icon name={i.icon} />
                  <span>{t(`menu.${i.key}`)}</span>
                  {d.waiting[i.key] !== undefined && (
                    <span className="n">
                      {d.waiting[i.key]}
                      <span className="vh">{t("menu.waiting")}</span>
                    </span>
                  )}
                </a>
              ))}
            </MenuGroup>
          ))}
        </nav>
        <main className="main" id="main">
          {root?.notice && (
            <div className="notice" key={root.notice.text}>
              <Note tone={root.notice.tone} role={root.notice.tone === "bad" ? "alert" : "status"}>
                {root.notice.text}
              </Note>
            </div>
          )}
          <Outlet />
        </main>
      </div>
      {d.watch && <SessionWatch {...d.watch} />}
    </>
  );
}

function MenuGroup({ title, children }: { title: string | null; children: React.ReactNode }) {
  return (
    <>
      {title && <h2>{title}</h2>}
      {children}
    </>
  );
}
