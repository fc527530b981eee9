import type { Application } from "./application-queries.server";
import type { ApplicationField, SealedField } from "./fields";

export type NeededField = ApplicationField | SealedField | "partners" | "guarantors";

/**
 * What must be filled in before an application can be submitted, by kind (DOMAIN §1.7). `companies`: of how many guarantee
 * companies one is still to be chosen.
 */
export function missingFields(
  a: Application,
  counts: { partners: number; guarantors: number; companies: number },
): NeededField[] {
  const firm = a.kind === "firm";
  const needed: readonly (readonly [NeededField, boolean])[] = [
    ["groupCode", !firm && !a.groupCode],
    ["ageCategory", !firm && !a.ageCategory],
    ["marital", !firm && !a.marital],
    ["hukouAddress", !a.hukouAddress],
    ["homeAddress", !a.homeAddress],
    ["phone", !a.phone],
    ["emergencyName", !a.emergencyName],
    ["emergencyPhone", !a.emergencyPhone],
    ["account", !a.accountSealed],
    ["accountBank", !a.accountBank],
    ["spouseName", !firm && a.marital === "married" && !a.spouseName],
    ["spouseId", !firm && a.marital === "married" && !a.spouseIdSealed],
    ["ownLoanKind", !firm && !a.ownLoanKind],
    ["spouseLoanKind", !firm && a.marital === "married" && !a.spouseLoanKind],
    ["graduatedOn", a.groupCode === "graduate" && !a.graduatedOn],
    ["businessName", !a.businessName],
    ["creditCode", !a.creditCode],
    ["businessType", !a.businessType],
    ["registeredOn", !a.registeredOn],
    ["businessAddress", !a.businessAddress],
    ["industry", !a.industry],
    ["shopPlatform", a.groupCode === "online-shop" && !a.shopPlatform],
    ["shopName", a.groupCode === "online-shop" && !a.shopName],
    ["shopOpenedOn", a.groupCode === "online-shop" && !a.shopOpenedOn],
    ["project", !a.project],
    ["purpose", !a.purpose],
    ["ownFundsFen", a.ownFundsFen === null],
    ["turnoverFen", a.turnoverFen === null],
    ["staff", a.staff === null],
    ["hired", firm && a.hired === null],
    ["amountFen", !a.amountFen],
    ["termMonths", !a.termMonths],
    ["bankId", a.bankId === null],
    ["guaranteeKind", !a.guaranteeKind],
    ["companyId", counts.companies > 0],
    ["guaranteeMode", needsMode(a) && !a.guaranteeMode],
    ["guaranteePeriodMonths", needsMode(a) && a.guaranteePeriodMonths === null],
    ["waiverBasis", a.guaranteeKind === "waived" && !a.waiverBasis],
    ["collateral", (a.guaranteeKind === "mortgage" || a.guaranteeKind === "pledge") && !a.collateral],
    ["partners", a.kind === "partners" && counts.partners === 0],
    ["guarantors", a.guaranteeKind === "natural-person" && counts.guarantors === 0],
  ];
  return needed.filter(([, lacks]) => lacks).map(([name]) => name);
}

/**
 * The fund or the company guarantees: then the mode is never left open, whatever stands behind them. Blank would be
 * 一般保证 by law (民法典 686), and no period six months after the due day (692): both are said instead.
 */
export const needsMode = (a: Pick<Application, "guaranteeKind">): boolean => a.guaranteeKind !== null;
