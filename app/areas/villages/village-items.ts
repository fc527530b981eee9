import type { ComboboxItem } from "~/ui/combobox";

async function asked(query: Record<string, string>): Promise<readonly ComboboxItem[]> {
  const answer = await fetch(`/villages/choices?${new URLSearchParams(query)}`);
  return answer.ok ? ((await answer.json()) as ComboboxItem[]) : [];
}

/** What a filter for a village asks while somebody types (see village-choices.server.ts). */
export const villageItems = (text: string) => asked({ q: text });

/** The same for a field of something new: no village that was taken up or has left. */
export const openVillageItems = (text: string) => asked({ q: text, open: "1" });
