import type { ComboboxItem } from "~/ui/combobox";

/** What a field for a village asks while somebody types (see village-choices.server.ts). */
export async function villageItems(text: string): Promise<readonly ComboboxItem[]> {
  const answer = await fetch(`/villages/choices?${new URLSearchParams({ q: text })}`);
  return answer.ok ? ((await answer.json()) as ComboboxItem[]) : [];
}
