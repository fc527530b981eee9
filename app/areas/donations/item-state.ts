/** States of one thing (DOMAIN §3.2). A change is a row with who and when. */
export const itemStates = [
  "registered",
  "in-use",
  "idle",
  "repair",
  "lost",
  "scrapped",
  "returned",
  "cancelled",
] as const;
export type ItemState = (typeof itemStates)[number];

/** On the books of whoever has it: counted, looked for in a stocktake, seen by the donor as still there. */
export const heldStates = ["in-use", "idle", "repair"] as const satisfies readonly ItemState[];
export const isHeld = (state: string): boolean => (heldStates as readonly string[]).includes(state);

/** Off the books: a label may still be read somewhere. */
export const goneStates = ["lost", "scrapped", "returned"] as const satisfies readonly ItemState[];
export const isGone = (state: string): state is (typeof goneStates)[number] =>
  (goneStates as readonly string[]).includes(state);

export const grades = ["new", "good", "fair", "poor", "broken"] as const;
export type Grade = (typeof grades)[number];

export const valuations = ["invoice", "market", "appraisal", "nominal"] as const;
export type Valuation = (typeof valuations)[number];

/** Who has things. */
export const holderKinds = ["village", "school", "station", "person"] as const;
export type HolderKind = (typeof holderKinds)[number];

/** What may be done with one thing now, rights aside. */
export const mayBe = (state: ItemState, busy: { openPaper: boolean; openWriteOff: boolean }) => {
  const free = isHeld(state) && !busy.openPaper && !busy.openWriteOff;
  return {
    /** Its picture may be taken when it is entered. */
    graded: isHeld(state) || state === "registered",
    repaired: (state === "in-use" || state === "idle") && !busy.openWriteOff && !busy.openPaper,
    moved: free && state !== "repair",
    writtenOff: free,
    /** In use or laid aside. */
    switched: state === "in-use" || state === "idle",
  };
};

/** Days an item was out of use for a repair; both days count as one when it came back the same day. */
export const daysOut = (outOn: string, until: string): number =>
  Math.max(0, Math.round((Date.parse(until) - Date.parse(outOn)) / 86_400_000));
