import { type Fen, parseYuan } from "~/platform/money";

export type WhyNotGranted = "badAmount" | "reasonMissing" | "grantedTooMuch" | "grantedNegative";

const amountField = (id: number) => `granted-${id}`;
const reasonField = (id: number) => `reason-${id}`;

/** More than was asked for; an adjustment that takes money back is granted as it stands, or not at all. */
export const moreThanAsked = (fen: Fen, askedFen: Fen): boolean =>
  fen > Math.max(0, askedFen) && fen !== askedFen;

/** Less than nothing: only an adjustment that takes money back is below zero. */
export const lessThanNothing = (fen: Fen, askedFen: Fen): boolean => fen < 0 && askedFen >= 0;

/**
 * What finance granted of each line, as typed: an adjustment may be negative; a cut needs its reason. What cannot be
 * taken is said of each field by its name.
 */
export function readGranted(
  form: FormData,
  lines: readonly { id: number; subsidyFen: Fen }[],
):
  | { ok: true; granted: Map<number, { fen: Fen; reason: string | null }> }
  | { ok: false; errors: Record<string, WhyNotGranted> } {
  const granted = new Map<number, { fen: Fen; reason: string | null }>();
  const errors: Record<string, WhyNotGranted> = {};
  for (const line of lines) {
    const typed = form.get(amountField(line.id));
    if (typeof typed !== "string" || typed.trim() === "") continue;
    const negative = /^\s*[-−]/.test(typed);
    const amount = parseYuan(typed.replace(/^\s*[-−]/, ""));
    if (!amount.ok) {
      errors[amountField(line.id)] = "badAmount";
      continue;
    }
    const fen = negative ? -amount.fen : amount.fen;
    const reason =
      String(form.get(reasonField(line.id)) ?? "")
        .trim()
        .slice(0, 60) || null;
    if (moreThanAsked(fen, line.subsidyFen)) errors[amountField(line.id)] = "grantedTooMuch";
    else if (lessThanNothing(fen, line.subsidyFen)) errors[amountField(line.id)] = "grantedNegative";
    else if (fen !== line.subsidyFen && !reason) errors[reasonField(line.id)] = "reasonMissing";
    granted.set(line.id, { fen, reason });
  }
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, granted };
}

/** The fields of the lines as they were typed: a refused form shows them again. */
export const typedOfLines = (form: FormData, lines: readonly { id: number }[]): Record<string, string> =>
  Object.fromEntries(
    lines.flatMap(({ id }) =>
      [amountField(id), reasonField(id)].flatMap((name) => {
        const typed = form.get(name);
        return typeof typed === "string" ? [[name, typed.slice(0, 100)]] : [];
      }),
    ),
  );
