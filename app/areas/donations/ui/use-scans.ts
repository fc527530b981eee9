import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { useKeptChanges } from "~/platform/forms/use-kept-changes";
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
export function useScans(stocktakeId: number, readAt: number) {
  const t = useText(stocktakeText);
  return useKeptChanges<KeptScan>({
    store: `qihang-stocktake-${stocktakeId}`,
    action: `/stocktakes/${stocktakeId}`,
    name: "scans",
    keyOf: (s) => s.key,
    fallback: t("page.failed"),
    readAt,
  });
}

/**
 * Fetches the page anew once the server has said that it is over. Not after every scan: a page that is fetched while the
 * network goes away is lost, and with it the scanning.
 */
export function useFreshStocktake(stale: boolean, pending: number): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (stale && pending === 0) revalidate();
  }, [stale, pending, revalidate]);
}
