import type { Reader } from "db/client.server";
import type { PolicyInForce } from "~/areas/policies";
import { findGroups, homePlace } from "~/areas/policies/index.server";
import type { Day } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import type { BorrowerKind, Finding } from "./eligibility";
import { findingWords } from "./finding-words";
import { hiddenGroup } from "./group-sight";
import { basisWords, type RuleSource, ruleSource } from "./rule-source";
import { loanText } from "./text";

/** A rule that rests on a whole paper. */
const wholePaper = (document: string, versionId: number): RuleSource => ({
  clause: null,
  source: document,
  document,
  confidence: "mirror",
  versionId,
});

/** That who borrows or vouches is alive is said by no policy: rights and duties end with the death. */
const restsOnLaw = ({ rule, values }: Finding): boolean =>
  rule === "alive" || (rule === "guarantor" && Boolean(values.died));

const civilCode = (versionId: number): RuleSource => ({
  ...wholePaper("民法典", versionId),
  clause: "第十三条",
  confidence: "official",
});

/**
 * Findings in words, each with the clause and the paper it rests on: for the calculator and for an application. `hidden`:
 * whoever looks may not read the group.
 */
export function findingRows(
  db: Reader,
  checked: { policy: PolicyInForce; exclusive: PolicyInForce | null; findings: readonly Finding[] },
  of: { on: Day; kind: BorrowerKind; group: string | null; hidden?: boolean },
  language: Language,
) {
  const t = translator(loanText, language);
  const { policy, exclusive } = checked;
  const group = findGroups(db, homePlace, of.on).find((g) => g.code === of.group);
  const names = of.hidden
    ? { group: hiddenGroup, proof: hiddenGroup }
    : {
        group: group ? (language === "zh" ? group.name : group.nameEn) : null,
        proof: group?.proof ?? null,
      };
  return checked.findings.map((finding) => {
    const { version } = policy;
    const law = restsOnLaw(finding);
    const source = law
      ? civilCode(version.id)
      : finding.rule === "doubleSubsidy" && exclusive?.values.exclusive
        ? exclusive.values.exclusive
        : finding.rule === "group" || finding.rule === "groupProof"
          ? { ...wholePaper(version.document, version.id), source: group?.source ?? version.document }
          : (ruleSource(policy, finding, of.kind) ?? wholePaper(version.document, version.id));
    return {
      rule: finding.rule,
      verdict: finding.verdict,
      ...findingWords(t, finding, language, names),
      basis: law ? t("basis.civilCode") : basisWords(source, language),
      law,
      source,
      versionId: source.versionId,
    };
  });
}
