import type { Reader } from "db/client.server";
import { certificatesOfPerson } from "~/areas/certificates/index.server";
import { findGroups, homePlace } from "~/areas/policies/index.server";
import type { VillageScope } from "~/platform/access/actor";
import { todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { yuanFigure } from "~/platform/money";
import { personName } from "~/platform/search/place-name";
import { companiesOpen, companiesToChoose } from "../fund/funds.server";
import { applicationPaperAtRisk } from "../papers/paper-at-risk.server";
import { applicationText } from "../text/application";
import { applicationNumber } from "./application-name";
import {
  bankLabel,
  banksForApplication,
  type FoundApplication,
  guarantorsOfApplication,
  jobsOfApplication,
  partnersOfApplication,
} from "./application-queries.server";
import { applicationFields, fieldNames } from "./fields";
import { missingFields } from "./missing-fields";
import { sameBusinessLinks } from "./same-business.server";

/** The form of an application as it stands: values as they are typed, choices, what lacks. */
export function editPage(
  db: Reader,
  viewer: { villages: VillageScope },
  found: FoundApplication,
  language: Language,
) {
  const t = translator(applicationText, language);
  const { application: a, person } = found;
  const partners = partnersOfApplication(db, a.id);
  const guarantors = guarantorsOfApplication(db, a.id);
  const values = Object.fromEntries(
    fieldNames.map((name) => {
      const value = a[name];
      if (value === null) return [name, ""];
      const money = applicationFields[name].kind === "money";
      return [name, money ? yuanFigure(Number(value)).replace(/\.00$/, "") : String(value)];
    }),
  );
  return {
    id: a.id,
    number: applicationNumber(a),
    name: personName(person.name, language),
    title: `${t("form.editTitle")} ${personName(person.name, language)}`,
    revision: a.revision,
    values: values as Record<string, string>,
    tails: { spouseId: a.spouseIdTail, account: a.accountTail },
    groups: findGroups(db, homePlace, a.appliedOn).map((g) => ({
      value: g.code,
      label: language === "zh" ? g.name : g.nameEn,
    })),
    banks: banksForApplication(db, a.bankId).map((b) => ({
      value: String(b.id),
      label: bankLabel(b, language),
    })),
    certificates: certificatesOfPerson(db, person.id)
      .filter((c) => c.state === "valid")
      .map((c) => ({ value: String(c.id), label: c.number })),
    companies: companiesOpen(db, todayOn()).map((f) => ({
      value: String(f.id),
      label: language === "zh" ? f.name : f.nameEn,
    })),
    missing: missingFields(a, {
      partners: partners.length,
      guarantors: guarantors.length,
      companies: companiesToChoose(db, { ...a, kind: a.guaranteeKind }, todayOn()).length,
    }) as string[],
    parties: {
      partners: partners.map((p) => personName(p.person.name, language)),
      jobs: jobsOfApplication(db, a.id).map((j) => personName(j.name, language)),
      guarantors: guarantors.map((g) => personName(g.name, language)),
    },
    /** Where the credit code of the business stands already. */
    sameCode: sameBusinessLinks(db, viewer, a, language),
    draft: a.state === "draft",
    atRisk: applicationPaperAtRisk(db, a.id, language),
  };
}
export type EditPage = ReturnType<typeof editPage>;
