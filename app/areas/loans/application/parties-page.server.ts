import type { Reader } from "db/client.server";
import { findGroups, homePlace } from "~/areas/policies/index.server";
import { todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { takesEdits } from "../application-state";
import { applicationPaperAtRisk } from "../papers/paper-at-risk.server";
import { applicationText } from "../text/application";
import { applicationNumber } from "./application-name";
import type { FoundApplication } from "./application-queries.server";
import { workOutCheck } from "./check-application.server";

/** What every page of partners, jobs and guarantors begins with. */
export function partiesHead(
  db: Reader,
  found: FoundApplication,
  part: "partners" | "jobs" | "guarantors",
  language: Language,
) {
  const { application: a } = found;
  const t = translator(applicationText, language);
  return {
    id: a.id,
    number: applicationNumber(a),
    section: t(`section.${part}`),
    title: `${t(`section.${part}`)} ${applicationNumber(a)}`,
    mayEdit: takesEdits(a.state),
    atRisk: takesEdits(a.state) ? applicationPaperAtRisk(db, a.id, language) : null,
    groups: findGroups(db, homePlace, a.appliedOn).map((g) => ({
      value: g.code,
      label: language === "zh" ? g.name : g.nameEn,
    })),
    rules: workOutCheck(db, found, todayOn())?.rules ?? null,
  };
}
