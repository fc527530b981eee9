import type { Reader } from "db/client.server";
import type { Day } from "~/platform/dates";
import { readSettings } from "~/platform/settings.server";
import { agreedOf } from "../application/application-queries.server";
import { fundFor } from "../fund/funds.server";
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

/** Whether the letters of a guarantee wait for the company that was chosen: it is not on record. */
export const companyLacks = (
  db: Reader,
  a: Of & { id: number; approvedOn: Day | null },
  today: Day,
): boolean =>
  a.approvedOn !== null &&
  fundKindOf(a.guaranteeKind) === "company" &&
  guarantorOfApplication(db, a, today) === null;

/** The same for an application: as on the day the guarantee was agreed to, before that as on today. */
export function guarantorOfApplication(db: Reader, a: Of & { id: number }, today: Day): string | null {
  const agreed = agreedOf(db, a.id);
  return guarantorNamed(db, a, agreed?.on ?? today);
}
