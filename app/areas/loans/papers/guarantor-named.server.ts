import type { Reader } from "db/client.server";
import type { Day } from "~/platform/dates";
import { readSettings } from "~/platform/settings.server";
import { agreedOf } from "../application/application-queries.server";
import { companiesToChoose, fundFor } from "../fund/funds.server";
import { fundKindOf } from "../fund/whose-guarantee";
import { centreOf } from "./words-on-paper.server";

interface Of {
  readonly guaranteeKind: string | null;
  readonly bankId: number | null;
  readonly companyId: number | null;
}

/**
 * Who guarantees towards the bank, as papers name it: the company where one was chosen, else the centre of the fund
 * (decision 027). Null where the company is not on record: no paper speaks in another's name.
 */
export function guarantorNamed(db: Reader, of: Of, on: Day): string | null {
  if (fundKindOf(of.guaranteeKind) === "company")
    return fundFor(db, { ...of, kind: of.guaranteeKind }, on)?.name ?? null;
  return centreOf(readSettings(db).issuerName);
}

/** Why papers leave the place of the guarantor blank: which of several companies is not chosen yet, or none is on record. */
export function whyNoCompany(
  db: Reader,
  a: Of & { id: number; approvedOn: Day | null },
  today: Day,
): "choose" | "lacks" | null {
  if (fundKindOf(a.guaranteeKind) !== "company" || guarantorOfApplication(db, a, today) !== null) return null;
  if (toChoose(db, a, today)) return "choose";
  return a.approvedOn === null ? null : "lacks";
}

const toChoose = (db: Reader, a: Of, on: Day): boolean =>
  companiesToChoose(db, { ...a, kind: a.guaranteeKind }, on).length > 0;

/**
 * The same for an application: as on the day the guarantee was agreed to, before that as on today. While one of several
 * companies is still to be chosen there is none: no paper names the first of a list.
 */
export function guarantorOfApplication(db: Reader, a: Of & { id: number }, today: Day): string | null {
  const agreed = agreedOf(db, a.id);
  if (!agreed && toChoose(db, a, today)) return null;
  return guarantorNamed(db, a, agreed?.on ?? today);
}
