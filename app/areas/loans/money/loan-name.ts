/** What a loan is called in the log: the number on its note. */
export const loanSubject = (loan: { id: number; noteNumber: string }) => ({
  kind: "loan",
  id: loan.id,
  label: loan.noteNumber,
});
