import type { ReactNode } from "react";
import { EmptyState } from "~/ui/sheet";
import { useLanguage } from "../i18n/use-text";
import type { ConditionWords, ListWords } from "./list-words";

/** A list without rows: which condition excludes most and how to drop it, else that nothing fits. */
export function NothingFound<Key extends string>(props: {
  t: ListWords;
  /** The condition that excludes most, and how many there are without it. */
  worst: { key: Key; count: number } | null;
  words: (key: Key) => ConditionWords;
  without: (key: Key) => string;
  /** The way to a new record, for who may make one. */
  create?: ReactNode;
}) {
  const { t, worst } = props;
  const language = useLanguage();
  if (!worst)
    return (
      <EmptyState
        icon="filter"
        title={t("list.emptyTitle")}
        text={t("list.emptyText")}
        action={props.create}
      />
    );
  const { label, value } = props.words(worst.key);
  const condition = `${label}${language === "zh" ? "：" : ": "}${value}`;
  return (
    <EmptyState
      icon="filter"
      title={t("list.emptyTitle")}
      text={t("list.emptyWorst", { condition, count: worst.count })}
      action={
        <span className="row centre">
          <a className="btn pri" href={props.without(worst.key)}>
            {t("list.drop", { label })}
          </a>
          {props.create}
        </span>
      }
    />
  );
}
