/** What a refusal of the log is about. */
export const householdSubject = (row: { id: number; villageId: number }, label: string) => ({
  subject: { kind: "household", id: row.id, label },
  villageId: row.villageId,
});
