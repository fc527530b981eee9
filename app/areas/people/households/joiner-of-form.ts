import type { Looked } from "../create-person.server";
import type { Joiner } from "./join-household.server";

/** Who a form means: the person chosen, or the number and name typed; which field lacks something otherwise. */
export function joinerOf(form: {
  personId: number | null;
  idNumber: string | null;
  name: string | null;
  phone: string | null;
  /** Words that mean nobody or several. */
  words?: FormDataEntryValue | null;
  looked?: Looked;
}): { ok: true; joiner: Joiner } | { ok: false; field: "personId"; why: "join.nobody" | "join.whom" } {
  if (form.idNumber !== null) {
    const { idNumber, name, phone, looked } = form;
    return { ok: true, joiner: { person: { idNumber, name: name ?? "", phone }, looked } };
  }
  return form.personId === null
    ? { ok: false, field: "personId", why: form.words ? "join.whom" : "join.nobody" }
    : { ok: true, joiner: { personId: form.personId } };
}

/** The field a refusal belongs to. */
export function refusedField(why: string, byChoice: boolean): string {
  if (why === "join.nameMissing") return "name";
  if (["join.future", "join.beforeBirth", "join.overlap", "join.beforeHead"].includes(why)) return "fromOn";
  if (["join.needsHead", "join.hasHead", "join.relation"].includes(why)) return "relation";
  if (why === "household.sameRegistry") return "registryNo";
  if (why.startsWith("person.sameNumber")) return "idNumber";
  if (why.startsWith("closedVillage.")) return "villageId";
  if (why === "household.foreignVillage" || why === "household.headElsewhere") return "villageId";
  return byChoice ? "personId" : "idNumber";
}
