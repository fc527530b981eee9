import { instantText } from "~/platform/dates";
import type { HomeRow, HomeSection } from "~/platform/home/home-source";
import { personName } from "~/platform/search/place-name";
import { offerStands } from "../offer";
import { shortTitle } from "../ui/class-facts";
import type { OwnClass } from "./own-classes.server";
import type { Words } from "./words";

/** Seats kept for people of the waiting list, what runs out first at the top: each wants a call and an answer. */
export function offerSection(classes: readonly OwnClass[], w: Words, now = Date.now()): HomeSection[] {
  const rows = classes
    .flatMap((c) => c.offered.map((o) => ({ c, o, until: o.enrolment.offerUntilAt ?? 0 })))
    .sort((a, b) => a.until - b.until)
    .map(({ c, o, until }): HomeRow => {
      const stands = offerStands(until, now);
      return {
        id: String(o.enrolment.id),
        who: personName(o.person.name, w.language),
        to: `/people/${o.person.id}`,
        what: shortTitle(w.class, c.class),
        state: { tone: stands === "open" ? "wait" : "warn", word: w.class(`offer.${stands}`) },
        when: instantText(until, w.language),
        flag: stands === "open" ? undefined : "warn",
        action: { label: w.t("offer.act"), to: `/training/${c.class.id}/places/${o.enrolment.id}` },
      };
    });
  if (rows.length === 0) return [];
  return [
    {
      key: "training.offers",
      title: w.t("offer.title"),
      count: rows.length,
      waits: true,
      headings: {
        who: w.t("offer.person"),
        what: w.t("class"),
        state: w.t("state"),
        when: w.t("offer.until"),
        action: w.t("act"),
      },
      rows,
      foot: w.t("offer.foot"),
    },
  ];
}
