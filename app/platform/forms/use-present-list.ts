import { useCallback, useState } from "react";
import { byItself } from "~/platform/access/by-itself";

/** Fetches a list as the server has it now; false where the server cannot be reached. */
export type AskList = () => Promise<boolean>;

/** Of two answers the one that was read later, whichever came first. */
export const later = <T extends { readAt: number }>(a: T | null, b: T): T =>
  a && a.readAt > b.readAt ? a : b;

/**
 * A list that several phones work on, as the server has it by the last answer. Fetched beside the router: what cannot be
 * fetched leaves the page as it is, with its focus and what was typed.
 * @param page as it was opened
 * @param address of the same list as JSON, naming the part of it that is shown
 */
export function usePresentList<T extends { readAt: number }>(
  page: T,
  address: string,
): { list: T; ask: AskList } {
  const [read, setRead] = useState<{ of: string; list: T } | null>(null);
  const ask = useCallback(async () => {
    try {
      const answer = await fetch(address, {
        cache: "no-store",
        headers: { [byItself]: "1" },
        redirect: "manual",
      });
      // The session is over, or the list is nobody's any more: the next step says so.
      if (!answer.ok) return answer.status < 500;
      const list = (await answer.json()) as T;
      setRead((before) => ({ of: address, list: later(before?.of === address ? before.list : null, list) }));
      return true;
    } catch {
      return false;
    }
  }, [address]);
  return { list: later(read?.of === address ? read.list : null, page), ask };
}
