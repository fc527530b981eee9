import { type GuaranteeKind, guaranteeKinds } from "../application/fields";

/** Who guarantees towards the bank. */
export type FundKind = "fund" | "company";

/**
 * Towards the bank it is the fund that guarantees, or the company where that was chosen; natural persons, mortgage and
 * pledge stand behind the guarantor as counter-guarantee, and a waiver is one of the counter-guarantee (DOMAIN §1.3, §1.7;
 * decision 027). Null while nothing is chosen.
 */
export const fundKindOf = (guaranteeKind: string | null): FundKind | null =>
  guaranteeKind === null ? null : guaranteeKind === "company" ? "company" : "fund";

/** The kinds of guarantee that a fund or a company stands for. */
export const kindsOfFund = (kind: string): GuaranteeKind[] =>
  guaranteeKinds.filter((k) => fundKindOf(k) === kind);

/** Whether people and firms stand behind the guarantor (反担保): only under that form, or while none is chosen. */
export const peopleStand = (guaranteeKind: string | null): boolean =>
  guaranteeKind === null || guaranteeKind === "natural-person";
