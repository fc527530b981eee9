/** The reason and the key of a form that changes a certificate, as typed. Pressing twice carries the same key. */
export function readReason(form: FormData): { reason: string; requestKey: string } {
  return {
    reason: String(form.get("reason") ?? "")
      .trim()
      .slice(0, 120),
    requestKey: String(form.get("requestKey") || crypto.randomUUID()).slice(0, 64),
  };
}
