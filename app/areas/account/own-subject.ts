/** How the log names somebody's own account: by its user name, which never changes. */
export const ownSubject = (person: { username: string; name: string }) => ({
  kind: "user",
  id: person.username,
  label: person.name,
});
