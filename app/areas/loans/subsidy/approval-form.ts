import { type Fen, parseYuan } from "~/platform/money";

/** What finance granted of each line, as typed: an adjustment may be negative; a cut needs its reason. */
export function readGranted(
  form: FormData,
  lines: readonly { id: number; subsidyFen: Fen }[],
):
  | { ok: true; granted: Map<number, { fen: Fen; reason: string | null }> }
  | { ok: false; why: "badAmount" | "reasonMissing" } {
  const granted = new Map<number, { fen: Fen; reason: string | null }>();
  for (const line of lines) {
    const typed = form.get(`granted-${line.id}`);
    if (typeof typed !== "string" || typed.trim() === "") continue;
    const negative = /^\s*[-−]/.test(typed);
    const amount = parseYuan(typed.replace(/^\s*[-−]/, ""));
    if (!amount.ok) return { ok: false, why: "badAmount" };
    const fen = negative ? -amount.fen : amount.fen;
    const reason =
      String(form.get(`reason-${line.id}`) ?? "")
        .trim()
        .slice(0, 60) || null;
    if (fen !== line.subsidyFen && !reason) return { ok: false, why: "reasonMissing" };
    granted.set(line.id, { fen, reason });
  }
  return { ok: true, granted };
}
