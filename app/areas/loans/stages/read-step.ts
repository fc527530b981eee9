import { parseDay, todayOn } from "~/platform/dates";
import { parseYuan } from "~/platform/money";

/** What the form of a step sends. A field that cannot be read is undefined in `input` and named in `wrong`. */
export function readStep(form: FormData) {
  const words = (name: string) =>
    String(form.get(name) ?? "")
      .trim()
      .slice(0, 300) || null;
  const wrong: ("amount" | "rate" | "term" | "proofOn")[] = [];
  const proofOn = words("proofOn");
  if (proofOn !== null && (parseDay(proofOn) ?? "9") > todayOn()) wrong.push("proofOn");
  const amount = words("amount");
  const money = amount === null ? null : parseYuan(amount);
  if (money && !money.ok) wrong.push("amount");
  const rate = words("rate");
  const percent = rate === null ? null : /^(\d{1,2})(?:\.(\d{1,4}))?\s*[%％]?$/.exec(rate);
  if (rate !== null && !percent) wrong.push("rate");
  const term = words("term");
  if (term !== null && !/^\d{1,3}$/.test(term)) wrong.push("term");
  const reason = words("reason");
  const bank = words("bank");
  const company = words("company");
  const rowOf = (text: string | null) => (text !== null && /^[1-9]\d{0,9}$/.test(text) ? Number(text) : null);
  return {
    wrong,
    typed: { amount, rate, term, reason, text: words("text"), bank, company, rule: words("rule"), proofOn },
    input: {
      reason: reason !== null && reason.length >= 2 ? reason : null,
      text: words("text"),
      rule: words("rule"),
      proofOn: proofOn === null ? null : parseDay(proofOn),
      amountFen: money?.ok ? money.fen : null,
      ratePpm: percent ? Number(percent[1]) * 10_000 + Number((percent[2] ?? "").padEnd(4, "0")) : null,
      termMonths: term !== null && /^\d{1,3}$/.test(term) ? Number(term) : null,
      bankId: rowOf(bank),
      companyId: rowOf(company),
    },
  };
}
export type TypedStep = ReturnType<typeof readStep>["typed"];
