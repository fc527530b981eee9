import type { Reader } from "db/client.server";
import type { PolicyInForce } from "~/areas/policies";
import { findGroups, homePlace } from "~/areas/policies/index.server";
import type { Day } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import type { BorrowerKind, Finding } from "./eligibility";
import { findingWords } from "./finding-words";
import { ruleSource } from "./rule-source";
import { loanText } from "./text";

const sourceOf = (source: string, versionId: number) => ({
  clause: null as string | null,
  source,
  versionId,
});

/** Findings in words, each with the clause and the paper it rests on: for the calculator and for an application. */
export function findingRows(
  db: Reader,
  checked: { policy: PolicyInForce; exclusive: PolicyInForce | null; findings: readonly Finding[] },
  of: { on: Day; kind: BorrowerKind; group: string | null },
  language: Language,
) {
  const t = translator(loanText, language);
  const { policy, exclusive } = checked;
  const group = findGroups(db, homePlace, of.on).find((g) => g.code === of.group);
  const names = {
    group: group ? (language === "zh" ? group.name : group.nameEn) : null,
    proof: group?.proof ?? null,
  };
  return checked.findings.map((finding) => {
    const source =
      finding.rule === "doubleSubsidy" && exclusive
        ? sourceOf(exclusive.version.document, exclusive.version.id)
        : finding.rule === "group" || finding.rule === "groupProof"
          ? sourceOf(group?.source ?? policy.version.document, policy.version.id)
          : (ruleSource(policy, finding.rule, of.kind) ??
            sourceOf(policy.version.document, policy.version.id));
    return {
      rule: finding.rule,
      verdict: finding.verdict,
      ...findingWords(t, finding, language, names),
      ...source,
    };
  });
}
