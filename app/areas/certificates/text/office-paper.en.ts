import type { zh } from "./office-paper.zh";

export const en: typeof zh = {
  valid: "The paper is valid",
  void: "The paper is void",
  voidedOn: "Void since {{day}}",
  checkedAt: "Checked {{at}}",
  kind: "Paper",
  number: "Number of the paper",
  name: "Name or firm",
  idTail: "Last four of the ID number",
  amount: "Amount",
  issuer: "Issuer",
  issuedOn: "Issued on",
  sameFile: {
    valid: "Byte for byte the same as {{number}}",
    void: "Byte for byte the same as {{number}}, but the paper is void",
  },
  qrSame: "The signature in the code is the one on record. Compare name, ID number and amount.",
  toPaper: "Check the paper by its signature alone",
  tabCertificate: "Training certificate",
  tabPaper: "Loan paper",
  of: "What is checked",
  lead: "Enter what the paper says and the address in its code. Only the signature is compared, not the register: this works even when the register is lost.",
  help: {
    kind: "The title of the paper, as printed in Chinese",
    idTail: "Leave empty when the paper shows none",
    amount: "In figures, as 200,000.00; leave empty when there is none",
    signature: "Scan the code and copy the whole address, or only what stands behind the #",
  },
  problem: {
    missing: "Copy this from the paper.",
    day: "Not a readable date; write 2026-11-02.",
    idTail: "Enter the last four of the ID number.",
    amount: "Enter the amount in figures, for example 200,000.00.",
    signature: "No signature in this address. It stands behind the # and has 86 characters.",
  },
  signature: "Address in the code",
};
