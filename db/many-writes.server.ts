import { freemem } from "node:os";
import type { Db } from "./client.server";

/** Pages of the database kept at hand, in KiB. */
const usualCache = 65_536;
const mostCache = 512 * 1024;

/**
 * Sets a connection up for a long work that a restart takes up where it stopped. New people land all over nine indexes:
 * with the indexes of a million at hand a row is written in a fifth of the time, so the work borrows a quarter of what
 * memory is free. Commits on the way are not waited for, and the log is written back once, at the end: a power cut
 * loses the last of them whole, never a part. `surely` is for the commit that somebody is told about.
 * @returns puts the usual settings back
 */
export function manyWrites(db: Db): () => void {
  const sqlite = db.$client;
  const borrowed = Math.min(mostCache, Math.floor(freemem() / 1024 / 4));
  sqlite.pragma(`cache_size = -${Math.max(usualCache, borrowed)}`);
  sqlite.pragma("synchronous = NORMAL");
  sqlite.pragma("wal_autocheckpoint = 0");
  return () => {
    sqlite.pragma("synchronous = FULL");
    sqlite.pragma("wal_autocheckpoint = 1000");
    sqlite.pragma("wal_checkpoint(PASSIVE)");
    sqlite.pragma(`cache_size = -${usualCache}`);
  };
}

/** From here on a commit is on the disk when it returns, and with it all that came before. */
export const surely = (db: Db): void => {
  db.$client.pragma("synchronous = FULL");
};
