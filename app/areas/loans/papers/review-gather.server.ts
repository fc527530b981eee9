import type { Reader } from "db/client.server";
import { openIdNumber } from "~/areas/people/index.server";
import { numberOf } from "~/areas/policies";
import { findPolicy, homePlace } from "~/areas/policies/index.server";
import { todayOn } from "~/platform/dates";
import { applicationNumber } from "../application/application-name";
import {
  type FoundApplication,
  lastCheckOf,
  opinionsOf,
  sinceReturned,
  stateChangesOf,
} from "../application/application-queries.server";
import { policyOf } from "../application/check-application.server";
import { openLoanId } from "../application/sealed-parts.server";
import type { BorrowerKind, Finding, RuleName, Verdict } from "../eligibility";
import { findingRows } from "../finding-rows.server";
import type { ReviewOnPaper } from "../pdf/draw-review";
import type { RefusalReason } from "../pdf/letters-of-application";
import { dayText } from "../pdf/paper-words";
import { clauseOnPaper, documentOnPaper, type RuleSource } from "../rule-source";
import { committeeOf } from "../stages/committee-rounds.server";
import { groupName, a as t } from "./words-on-paper.server";

/** By what a rule is looked into. */
const ways: Partial<Record<RuleName, string>> = {
  alive: "人员档案",
  group: "人员类别证明",
  groupProof: "人员类别证明",
  graduate: "毕业证",
  shop: "平台实名截图",
  age: "身份证比对",
  amount: "政策库",
  term: "政策库",
  rate: "政策库",
  count: "贷款台账",
  settled: "贷款台账",
  otherLoans: "征信报告",
  otherJob: "社会保险数据",
  entity: "市场监管数据",
  business: "贷款台账",
  credit: "征信报告",
  guarantor: "贷款台账",
  jobs: "劳动合同、社保",
  partners: "政策库",
  ratio: "职工花名册",
};
const verdicts: Record<Verdict, string> = { meets: "符合", fails: "不符合", proof: "待证明" };

/** The rules as they were checked last, in words. */
function checkedRules(db: Reader, { application: a }: FoundApplication) {
  const check = lastCheckOf(db, a.id);
  const policy = policyOf(db, a.appliedOn);
  if (!check || !policy) return null;
  const on = todayOn(check.at);
  const findings = JSON.parse(check.findings) as Finding[];
  const exclusive = findPolicy(db, homePlace, on, "central-subsidy");
  const rows = findingRows(
    db,
    { policy, exclusive, findings },
    { on: a.appliedOn, kind: a.kind as BorrowerKind, group: a.groupCode },
    "zh",
  );
  const rules = findings.map((finding, i) => {
    const { title, used, source } = rows[i]!;
    const { proofOn } = finding.values;
    return {
      finding,
      words: { title, used },
      on: typeof proofOn === "string" ? proofOn : on,
      source,
      // To the applicant a document is named where it holds the rule, and its clause where it is known.
      basis: basisOnPaper(source),
    };
  });
  return { rules, policy };
}

const basisOnPaper = (r: RuleSource): string | null => {
  const document = documentOnPaper(r);
  return document && `${document}${clauseOnPaper(r) ?? ""}`;
};

/** A clause that is a whole sentence stands with its paper under the table. */
const longClause = (r: RuleSource): boolean => (clauseOnPaper(r)?.length ?? 0) > 8;
const paperOnReview = (r: RuleSource): string | null =>
  longClause(r) ? `${documentOnPaper(r)}“${r.clause}”` : documentOnPaper(r);

