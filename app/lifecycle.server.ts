import { databaseFile, database, releaseDatabase } from "~/platform/database.server";
import { schemaVersion } from "db/client.server";

/** What the Node server may ask of the application around a start and a stop. */
export const lifecycle = {
  /** Called once the port is open: warms what the first visitor would wait for, takes up interrupted print jobs. */
  async started(): Promise<void> {
    database();
  },
  /** Called on SIGTERM after the last request was answered. */
  async stop(): Promise<void> {
    releaseDatabase();
  },
  databaseFile,
  schemaVersion: () => schemaVersion(database()),
};
