/** How the log names an account: by its user name, which never changes. */
export const staffSubject = (person: { username: string | null; name: string; id: string }) => ({
  kind: "user",
  id: person.username ?? person.id,
  label: person.name,
});