/** 资格审核表 as the stored check and the opinions have it; null before there was a check. */
export function reviewOnPaper(db: Reader, found: FoundApplication): Omit<ReviewOnPaper, "number"> | null {
  const { application: a, person } = found;
  const checked = checkedRules(db, found);
  if (!checked) return null;
  const opinions = opinionsOf(db, a.id);
  const by = (step: string) =>
    opinions.findLast((o) => o.step === step && o.result !== "returned")?.userName ?? null;
  // What was sent back after its approval waits for the second review again.
  const back = opinions.findLastIndex((o) => o.step === "guarantee" && o.result === "returned");
  const second = opinions
    .slice(back + 1)
    .findLast((o) => o.step === "second-review" && o.result !== "returned");
  const taken = stateChangesOf(db, a.id).find((change) => change.toState === "submitted");
  const married = a.marital === "married";
  const papers = [...new Set(checked.rules.map((r) => paperOnReview(r.source)))].filter(
    (paper) => paper !== null,
  );
  return {
    receivedOn: taken?.on ?? a.appliedOn,
    workingDays: numberOf(checked.policy, "limitReview"),
    name: person.name,
    idNumber: openIdNumber(person),
    spouse: married ? a.spouseName : null,
    spouseId: married ? openLoanId(a.spouseIdSealed) : null,
    group: groupName(db, a.groupCode, a.appliedOn),
    business: a.businessName,
    amountFen: a.amountFen,
    termMonths: a.termMonths,
    timesNo: a.timesNo,
    papers,
    lines: checked.rules.map(({ finding, words, source, on }) => {
      const paper = paperOnReview(source);
      return {
        item: words.title,
        result: words.used,
        way: factBy(finding),
        on,
        paper: paper === null ? null : papers.indexOf(paper),
        clause: longClause(source) ? null : clauseOnPaper(source),
        verdict: verdicts[finding.verdict],
      };
    }),
    qualified: a.state === "unqualified" ? false : a.approvedOn ? true : null,
    // Where nobody who voted gave one, what the notice says stands here too.
    refusedReason:
      a.state === "unqualified"
        ? (a.refusedReason ??
          refusalReasons(db, found)
            .map((r) => bare(r.title))
            .join("；"))
        : null,
    approvedFen: a.approvedFen,
    approvalNumber: a.approvalNumber,
    untilOn: a.approvalUntilOn,
    firstReviewer: by("first-review"),
    secondReviewer: second?.userName ?? null,
    approver: votedOn(db, a.id) ? t("state.committee") : null,
    policy: `${checked.policy.version.document}（${checked.policy.version.fromOn} 起）`,
  };
}

/** Whether the committee has decided, and nothing was sent back since: it approves in the place of one person. */
const votedOn = (db: Reader, applicationId: number): boolean =>
  sinceReturned(stateChangesOf(db, applicationId)).some(
    (c) => c.fromState === "committee" && (c.toState === "qualified" || c.toState === "unqualified"),
  );

export const applicationBase = ({ application: a }: FoundApplication): string => applicationNumber(a);

const bare = (words: string): string => words.replace(/[。；，\s]+$/, "");

/** By what a fact of a refusal was found: the papers of its rule, or the vote of the committee. */
const factBy = (finding: Finding): string =>
  finding.values.by ? t("state.committee") : (ways[finding.rule] ?? "申请材料");

/** Whether the committee's vote refused it. */
const byCommittee = (db: Reader, a: FoundApplication["application"]): boolean =>
  a.state === "unqualified" && stateChangesOf(db, a.id).at(-1)?.fromState === "committee";

/** What those wrote who voted no and named no rule; where nobody did, that the votes were not enough. */
function committeeReasons(db: Reader, applicationId: number, named: boolean): RefusalReason[] {
  const round = committeeOf(db, applicationId);
  if (!round) return [];
  const { committee, votes } = round;
  const cast = (vote: string) => votes.filter((v) => v.vote === vote).length;
  const day = dayText(todayOn(committee.closedAt ?? committee.openedAt));
  const tally = `贷审会${day}表决：同意 ${cast("yes")} 票，不同意 ${cast("no")} 票，弃权 ${cast("abstained")} 票，满 ${committee.needed} 票同意才通过。`;
  const others = votes.filter((v) => v.vote === "no" && (v.rule === null || v.rule === "other"));
  const said = [...new Set(others.flatMap((v) => (v.reason ? bare(v.reason) : [])))];
  if (said.length > 0) return said.map((title) => ({ title, fact: tally, basis: null }));
  return named ? [] : [{ title: "同意票没有达到贷审会通过的票数", fact: tally, basis: null }];
}

/** Why an application was refused: the rules it failed, then what the reviewer wrote. */
export function refusalReasons(db: Reader, found: FoundApplication): RefusalReason[] {
  const { application: a } = found;
  const rules = checkedRules(db, found)?.rules ?? [];
  const byGuarantee = a.state === "guarantee-refused";
  // The guarantee looks at who stands for the loan and on what terms; the review has passed before.
  const failed = rules.filter(
    (r) => r.finding.verdict === "fails" && (!byGuarantee || r.finding.rule === "guarantor"),
  );
  const opinion = opinionsOf(db, a.id).filter((o) => o.result === "no");
  const byRule = failed.map((r) => ({
    title: `不符合“${r.words.title}”的条件`,
    fact: `核查结果：${bare(r.words.used)}（${factBy(r.finding)}，${dayText(r.on)}${r.finding.values.by ? "表决" : "核查"}）。`,
    basis: r.basis,
  }));
  if (byCommittee(db, a)) return [...byRule, ...committeeReasons(db, a.id, byRule.length > 0)];
  const said = a.refusedReason ?? opinion.at(-1)?.text ?? null;
  const told = failed.some((r) => r.finding.values.said === said);
  const basis = byGuarantee ? (rules.find((r) => r.finding.rule === "guarantor")?.basis ?? null) : null;
  return [...byRule, ...(said && !told ? [{ title: bare(said), fact: "", basis }] : [])];
}
