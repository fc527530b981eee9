import { useLocation, useRouteLoaderData } from "@remix-run/react";
import { lazy, type ReactNode, Suspense, useCallback, useRef, useState } from "react";
import { Palette, type PaletteHandle } from "~/areas/search";
import type { Role } from "~/platform/access/capabilities";
import { SessionWatch, type SessionWatchProps } from "~/platform/access/session-watch";
import type { Notice } from "~/platform/http/notice.server";
import { interfaceText } from "~/platform/i18n/interface-words";
import { useText } from "~/platform/i18n/use-text";
import { Note } from "~/ui/sheet";
import { KeptStrip } from "./kept-strip";
import { Keyboard } from "./keyboard";
import { LoadingLine } from "./loading-line";
import { type Menu, pageAbove } from "./menu";
import { NetworkStrip } from "./network-strip";
import { Popovers } from "./popovers";
import { SideMenu } from "./side-menu";
import { TopBar } from "./top-bar";

// Most people never open it: it comes when it is asked for.
const KeyMap = lazy(() => import("./key-map"));

export interface FrameFacts {
  name: string;
  username: string;
  roles: Role[];
  /** How many villages, 0 without a role; null is all of them. */
  villages: number | null;
  menu: Menu;
  /** Work waiting for this person, by menu item. */
  waiting: Partial<Record<string, number>>;
  singleKeys: boolean;
  watch: SessionWatchProps | null;
}

/** The signed-in frame around every page: top bar, menu, notice, page; and what listens beside it. */
export function Frame({ facts, children }: { facts: FrameFacts; children: ReactNode }) {
  const root = useRouteLoaderData<{ notice: Notice | null }>("root");
  const t = useText(interfaceText);
  const { pathname, search } = useLocation();
  const palette = useRef<PaletteHandle>(null);
  const [keysShown, setKeysShown] = useState(false);
  const openPalette = useCallback(() => palette.current?.open(), []);
  const openKeys = useCallback(() => setKeysShown(true), []);
  const above = pageAbove(pathname);
  return (
    <>
      <a className="skip" href="#main">
        {t("shell.skip")}
      </a>
      <div className={above ? "app record" : "app"}>
        <TopBar
          name={facts.name}
          role={facts.roles[0]}
          menu={facts.menu}
          villages={facts.villages}
          above={above}
          here={pathname + search}
          openPalette={openPalette}
          openKeys={openKeys}
        />
        <SideMenu menu={facts.menu} waiting={facts.waiting} pathname={pathname} />
        <main className="main" id="main">
          <NetworkStrip />
          <KeptStrip username={facts.username} />
          {root?.notice && (
            <div className="notice" key={root.notice.text}>
              <Note tone={root.notice.tone} role={root.notice.tone === "bad" ? "alert" : "status"}>
                {root.notice.text}
              </Note>
            </div>
          )}
          {children}
        </main>
      </div>
      <LoadingLine />
      <Palette ref={palette} />
      {keysShown && (
        <Suspense fallback={null}>
          <KeyMap singleKeys={facts.singleKeys} onClose={() => setKeysShown(false)} />
        </Suspense>
      )}
      <Keyboard singleKeys={facts.singleKeys} openPalette={openPalette} openKeys={openKeys} />
      <Popovers />
      {facts.watch && <SessionWatch {...facts.watch} />}
    </>
  );
}
