import type { Reader } from "db/client.server";
import type { Translate } from "~/platform/i18n/text";
import type { ClassWithRule } from "./class-queries.server";
import { outsideAges } from "./enrol-person.server";
import type { trainingText } from "./text";

/** A refusal in words; one for the age says how old somebody is on the first day, and the limit. */
export function refusalWords(
  db: Reader,
  t: Translate<typeof trainingText.zh>,
  found: ClassWithRule,
  why: string,
  who: { birthOn: string | null; villageId: number },
): string {
  const { birthOn, villageId } = who;
  const outside =
    birthOn !== null && (why === "enrol.why.tooOld" || why === "enrol.why.tooYoung")
      ? outsideAges(db, found, { birthOn, villageId })
      : null;
  if (!outside) return t(why as "enrol.why.tooOld");
  const { age, first, last } = outside;
  return t(outside.why === "enrol.why.tooOld" ? "enrol.age.old" : "enrol.age.young", { age, first, last });
}
