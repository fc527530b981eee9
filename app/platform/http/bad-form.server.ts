import { data } from "@remix-run/node";

/** A form that is merely filled in wrong: what was typed with its errors, 400 and no row in the log. */
export const badForm = <T>(answer: T) => data(answer, { status: 400 });
