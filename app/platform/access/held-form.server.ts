import type { Db } from "db/client.server";
import { heldForm } from "db/schema";
import { and, desc, eq, gt, lte } from "drizzle-orm";
import { recordEvent } from "~/platform/audit/record-event.server";
import { seal, unsealText } from "~/platform/sealed.server";
import type { SignedIn } from "./actor";

/** What was typed is kept this long, sealed, for the person who typed it. */
export const heldFormMinutes = 60;
const largestForm = 1_000_000;
const purpose = (userId: string) => `held-form ${userId}`;
const secretField = /password|passwort|secret/i;
/** Codes of the second factor are asked for here; elsewhere a code is a number of a village, a group or a firm. */
const secretPages = /^\/(account|sign-in|admin\/staff)(\/|$)/;

export interface HeldForm {
  id: number;
  /** Path and query it was posted to. */
  path: string;
  encoding: "application/x-www-form-urlencoded" | "multipart/form-data";
  fields: [name: string, value: string][];
  /** Names of files that could not be kept. */
  files: string[];
  createdAt: number;
}

type Body = Pick<HeldForm, "encoding" | "fields" | "files">;

/** Keeps the fields of a POST that came after its session was over. @returns how many fields are kept. */
export async function holdForm(db: Db, person: SignedIn, request: Request): Promise<number> {
  const body = await readBody(request);
  const kept = body?.fields.filter(([, value]) => value !== "").length ?? 0;
  if (!body || kept === 0) return 0;
  const text = JSON.stringify(body);
  if (text.length > largestForm) return 0;
  const url = new URL(request.url);
  const now = Date.now();
  db.transaction((tx) => {
    tx.delete(heldForm)
      .where(lte(heldForm.createdAt, now - heldFormMinutes * 60_000))
      .run();
    tx.insert(heldForm)
      .values({
        userId: person.userId,
        path: url.pathname + url.search,
        body: seal(text, purpose(person.userId)),
        createdAt: now,
      })
      .run();
    recordEvent(tx, person, {
      event: "form.held",
      subject: { kind: "page", id: url.pathname },
      after: { fields: kept },
    });
  });
  return kept;
}

async function readBody(request: Request): Promise<Body | null> {
  if (request.bodyUsed) return null;
  const type = request.headers.get("Content-Type") ?? "";
  const multipart = type.startsWith("multipart/form-data");
  if (!multipart && !type.startsWith("application/x-www-form-urlencoded")) return null;
  let form: FormData;
  try {
    form = await request.clone().formData();
  } catch {
    return null;
  }
  const asksCode = secretPages.test(new URL(request.url).pathname);
  const isSecret = (name: string) => secretField.test(name) || (asksCode && /code/i.test(name));
  const fields: Body["fields"] = [];
  const files: string[] = [];
  for (const [name, value] of form) {
    if (typeof value !== "string") {
      if (value.size > 0) files.push(value.name);
    } else if (!isSecret(name)) fields.push([name, value]);
  }
  return { encoding: multipart ? "multipart/form-data" : "application/x-www-form-urlencoded", fields, files };
}

/** The newest form kept for this person, still in time; null when there is none. */
export function findHeldForm(db: Db, userId: string, now = Date.now()): HeldForm | null {
  const row = db
    .select()
    .from(heldForm)
    .where(and(eq(heldForm.userId, userId), gt(heldForm.createdAt, now - heldFormMinutes * 60_000)))
    .orderBy(desc(heldForm.id))
    .limit(1)
    .get();
  if (!row) return null;
  const body = JSON.parse(unsealText(row.body, purpose(userId))) as Body;
  return { id: row.id, path: row.path, createdAt: row.createdAt, ...body };
}

/** Gone, once it was sent again or given up. Another person's stays. */
export const dropHeldForm = (db: Db, userId: string, id: number): void => {
  db.delete(heldForm)
    .where(and(eq(heldForm.id, id), eq(heldForm.userId, userId)))
    .run();
};

/** Query parameter under which a kept form comes back: the guard drops the kept copy then. */
export const heldParameter = "held";
