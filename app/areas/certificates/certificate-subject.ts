/** How the log names a certificate: by its number. */
export const certificateSubject = (row: { id: number; number: string }) => ({
  kind: "certificate",
  id: row.id,
  label: row.number,
});
