interface Choice {
  value: string;
  label: string;
  detail?: string;
  search?: string;
}

/**
 * Puts the person who was typed (`personIdWords`) where the choice stands: the one of that name, or the only one of the
 * village whom the words fit. Words that are not those of the choice win; of several, or of nobody, nothing is left of it.
 */
export function takePersonWords(form: FormData, people: readonly Choice[]): void {
  const typed = form.get("personIdWords");
  if (typeof typed !== "string") return;
  const name = typed.trim().slice(0, 60);
  const chosen = people.find((p) => p.value === form.get("personId"));
  if (chosen?.label === name) return;
  const words = name.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (p: Choice) => {
    const text = `${p.label} ${p.detail ?? ""} ${p.search ?? ""}`.toLowerCase();
    return words.every((w) => text.includes(w));
  };
  const named = people.filter((p) => p.label === name);
  const meant = named.length > 0 ? named : people.filter(fits);
  form.set("personId", name !== "" && meant.length === 1 ? (meant[0]?.value ?? "") : "");
}
