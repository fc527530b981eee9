import type { Tx } from "db/client.server";
import { recountDueDays } from "~/areas/loans/index.server";

/** What counts in working days is counted again when the calendar changes, in the same transaction. */
export const calendarUsers: readonly ((tx: Tx) => void)[] = [recountDueDays];
