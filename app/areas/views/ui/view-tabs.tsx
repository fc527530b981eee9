import { useText } from "~/platform/i18n/use-text";
import { Icon } from "~/ui/icon";
import type { ListViews } from "../saved-views.server";
import { viewsText } from "../text";

/** Kept views of a list as tabs, the one at hand with the way to change it, and the way to keep what is shown now. */
export function ViewTabs({ views }: { views: ListViews }) {
  const t = useText(viewsText);
  return (
    <>
      {views.items.map((v) => (
        <span key={v.id} className="view-tab">
          <a href={v.to} aria-current={v.current ? "page" : undefined}>
            {v.name}
            {v.shared && <span className="vh"> {t("view.shared")}</span>}
          </a>
          {v.current && (
            <a className="gear" href={`/views/${v.id}`} aria-label={t("view.manage", { name: v.name })}>
              <Icon name="settings" />
            </a>
          )}
        </span>
      ))}
      {views.save && (
        <a href={views.save}>
          <Icon name="bookmark" /> {t("view.keep")}
        </a>
      )}
    </>
  );
}

/** The same as a bar of its own, for a list whose tabs are states; absent while there is nothing to keep or to open. */
export function ViewBar({ views }: { views: ListViews }) {
  const t = useText(viewsText);
  if (views.items.length === 0 && !views.save) return null;
  return (
    <nav className="tabs view-bar" aria-label={t("view.views")}>
      <ViewTabs views={views} />
    </nav>
  );
}
