import { demoPassword } from "db/seed/staff";

export interface Answer {
  status: number;
  /** Path and query of a redirect. */
  location: string | null;
  headers: Headers;
  text: string;
  bytes: Buffer;
}

export type Fields = Record<string, string | Blob | readonly string[]>;

/** A browser without a window: keeps cookies, says where its forms come from, follows nothing by itself. */
export class HttpClient {
  readonly cookies = new Map<string, string>();

  constructor(
    readonly origin: string,
    /** Headers of every request, such as what a proxy would add. */
    readonly extra: Record<string, string> = {},
  ) {}

  async send(path: string, init: RequestInit = {}): Promise<Answer> {
    const headers = new Headers({ ...this.extra, ...(init.headers as Record<string, string> | undefined) });
    if (this.cookies.size > 0)
      headers.set("Cookie", [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    const answer = await fetch(this.origin + path, { ...init, headers, redirect: "manual" });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      if (/Max-Age=0/i.test(line)) this.cookies.delete(pair.slice(0, at));
      else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    const bytes = Buffer.from(await answer.arrayBuffer());
    return {
      status: answer.status,
      location: answer.headers.get("location"),
      headers: answer.headers,
      text: bytes.toString("utf8"),
      bytes,
    };
  }

  get(path: string): Promise<Answer> {
    return this.send(path);
  }

  /** Sends a form, urlencoded unless a file is in it. */
  post(path: string, fields: Fields, headers: Record<string, string> = {}): Promise<Answer> {
    const entries = Object.entries(fields).flatMap(([name, value]) =>
      (typeof value === "string" || value instanceof Blob ? [value] : [...value]).map(
        (v) => [name, v] as [string, string | Blob],
      ),
    );
    let body: FormData | URLSearchParams;
    if (entries.some(([, value]) => value instanceof Blob)) {
      body = new FormData();
      for (const [name, value] of entries) body.append(name, value as string);
    } else body = new URLSearchParams(entries as [string, string][]);
    return this.send(path, { method: "POST", body, headers: { Origin: this.origin, ...headers } });
  }

  /** @throws when the sign-in is refused. */
  async signIn(username: string, password = demoPassword): Promise<this> {
    const answer = await this.post("/sign-in", { username, password, to: "/" });
    if (answer.status !== 303)
      throw new Error(`${username} was not signed in: ${answer.status}\n${answer.text.slice(0, 2000)}`);
    return this;
  }
}
