import type { FootWords } from "~/platform/pdf/page-foot";

/** What every issued paper of the loans carries. */
export interface PaperFacts {
  /** 文书编号 */
  readonly number: string;
  /** 校验码 */
  readonly code: string;
  /** Milliseconds UTC. */
  readonly printedAt: number;
  /** Who issues it. */
  readonly issuer: string;
  /** What the code carries: the address of the public check, with the signature behind "#" where it fits. */
  readonly verifyUrl: string | null;
  readonly foot: Omit<FootWords, "page">;
}

/** A paper: its values, or none for a form to be filled in by hand. */
export interface PaperOf<T> {
  readonly facts: PaperFacts | null;
  readonly data: T | null;
}
