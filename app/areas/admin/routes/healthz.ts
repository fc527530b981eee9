import { schemaVersion } from "db/client.server";
import { database } from "~/platform/database.server";
import packageJson from "../../../../package.json";

/** GET /healthz: is it alive, which version, can the database be written. */
export function loader() {
  let writable = false;
  let schema = 0;
  try {
    const db = database();
    schema = schemaVersion(db);
    db.$client.exec("BEGIN IMMEDIATE; ROLLBACK");
    writable = true;
  } catch {
    writable = false;
  }
  return Response.json(
    {
      status: writable ? "ok" : "failing",
      version: packageJson.version,
      schemaVersion: schema,
      databaseWritable: writable,
    },
    { status: writable ? 200 : 503, headers: { "Cache-Control": "no-store" } },
  );
}
