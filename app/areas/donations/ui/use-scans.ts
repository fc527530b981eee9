import { useEffect } from "react";
import { useKeptChanges } from "~/platform/forms/use-kept-changes";
import type { AskList } from "~/platform/forms/use-present-list";
import { useText } from "~/platform/i18n/use-text";
import type { Grade } from "../item-state";
import { stocktakeText } from "../text/stocktake";

export interface KeptScan {
  key: string;
  code: string;
  grade: Grade | null;
  how: "camera" | "typed" | "list";
  at: number;
}

/** Scans as they are made: kept in the phone until the server has them; each key is one scan, however often it is sent. */
export function useScans(stocktakeId: number, readAt: number, ask: AskList) {
  const t = useText(stocktakeText);
  return useKeptChanges<KeptScan>({
    store: `qihang-stocktake-${stocktakeId}`,
    action: `/stocktakes/${stocktakeId}`,
    name: "scans",
    keyOf: (s) => s.key,
    fallback: t("page.failed"),
    readAt,
    ask,
  });
}

/** The server has said that it is over: what it counts is fetched once nothing waits here. */
export function useFreshStocktake(stale: boolean, pending: number, ask: AskList): void {
  useEffect(() => {
    if (stale && pending === 0) void ask();
  }, [stale, pending, ask]);
}
