import type { Reader } from "db/client.server";
import { peopleText } from "~/areas/people";
import { findGroups, homePlace } from "~/areas/policies/index.server";
import type { Day } from "~/platform/dates";
import { translator } from "~/platform/i18n/text";
import { loanText } from "../text";
import { applicationText } from "../text/application";
import { moneyText } from "../text/money";

// Papers of the office are Chinese whatever the language of the page.
export const a = translator(applicationText, "zh");
export const c = translator(loanText, "zh");
export const m = translator(moneyText, "zh");
export const p = translator(peopleText, "zh");

/** A group under its name of the day. */
export function groupName(db: Reader, code: string | null, on: Day): string | null {
  if (!code) return null;
  return findGroups(db, homePlace, on).find((group) => group.code === code)?.name ?? null;
}

export const products = {
  person: "个人创业担保贷款",
  partners: "合伙创业担保贷款",
  firm: "小微企业创业担保贷款",
} as const;

/** The guarantee centre of the county, as letters address it. */
export const centreOf = (issuer: string): string =>
  `${issuer.match(/^.{2,6}?[县区市旗]/u)?.[0] ?? ""}创业担保贷款担保中心`;
