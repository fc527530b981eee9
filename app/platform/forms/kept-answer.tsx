/** Why one of the changes that a browser kept was not taken: the others of the same batch are saved. */
export interface KeptRefusal {
  /** As `keyOf` of the change says it. */
  key: string;
  /** Whom or what it is about, where the server knows it. */
  name: string | null;
  why: string;
  /** What to do about it. */
  todo: string | null;
  /** Page where that is done. */
  to: string | null;
}

/** In the page that answers a batch: what was refused, change by change, for `useKeptChanges` to read. */
export function KeptAnswer({ refused }: { refused: readonly KeptRefusal[] | null | undefined }) {
  return refused ? <output hidden data-kept-answer={JSON.stringify(refused)} /> : null;
}

/** In the page that answers a batch: what the sender looks at is over, and it should fetch the page anew. */
export const StaleAnswer = () => <output hidden data-kept-stale="" />;

/** In the page that answers a batch: what each change turned out to be about, by the record's id, as far as there is one. */
export const RecordsAnswer = ({ records }: { records: Readonly<Record<string, number>> }) => (
  <output hidden data-kept-records={JSON.stringify(records)} />
);

/** What `RecordsAnswer` wrote into a page, by key of the change. */
export function readRecords(page: ParentNode): [key: string, id: number][] {
  const written = page.querySelector("[data-kept-records]")?.getAttribute("data-kept-records");
  return written ? Object.entries(JSON.parse(written) as Record<string, number>) : [];
}

export const isStale = (page: ParentNode): boolean => page.querySelector("[data-kept-stale]") !== null;

/** What `KeptAnswer` wrote into a page; null where the page does not speak of single changes. */
export function readKeptAnswer(page: ParentNode): KeptRefusal[] | null {
  const written = page.querySelector("[data-kept-answer]")?.getAttribute("data-kept-answer");
  return written ? (JSON.parse(written) as KeptRefusal[]) : null;
}
