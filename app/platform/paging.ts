/** Keyset paging: a cursor is the sort value and id of the last row shown, never an offset. */
export interface Cursor {
  /** Sort value of the edge row. */
  value: string | number;
  id: number;
  /** Which way from it. */
  direction: "after" | "before";
}

export const pageSizes = [15, 50, 100] as const;
export const defaultPageSize = 50;

export const encodeCursor = (c: Cursor): string =>
  `${c.direction === "after" ? "a" : "b"}.${c.id}.${encodeURIComponent(String(c.value))}`;

/** @returns null for anything that is not a cursor: a mangled URL shows the first page. */
export function decodeCursor(text: string | null): Cursor | null {
  const match = text?.match(/^([ab])\.(\d{1,15})\.(.*)$/s);
  if (!match) return null;
  try {
    return {
      direction: match[1] === "a" ? "after" : "before",
      id: Number(match[2]),
      value: decodeURIComponent(match[3] ?? ""),
    };
  } catch {
    return null;
  }
}

/** @param usual what a list shows of itself, where it stands below other work */
export const pageSizeFrom = (
  text: string | null,
  usual: (typeof pageSizes)[number] = defaultPageSize,
): number => {
  const size = Number(text);
  return pageSizes.find((s) => s === size) ?? usual;
};
