import type { Db } from "../client.server";

/** Fills an empty database with the demo data; each area's part is a file of its own beside this one. */
export function seedDemo(db: Db, report: (line: string) => void = () => {}): void {
  report("divisions");
  void db;
}
