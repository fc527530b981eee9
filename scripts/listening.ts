import { createServer } from "node:net";

/** One clear line for what stands in the way of listening. */
export function whyNotListening(error: NodeJS.ErrnoException, host: string, port: number): string {
  if (error.code === "EADDRINUSE")
    return `Port ${port} on ${host} is taken. Set PORT to another one, e.g. PORT=3001 npm start`;
  if (error.code === "EACCES")
    return `Port ${port} may not be opened by this user. Set PORT to 1024 or above.`;
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND")
    return `HOST ${host} is no address of this machine.`;
  return `Could not listen on ${host}:${port}: ${error.message}`;
}

/** Opens the port for a moment, before anything is written: a whole demo filled for a port that is taken helps nobody. */
export const tryPort = (host: string, port: number): Promise<string | null> =>
  new Promise((done) => {
    const probe = createServer();
    probe.once("error", (error) => done(whyNotListening(error, host, port)));
    probe.listen(port, host, () => probe.close(() => done(null)));
  });
