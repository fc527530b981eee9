import { useEffect, useState } from "react";
import type { Role } from "~/platform/access/capabilities";
import { interfaceText } from "~/platform/i18n/interface-words";
import { LanguageSwitch } from "~/platform/i18n/language-switch";
import { useLanguage, useText } from "~/platform/i18n/use-text";
import { BrandMark, Icon } from "~/ui/icon";
import type { Menu } from "./menu";

/** Brand (or, on a phone's record page, the way back), search, scope, language, and who is signed in. */
export function TopBar(props: {
  name: string;
  role: Role | undefined;
  menu: Menu;
  /** How many villages; null is all of them. */
  villages: number | null;
  /** The page above, on record pages. */
  above: string | null;
  here: string;
  openPalette: () => void;
  openKeys: () => void;
}) {
  const t = useText(interfaceText);
  const language = useLanguage();
  // The short words stand on any screen; where there is room the long ones take their place.
  const [wide, setWide] = useState(false);
  useEffect(() => setWide(window.matchMedia("(min-width: 73.75rem)").matches), []);
  return (
    <header className="top">
      {props.above && (
        <a className="backlink onlyphone" href={props.above} aria-label={t("shell.back")}>
          <Icon name="chevron-left" />
        </a>
      )}
      <a className={props.above ? "brand nophone" : "brand"} href="/" aria-label={t("product.name")}>
        <BrandMark />
        <span className="nophone">{t("product.name")}</span>
      </a>
      <form className="seek" action="/search" role="search">
        <Icon name="search" />
        <input
          type="search"
          name="q"
          maxLength={40}
          autoComplete="off"
          aria-label={t("shell.searchLabel")}
          placeholder={t(wide ? "shell.search" : "shell.searchShort")}
          onMouseDown={(e) => {
            e.preventDefault();
            props.openPalette();
          }}
        />
        <kbd>Ctrl K</kbd>
      </form>
      <div className="me">
        <span className="scope sub">
          <Icon name="map-pinned" />{" "}
          {props.villages === null
            ? t("shell.scopeAll")
            : t(props.villages === 0 ? "shell.scopeNone" : "shell.scope", { count: props.villages })}
        </span>
        <LanguageSwitch language={language} label={t("shell.otherLanguage")} to={props.here} />
        <details className="menu">
          <summary aria-label={`${t("shell.account")} ${props.name}`}>
            <Icon name="user" />
            <span className="who">
              {props.name} <span className="sub">{props.role && t(`role.${props.role}`)}</span>
            </span>
          </summary>
          <div className="pop">
            {props.menu
              .flatMap((g) => g.items)
              .filter((i) => i.deep)
              .map((i) => (
                <a key={i.key} href={i.to} className="onlyphone">
                  <Icon name={i.icon} />
                  {t(`menu.${i.key}`)}
                </a>
              ))}
            <a href="/account">
              <Icon name="key-round" />
              {t("shell.account")}
            </a>
            <button type="button" className="nophone" onClick={props.openKeys}>
              <Icon name="type" />
              {t("shell.keyboard")}
            </button>
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
  );
}
