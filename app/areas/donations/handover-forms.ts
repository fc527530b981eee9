import { parseDay } from "~/platform/dates";
import { needsRemark, type SignatureRole } from "./handover-rules";
import type { CheckInput, SignerInput } from "./sign-handover.server";

const text = (form: FormData, name: string, max: number) =>
  String(form.get(name) ?? "")
    .trim()
    .slice(0, max);

const verdict = (form: FormData, name: string): boolean | null => {
  const said = form.get(name);
  return said === "yes" ? true : said === "no" ? false : null;
};

export type CheckField = "on" | "place" | "checkNote";
type CheckProblem = "form.wrongDay" | "form.needed" | "handover.why.remark";

/** The check as it was typed; what is missing or cannot be read is told at its field. */
export function readCheck(
  form: FormData,
): { ok: true; input: CheckInput } | { ok: false; errors: Partial<Record<CheckField, CheckProblem>> } {
  const on = parseDay(text(form, "on", 20));
  const place = text(form, "place", 60);
  const input = {
    place,
    quantityOk: verdict(form, "quantity"),
    looksOk: verdict(form, "looks"),
    powerOk: verdict(form, "power"),
    attachments: text(form, "attachments", 80) || null,
    checkNote: text(form, "checkNote", 120) || null,
  };
  const errors: Partial<Record<CheckField, CheckProblem>> = {
    ...(on ? {} : { on: "form.wrongDay" as const }),
    ...(place ? {} : { place: "form.needed" as const }),
    ...(needsRemark(input) ? { checkNote: "handover.why.remark" as const } : {}),
  };
  return on && Object.keys(errors).length === 0
    ? { ok: true, input: { ...input, on } }
    : { ok: false, errors };
}

/** Everything that was typed, to show it again beside what is wrong with it. */
export const typedIn = (form: FormData): Record<string, string> =>
  Object.fromEntries([...form].flatMap(([k, v]) => (typeof v === "string" ? [[k, v.slice(0, 200)]] : [])));

/** Who may sign: one giver, up to three receivers, one witness. */
export const signerPlaces: readonly { role: SignatureRole; position: number }[] = [
  { role: "giver", position: 1 },
  { role: "receiver", position: 1 },
  { role: "receiver", position: 2 },
  { role: "receiver", position: 3 },
  { role: "witness", position: 1 },
];

export const readSigners = (form: FormData): SignerInput[] =>
  signerPlaces.flatMap(({ role, position }) => {
    const name = text(form, `name-${role}-${position}`, 20);
    return name ? [{ role, position, name, post: text(form, `post-${role}-${position}`, 40) || null }] : [];
  });

/** What a finger drew: a PNG as a data address, at most 300 kB; null when nothing was drawn. */
export function readDrawing(form: FormData): Uint8Array | null {
  const found = String(form.get("image") ?? "").match(/^data:image\/png;base64,([A-Za-z0-9+/=]{40,400000})$/);
  return found?.[1] ? new Uint8Array(Buffer.from(found[1], "base64")) : null;
}
