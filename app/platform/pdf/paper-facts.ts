import type { FootWords } from "./page-foot";

/** What every paper of the office carries. */
export interface PaperFacts {
  /** 文书编号 */
  readonly number: string;
  /** 校验码 */
  readonly code: string;
  /** Milliseconds UTC. */
  readonly printedAt: number;
  readonly foot: Omit<FootWords, "page">;
}
