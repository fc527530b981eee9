/** Which key means what. Pure: the page does it. */

export type Shortcut =
  | { do: "palette" | "map" | "filter" | "next" | "previous" | "choose" | "edit" | "save" }
  | { do: "go"; to: string };

const goTo: Record<string, string> = {
  h: "/",
  p: "/people",
  v: "/villages",
  c: "/training",
  z: "/certificates",
};

const single: Record<string, Exclude<Shortcut["do"], "go">> = {
  "?": "map",
  "/": "filter",
  j: "next",
  k: "previous",
  x: "choose",
  e: "edit",
};

export interface Pressed {
  key: string;
  ctrl: boolean;
  alt: boolean;
  /** The focus is where text is typed, or where the page has keys of its own. */
  inField: boolean;
  /** `g` came just before. */
  afterG: boolean;
}

/** What a key press asks for; null for nothing. `singleKeys`: whether the person lets plain letters act. */
export function shortcutFor(p: Pressed, singleKeys: boolean): Shortcut | "g" | null {
  if (p.alt) return null;
  if (p.ctrl) {
    if (p.key === "Enter") return { do: "save" };
    return p.key.toLowerCase() === "k" ? { do: "palette" } : null;
  }
  if (!singleKeys || p.inField) return null;
  const to = p.afterG ? goTo[p.key] : undefined;
  if (to) return { do: "go", to };
  if (p.key === "g") return "g";
  const what = Object.hasOwn(single, p.key) ? single[p.key] : undefined;
  return what ? { do: what } : null;
}
