import http from "node:http";
import { percentile } from "./measure";

export interface Load {
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p95: number;
  bytes: number;
}

export interface Address {
  origin: string;
  path: string;
  headers?: Readonly<Record<string, string>>;
}

/** One request on a kept connection. @throws when the answer is not 200 */
export function get(agent: http.Agent, { origin, path, headers }: Address): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const request = http.get(`${origin}${path}`, { agent, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("end", () => {
        if (answer.statusCode === 200) resolve(Buffer.concat(chunks));
        else reject(new Error(`${path}: ${answer.statusCode} ${answer.headers.location ?? ""}`));
      });
      answer.on("error", reject);
    });
    request.on("error", reject);
  });
}

/** `connections` people who each ask again as soon as they are answered, for `milliseconds` or until `until` settles. */
export async function load(
  address: Address,
  options: { connections?: number; milliseconds: number; until?: Promise<unknown> },
): Promise<Load> {
  const connections = options.connections ?? 8;
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  let bytes = 0;
  let over = false;
  void options.until?.finally(() => {
    over = true;
  });
  const began = performance.now();
  const end = began + options.milliseconds;
  const person = async () => {
    while (!over && performance.now() < end) {
      const asked = performance.now();
      bytes = (await get(agent, address)).length;
      times.push(performance.now() - asked);
    }
  };
  try {
    await Promise.all(Array.from({ length: connections }, person));
  } finally {
    agent.destroy();
  }
  const seconds = (performance.now() - began) / 1000;
  return {
    perSecond: times.length / seconds,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    bytes,
  };
}
