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
export function useScans(stocktakeId: number) {
  const t = useText(stocktakeText);
  return useKeptChanges<KeptScan>({
    store: `qihang-stocktake-${stocktakeId}`,
    action: `/stocktakes/${stocktakeId}`,
    name: "scans",
    keyOf: (s) => s.key,
    fallback: t("page.failed"),
  });
}

/** Whether it was closed meanwhile, and what became of late scans, is on the page that the server has now. */
export function useFreshStocktake(pending: number, savedAt: number | null): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (savedAt === null || pending > 0) return;
    const timer = setTimeout(revalidate, 600);
    return () => clearTimeout(timer);
  }, [savedAt, pending, revalidate]);
}
