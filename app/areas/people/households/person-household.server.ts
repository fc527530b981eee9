import type { Reader } from "db/client.server";
import { can, type SignedIn, scopeFor } from "~/platform/access/actor";
import { ageOn, longDay, todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import type { Person } from "../person-record.server";
import { householdsText } from "../text/households";
import { householdTitle } from "./fact-words";
import { benefitName, pensionState, relationWord } from "./household-page.server";
import { findHousehold, membersOf, rowsOfPerson, shownName } from "./household-queries.server";
import { isOpen, staySince } from "./membership";
import { needWords, toldNeeds } from "./needs-view.server";
import { head } from "./relation";
import { benefitsOf } from "./write-benefit.server";
import { needsOf } from "./write-need.server";

/** The household of a person as their page shows it: relation, the others, the pension check, earlier households. */
export function householdOfPerson(db: Reader, viewer: SignedIn, who: Person, language: Language) {
  const t = translator(householdsText, language);
  const scope = scopeFor(viewer.grants, "household.view") ?? [];
  const rows = rowsOfPerson(db, who.id);
  const open = rows.find(isOpen);
  const row = open && findHousehold(db, scope, open.householdId);
  const members = row ? membersOf(db, row.id).filter(isOpen) : [];
  const first = members.find((m) => m.relation === head);
  const sensitive = can(viewer, "household.sensitive", who.villageId);
  const title = (name: string | null, number: string | null) => householdTitle(name, number, language);
  return {
    now:
      open && row
        ? {
            to: `/households/${row.id}`,
            title: title(first ? shownName(first, scope, language) : null, row.houseNumber),
            relation: relationWord(open.relation, language),
            /** The head has died and nobody follows yet; the way to say who, for who may. */
            headDied: first?.diedOn
              ? { to: can(viewer, "household.edit", row.villageId) ? `/households/${row.id}/head` : null }
              : null,
            since: t("page.sinceDay", { when: longDay(staySince(rows, open), language) }),
            others: members
              .filter((m) => m.personId !== who.id && m.diedOn === null)
              .map((m) => {
                const name = shownName(m, scope, language);
                return {
                  id: m.id,
                  name: name ?? t("household.elsewhereMember"),
                  to: name === null ? null : `/people/${m.personId}`,
                  relation: relationWord(m.relation, language),
                  age: name === null ? null : t("head.age", { age: ageOn(m.birthOn, todayOn()) }),
                };
              }),
          }
        : null,
    /** Where what they ask for is written down. */
    tellTo:
      row && who.diedOn === null && can(viewer, "household.edit", row.villageId)
        ? `/households/${row.id}/needs/new`
        : null,
    /** In a household outside the viewer's villages, nothing is offered. */
    mayCreate: open === undefined && who.diedOn === null && can(viewer, "household.edit", who.villageId),
    past: [...new Map(rows.filter((r) => r.toOn !== null).map((r) => [r.householdId, r])).values()].flatMap(
      (r) => {
        if (r.householdId === open?.householdId) return [];
        const old = findHousehold(db, scope, r.householdId);
        if (!old) return [];
        const headThen = membersOf(db, old.id).find((m) => m.relation === head && isOpen(m));
        return [
          {
            id: r.id,
            to: `/households/${old.id}`,
            title: title(headThen ? shownName(headThen, scope, language) : null, old.houseNumber),
            when: t("page.until", {
              from: longDay(r.fromOn, language),
              to: longDay(r.toOn ?? todayOn(), language),
            }),
          },
        ];
      },
    ),
    needs: toldNeeds(needsOf(db, row?.id ?? null, [who.id]), sensitive)
      .filter((n) => n.closedOn === null)
      .map((n) => ({ id: n.id, words: needWords(n, language) })),
    /** Policies this person or their whole household enjoys today; null for who may not know whether there are any. */
    benefits: sensitive
      ? benefitsOf(db, row?.id ?? 0, [who.id])
          .filter((b) => b.toOn === null || b.toOn >= todayOn())
          .map((b) =>
            [benefitName(b, language), b.level, b.personId === null ? t("benefits.whole") : null]
              .filter(Boolean)
              .join(" "),
          )
      : null,
    pension: pensionState(db, who.id, todayOn(), language),
    mayCheck: who.diedOn === null && can(viewer, "pension.check", who.villageId),
  };
}
export type PersonHousehold = ReturnType<typeof householdOfPerson>;
