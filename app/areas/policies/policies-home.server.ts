import type { Db } from "db/client.server";
import { type SignedIn, scopeFor } from "~/platform/access/actor";
import { longDay } from "~/platform/dates";
import { type HomePart, type HomeSource, nothing } from "~/platform/home/home-source";
import { type Language, translator } from "~/platform/i18n/text";
import { personName } from "~/platform/search/place-name";
import { policyVersionsOf } from "./policies.server";
import { products } from "./policy-key";
import { regionNames } from "./policy-page.server";
import { policyText } from "./text";

/** Versions that somebody else proposed and this person may put in force. */
function proposalsFor(db: Db, person: SignedIn) {
  if (scopeFor(person.grants, "policy.confirm") === null) return [];
  return products
    .flatMap((product) => policyVersionsOf(db, product, "proposed"))
    .filter((v) => v.proposedBy !== person.userId);
}

function part(db: Db, person: SignedIn, language: Language): HomePart {
  const rows = proposalsFor(db, person);
  if (rows.length === 0) return nothing;
  const t = translator(policyText, language);
  const nameOf = regionNames(db, language);
  return {
    sections: [
      {
        key: "policies.proposed",
        title: t("proposal.list"),
        count: rows.length,
        waits: true,
        headings: {
          who: t("policies.document"),
          what: t("proposal.title"),
          when: t("newVersion.fromOn"),
          action: t("proposal.look"),
        },
        rows: rows.map((v) => ({
          id: String(v.id),
          who: v.document,
          to: `/policies/${v.id}`,
          where: nameOf(v.region),
          what: t("proposal.by", {
            name: personName(v.proposedByName ?? "", language),
            day: v.proposedOn ? longDay(v.proposedOn, language) : "",
          }),
          when: longDay(v.fromOn, language),
          action: { label: t("proposal.look"), to: `/policies/${v.id}` },
        })),
      },
    ],
  };
}

/** Proposed versions on the home page of whoever may confirm them. */
export const policiesHome: HomeSource = {
  menu: "policies",
  waiting: (db, person) => proposalsFor(db, person).length,
  part,
};
