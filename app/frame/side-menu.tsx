import { Fragment } from "react";
import { interfaceText } from "~/platform/i18n/interface-words";
import { useText } from "~/platform/i18n/use-text";
import { Icon } from "~/ui/icon";
import { isCurrent, type Menu } from "./menu";

/** By area at the left; icons with a tip on narrow screens; four at the bottom of a phone. */
export function SideMenu(props: { menu: Menu; waiting: Partial<Record<string, number>>; pathname: string }) {
  const t = useText(interfaceText);
  return (
    <nav className="side" aria-label={t("shell.menu")}>
      {props.menu.map((g) => (
        <Fragment key={g.group ?? "top"}>
          {g.group && <h2>{t(`menu.${g.group}`)}</h2>}
          {g.items.map((i) => (
            <a
              key={i.key}
              href={i.to}
              className={i.deep ? "deep" : undefined}
              aria-current={isCurrent(i.to, props.pathname) ? "page" : undefined}
            >
              <Icon name={i.icon} />
              <span>{t(`menu.${i.key}`)}</span>
              {props.waiting[i.key] !== undefined && (
                <span className="n">
                  {props.waiting[i.key]}
                  <span className="vh">{t("menu.waiting")}</span>
                </span>
              )}
            </a>
          ))}
        </Fragment>
      ))}
    </nav>
  );
}
