import { useKeptChanges } from "~/platform/forms/use-kept-changes";
import type { AskList } from "~/platform/forms/use-present-list";
import { signKey } from "../sign-key";

export interface SignChange {
  stopId: number;
  placeId: number;
  mark: "present" | "own-way" | null;
  /** When it was pressed, ms UTC: a phone without network sends it later. */
  at: number;
}

/** Signs of a trip that are saved as one goes and kept on the phone until the server has them. */
export function useSigns(tripId: number, readAt: number, ask: AskList, fallback: string) {
  const { changed, ...kept } = useKeptChanges<SignChange>({
    store: `qihang-trip-${tripId}`,
    action: `/trips/${tripId}/sign-in`,
    name: "signs",
    keyOf: signKey,
    fallback,
    readAt,
    ask,
  });
  return {
    ...kept,
    changeOf: (placeId: number, stopId: number): SignChange | undefined =>
      changed.get(signKey({ placeId, stopId })),
  };
}
