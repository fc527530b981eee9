import { type Day, parseDay } from "~/platform/dates";
import type { SignedConsent } from "./consents.server";
import type { FieldErrors, Typed } from "./form-fields";
import { readScan } from "./read-scan.server";

/** Names of the two fields of each guarantor; the guarantee company has no number among them. */
export const consentFields = (guarantorId: number | null) => ({
  on: `consentOn-${guarantorId ?? "company"}`,
  proof: `consentProof-${guarantorId ?? "company"}`,
});

/**
 * Day and scan of what each guarantor signed, each with its own error; no day before the payout, none to come. Unless
 * all must sign, who has neither day nor scan has not agreed.
 */
export async function readConsents(
  form: FormData,
  guarantors: readonly { id: number | null }[],
  loan: { disbursedOn: Day },
  today: Day,
  allSign: boolean,
): Promise<{ signed: SignedConsent[]; typed: Typed; errors: FieldErrors }> {
  const signed: SignedConsent[] = [];
  const typed: Typed = {};
  const errors: FieldErrors = {};
  for (const { id } of guarantors) {
    const names = consentFields(id);
    const text = String(form.get(names.on) ?? "").trim();
    typed[names.on] = text;
    const on = parseDay(text);
    const read = await readScan(form, names.proof);
    if (!allSign && text === "" && read.ok && !read.scan) continue;
    if (text === "") errors[names.on] = "form.needed";
    else if (!on) errors[names.on] = "form.wrongDay";
    else if (on > today) errors[names.on] = "form.dayAhead";
    else if (on < loan.disbursedOn) errors[names.on] = "form.consentBefore";
    if (!read.ok) errors[names.proof] = read.why;
    else if (!read.scan) errors[names.proof] = "form.scanMissing";
    else if (on) signed.push({ guarantorId: id, on, proof: read.scan });
  }
  return { signed, typed, errors };
}
