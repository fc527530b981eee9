import { parseDay } from "~/platform/dates";
import type { SignatureRole } from "./handover-rules";
import type { CheckInput, SignerInput } from "./sign-handover.server";

const text = (form: FormData, name: string, max: number) =>
  String(form.get(name) ?? "")
    .trim()
    .slice(0, max);

const verdict = (form: FormData, name: string): boolean | null => {
  const said = form.get(name);
  return said === "yes" ? true : said === "no" ? false : null;
};

/** The check as it was typed; a day that cannot be read, or no place, is told at its field. */
export function readCheck(
  form: FormData,
): { ok: true; input: CheckInput } | { ok: false; errors: { on?: "form.wrongDay"; place?: "form.needed" } } {
  const on = parseDay(text(form, "on", 20));
  const place = text(form, "place", 60);
  if (!on || !place)
    return {
      ok: false,
      errors: {
        ...(on ? {} : { on: "form.wrongDay" as const }),
        ...(place ? {} : { place: "form.needed" as const }),
      },
    };
  return {
    ok: true,
    input: {
      on,
      place,
      quantityOk: verdict(form, "quantity"),
      looksOk: verdict(form, "looks"),
      powerOk: verdict(form, "power"),
      attachments: text(form, "attachments", 80) || null,
    },
  };
}

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
