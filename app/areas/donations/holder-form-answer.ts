import { isPhone, normalisePhone } from "~/areas/people";
import type { TypedHolder } from "./ui/holder-form";

export type HolderProblem =
  | "form.needed"
  | "form.wrongPhone"
  | "holder.chooseVillage"
  | "holder.whichVillage";

/** Reads the form of a recipient: what was typed, what is wrong with it, and the phone as it is kept. */
export function readHolder(form: FormData, { named, placed }: { named: boolean; placed: boolean }) {
  const text = (name: string, max: number) =>
    String(form.get(name) ?? "")
      .trim()
      .slice(0, max);
  const typed: TypedHolder = {
    kind: text("kind", 10) === "station" ? "station" : "school",
    villageId: text("villageId", 12),
    villageIdWords: text("villageIdWords", 60),
    name: text("name", 40),
    keeperName: text("keeperName", 20),
    keeperPhone: text("keeperPhone", 20),
  };
  const phone = normalisePhone(typed.keeperPhone);
  const errors: Partial<Record<keyof TypedHolder, HolderProblem>> = {
    ...(placed && typed.villageId === ""
      ? {
          villageId: typed.villageIdWords
            ? ("holder.whichVillage" as const)
            : ("holder.chooseVillage" as const),
        }
      : {}),
    ...(named && typed.name.length < 2 ? { name: "form.needed" as const } : {}),
    ...(phone !== "" && !isPhone(phone) ? { keeperPhone: "form.wrongPhone" as const } : {}),
  };
  return { typed, errors, phone: phone || null };
}
