import { type Cell, emptyCell } from "./table";

/** A merged range; rows and columns from 1, both ends in it. */
export interface Merge {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** A1 → column 1, row 1; null when it is no address. */
function corner(text: string): { column: number; row: number } | null {
  const parts = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(text);
  if (!parts) return null;
  const column = [...parts[1]!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { column, row: Number(parts[2]) };
}

/** `A1:C2` as a range of more than one cell; null otherwise. */
export function readMerge(reference: string): Merge | null {
  const [from, to] = reference.split(":").map(corner);
  if (!from || !to) return null;
  const merge = {
    top: Math.min(from.row, to.row),
    bottom: Math.max(from.row, to.row),
    left: Math.min(from.column, to.column),
    right: Math.max(from.column, to.column),
  };
  return merge.top === merge.bottom && merge.left === merge.right ? null : merge;
}

/**
 * Fills what merges cover, row after row: a cell below its master says the same (a village beside its people), one
 * beside it nothing. Rows come in order.
 */
export class MergeFill {
  private readonly waiting: Merge[];
  private active: { merge: Merge; master: Cell }[] = [];

  constructor(
    merges: readonly Merge[],
    private readonly columns: number,
  ) {
    this.waiting = [...merges].sort((a, b) => b.top - a.top);
  }

  /** Changes `cells` of row `number` in place. */
  fill(number: number, cells: Cell[]): void {
    while (this.waiting.length > 0 && this.waiting.at(-1)!.top <= number) {
      const merge = this.waiting.pop()!;
      const master = merge.top === number ? (cells[merge.left - 1] ?? emptyCell) : emptyCell;
      if (merge.left <= this.columns) this.active.push({ merge, master });
    }
    if (this.active.length === 0) return;
    this.active = this.active.filter((a) => a.merge.bottom >= number);
    // Ranges do not overlap in a file that a program wrote; more of them than columns are nonsense, and slow.
    if (this.active.length > this.columns) this.active.length = this.columns;
    for (const { merge, master } of this.active) {
      const right = Math.min(merge.right, this.columns);
      while (cells.length < right) cells.push(emptyCell);
      cells[merge.left - 1] = master;
      for (let column = merge.left; column < right; column += 1) cells[column] = emptyCell;
    }
  }
}
