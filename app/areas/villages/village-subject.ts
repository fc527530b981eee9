/** How the log names a village. */
export const villageSubject = (village: { id: number; name: string; townName: string }) => ({
  kind: "village",
  id: village.id,
  label: `${village.townName} ${village.name}`,
});
