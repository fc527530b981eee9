import type { FootWords } from "~/platform/pdf/page-foot";

/** What every paper of a trip carries. */
export interface PaperFacts {
  /** 文书编号 */
  readonly number: string;
  /** 校验码 */
  readonly code: string;
  /** Milliseconds UTC. */
  readonly printedAt: number;
  readonly foot: Omit<FootWords, "page">;
}
