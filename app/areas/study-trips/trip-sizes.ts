import { parseDay } from "~/platform/dates";

export type SizeFault = "trip.why.noQuota" | "trip.why.quotaOver" | "trip.why.bus";

/** Quotas fit the seats, the seats the bus: everything that does not, of the numbers that are known. */
export function sizeFaults(input: {
  quotas: readonly { quota: number }[];
  capacity: number | null;
  busSeats: number | null;
}): SizeFault[] {
  const { capacity, busSeats } = input;
  const sum = input.quotas.reduce((total, q) => total + q.quota, 0);
  return [
    ...(sum === 0 ? ["trip.why.noQuota" as const] : []),
    ...(capacity !== null && sum > capacity ? ["trip.why.quotaOver" as const] : []),
    ...(capacity !== null && busSeats !== null && capacity > busSeats ? ["trip.why.bus" as const] : []),
  ];
}

const numberOf = (form: FormData, name: string): number | null => {
  const n = Number(form.get(name) || Number.NaN);
  return Number.isInteger(n) && n > 0 ? n : null;
};

/** What does not fit together in a form, read field by field: another field that is wrong hides none of it. */
export function formFaults(form: FormData, quotas: readonly { quota: number }[]) {
  const [fromOn, toOn] = ["fromOn", "toOn"].map((name) => parseDay(String(form.get(name) ?? "")));
  return {
    turned: Boolean(fromOn && toOn && fromOn > toOn),
    sizes: sizeFaults({
      quotas,
      capacity: numberOf(form, "capacity"),
      busSeats: numberOf(form, "busSeats"),
    }),
  };
}
