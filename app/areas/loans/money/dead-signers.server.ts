import type { Reader } from "db/client.server";
import { longDay } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { loanDeathText } from "../text/deaths";
import { guaranteeEndsOn } from "./guarantee-end";
import type { LoanRow } from "./loan-record.server";
import { applicationOfLoan, type Signer, signersOfLoan } from "./requests.server";
import { signerNamed } from "./unbound-guarantors.server";

/** What stands for guarantors who have died and do not sign, one sentence each; for the others beside an extension. */
export function deadSignerWords(
  db: Reader,
  loan: LoanRow,
  kind: "extension" | "rate",
  dead: readonly Signer[],
  language: Language,
): string[] {
  if (dead.length === 0) return [];
  const t = translator(loanDeathText, language);
  const until = guaranteeEndsOn(loan.maturesOn, applicationOfLoan(db, loan).guaranteePeriodMonths);
  const said = dead.map((s) =>
    t(`asked.${kind}`, {
      name: signerNamed(s, language),
      day: longDay(s.diedOn ?? loan.maturesOn, language),
      until: longDay(until, language),
    }),
  );
  const alone = signersOfLoan(db, loan).length === dead.length;
  return kind === "rate" ? said : [...said, t(alone ? "asked.nobody" : "asked.others")];
}

/** Of some signers those who have died. */
export const deadAmong = (signers: readonly Signer[]): Signer[] => signers.filter((s) => s.diedOn !== null);
