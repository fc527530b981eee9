import type { Db } from "db/client.server";
import { type SignedIn, scopeFor } from "~/platform/access/actor";
import { longDay } from "~/platform/dates";
import { type HomePart, type HomeSection, type HomeSource, nothing } from "~/platform/home/home-source";
import { type Language, translator } from "~/platform/i18n/text";
import { personName } from "~/platform/search/place-name";
import { openCorrections } from "./correct-rate.server";
import { policyVersionsOf } from "./policies.server";
import { products } from "./policy-key";
import { regionNames } from "./policy-page.server";
import { policyText } from "./text";
import { lprText } from "./text/lpr";
import { rateWords } from "./ui/policy-words";

/** Versions that somebody else proposed and this person may put in force. */
function proposalsFor(db: Db, person: SignedIn) {
  if (scopeFor(person.grants, "policy.confirm") === null) return [];
  return products
    .flatMap((product) => policyVersionsOf(db, product, "proposed"))
    .filter((v) => v.proposedBy !== person.userId);
}

/** Corrections of a rate that somebody else asked for. */
const correctionsFor = (db: Db, person: SignedIn) =>
  scopeFor(person.grants, "policy.confirm") === null
    ? []
    : openCorrections(db).filter((c) => c.askedBy !== person.userId);

function correctionSection(db: Db, person: SignedIn, language: Language): HomeSection[] {
  const rows = correctionsFor(db, person);
  if (rows.length === 0) return [];
  const t = translator(policyText, language);
  const l = translator(lprText, language);
  return [
    {
      key: "policies.corrections",
      title: l("home"),
      count: rows.length,
      waits: true,
      headings: {
        who: t("lpr.series"),
        what: l("what"),
        when: t("lpr.publishedOn"),
        action: t("proposal.look"),
      },
      rows: rows.map((c) => ({
        id: String(c.id),
        who: t(`lpr.seriesName.${c.series as "lpr"}`),
        to: "/policies/lpr",
        what: `${rateWords(c.fromPpm)} → ${rateWords(c.toPpm)}`,
        when: longDay(c.publishedOn, language),
        action: { label: t("proposal.look"), to: "/policies/lpr" },
      })),
    },
  ];
}

function part(db: Db, person: SignedIn, language: Language): HomePart {
  const rows = proposalsFor(db, person);
  const corrections = correctionSection(db, person, language);
  if (rows.length === 0) return corrections.length > 0 ? { sections: corrections } : nothing;
  const t = translator(policyText, language);
  const nameOf = regionNames(db, language);
  return {
    sections: [
      ...corrections,
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
  waiting: (db, person) => proposalsFor(db, person).length + correctionsFor(db, person).length,
  part,
};
