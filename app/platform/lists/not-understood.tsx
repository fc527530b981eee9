import { useLocation } from "@remix-run/react";
import { Note } from "~/ui/sheet";
import { useText } from "../i18n/use-text";
import type { ListState, ListView } from "./list-view";
import { listsText } from "./text";

/** Conditions of the address that nobody understands: which, and the list without them. */
export function NotUnderstood<Filter, Sort extends string, Key extends string, Extra>(props: {
  list: ListView<Filter, Sort, Key, Extra>;
  view: ListState<Filter, Sort, Extra>;
  label: (key: Key) => string;
}) {
  const t = useText(listsText);
  const { list, view, label } = props;
  const query = new URLSearchParams(useLocation().search);
  const lost = [...list.unknown(query).map(label), ...list.strange(query).map((name) => name.slice(0, 20))];
  if (lost.length === 0) return null;
  return (
    <div className="notice">
      <Note tone="warn" role="status">
        {t("unknown.what", { conditions: lost.join(t("unknown.comma")) })}{" "}
        <a href={list.write({ ...view, cursor: null })}>{t("unknown.without")}</a>
      </Note>
    </div>
  );
}
