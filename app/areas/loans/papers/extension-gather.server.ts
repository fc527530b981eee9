import type { Reader } from "db/client.server";
import type { Day } from "~/platform/dates";
import { borrowerDiedOn } from "../money/borrower-death.server";
import { consentsOf } from "../money/consents.server";
import { requestsOf, type Signer, signersOfLoan } from "../money/requests.server";
import { notAgreed } from "../money/unbound-guarantors.server";
import type { ExtensionOnPaper } from "../pdf/draw-extension";
import type { LoanOnPaper } from "../pdf/loan-data";
import type { LoanFile } from "./loan-gather.server";

/** What the 展期申请表 of a loan states; null where nobody asked for an extension, or nobody can sign it. */
export function extensionPaper(
  db: Reader,
  { loan }: LoanFile,
  paper: LoanOnPaper,
  laterRate: ExtensionOnPaper["laterRate"],
  guaranteedBy: string | null,
): Omit<ExtensionOnPaper, "number"> | null {
  const asked = requestsOf(db, loan.id).find((r) => r.kind === "extension" && r.state !== "withdrawn");
  if (!asked?.fromOn || !asked.toOn || borrowerDiedOn(db, loan) !== null) return null;
  const signers = signersOfLoan(db, loan);
  const died = notAgreed(db, loan, asked).flatMap((s) => (s.diedOn ? [{ ...s, on: s.diedOn }] : []));
  const people = signers.filter((s) => s.id !== null && !died.some((d) => d.id === s.id));
  return {
    ...paper,
    askedOn: asked.askedOn,
    balanceFen: loan.balanceFen,
    laterRate,
    fromOn: asked.fromOn,
    toOn: asked.toOn,
    reason: asked.reason,
    guaranteedBy,
    guarantors: people.map((g) => g.name).join("、") || null,
    signed: consentsOf(db, asked.id)
      .filter((c) => !died.some((d) => d.id === c.guarantorId))
      .map((c) => ({ name: nameSigned(c, signers), on: c.signedOn })),
    ...(died.length > 0 && { died: died.map(({ name, on }) => ({ name, on })) }),
  };
}

/** The name on the consent, and the one put right since, so that both are known for the same person. */
function nameSigned(
  signed: { guarantorId: number | null; name: string; signedOn: Day },
  signers: readonly Signer[],
): string {
  const now = signers.find((s) => s.id === signed.guarantorId && s.id !== null)?.name ?? signed.name;
  return now === signed.name ? now : `${now}（签字时姓名写作${signed.name}）`;
}
