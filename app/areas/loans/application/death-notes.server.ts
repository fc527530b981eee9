import type { Reader } from "db/client.server";
import { type Actor, can } from "~/platform/access/actor";
import { type Day, longDay } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { personName } from "~/platform/search/place-name";
import { isEnded, takesEdits } from "../application-state";
import { stepOf } from "../stages/steps";
import { loanDeathText } from "../text/deaths";
import type { FoundApplication } from "./application-queries.server";
import { deadGuarantors, deadPartners } from "./deaths.server";

export interface DeathNote {
  text: string;
  act: { label: string; to: string } | null;
}

/** How a guarantor can still be replaced in a state: at once, once it was returned, or not any more. */
const wayToChange = (state: string) =>
  takesEdits(state)
    ? ("edit" as const)
    : state === "committee"
      ? ("vote" as const)
      : stepOf("return")?.from.some((s) => s === state)
        ? ("return" as const)
        : ("withdraw" as const);

/** Deaths that stop an application under way, said to everybody who may open it, with what to do. */
export function deathNotes(
  db: Reader,
  actor: Actor<"loan.view">,
  { application: a, person }: FoundApplication,
  language: Language,
): DeathNote[] {
  if (isEnded(a.state)) return [];
  const t = translator(loanDeathText, language);
  const way = wayToChange(a.state);
  const act = (label: string, part: string) =>
    way === "edit" && can(actor, "loan.edit", a.villageId)
      ? { label, to: `/loans/applications/${a.id}/${part}` }
      : null;
  const values = ({ name, on }: { name: string; on: Day }) => ({
    name: personName(name, language),
    day: longDay(on, language),
  });
  return [
    ...(person.diedOn === null
      ? []
      : [{ text: t("borrower", { day: longDay(person.diedOn, language) }), act: null }]),
    ...deadGuarantors(db, a.id).map((g) => ({
      text: t(`guarantorOf.${way}`, values(g)),
      act: act(t("change"), "guarantors"),
    })),
    ...deadPartners(db, a.id).map((p) => ({
      text: t(`partnerOf.${way}`, values(p)),
      act: act(t("changePartner"), "partners"),
    })),
  ];
}

/** A guarantor or partner by name, with the day of their death where one is on record. */
export function namedWithDeath(
  dead: readonly { id: number; on: string }[],
  g: { id: number; name: string },
  language: Language,
): string {
  const name = personName(g.name, language);
  const death = dead.find((d) => d.id === g.id);
  return death
    ? translator(loanDeathText, language)("guarantor", { name, day: longDay(death.on, language) })
    : name;
}
