import { removeFolder, startServer, temporaryFolder } from "./running-server";

/** Before the browser tests: the demo is filled in once, and each server that asks for no folder of its own gets a copy. */
export default async function fill(): Promise<() => void> {
  const dataDir = temporaryFolder();
  const server = await startServer({ dataDir });
  await server.stop();
  process.env.QIHANG_TEST_DATA = dataDir;
  return () => removeFolder(dataDir);
}
