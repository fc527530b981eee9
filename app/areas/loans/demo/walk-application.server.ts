import type { Db } from "db/client.server";
import { loanCommittee } from "db/schema";
import type { DemoApplication } from "db/seed/loans";
import { desc, eq } from "drizzle-orm";
import { actorWith, type SignedIn } from "~/platform/access/actor";
import { todayOn } from "~/platform/dates";
import { castVote } from "../stages/cast-vote.server";
import type { StepInput } from "../stages/step-input";
import type { StepKey } from "../stages/steps";
import { takeStep } from "../stages/take-step.server";
import { type DemoStaffOfLoans, must } from "./demo-staff";

const hour = 3_600_000;
const day = 24 * hour;

interface Walk {
  id: number;
  spec: DemoApplication;
  at: number;
  maker: SignedIn;
  first: SignedIn;
  second: SignedIn;
  staff: DemoStaffOfLoans;
}

/** Steps in their order with the day they were taken on; each stops where `until` is reached. */
export function walkApplication(db: Db, w: Walk): void {
  const { id, spec, at, maker, first, second, staff } = w;
  const { until } = spec;
  const guarantee = staff.officer;
  // Who entered or recommended it does not say what the guarantee says.
  const guarantor = maker === staff.officer ? staff.reviewer : staff.officer;
  const take = (who: SignedIn, key: StepKey, daysLater: number, input: StepInput = {}): string => {
    const right = {
      "loan.edit": actorWith(who, "loan.edit"),
      "loan.recommend": actorWith(who, "loan.recommend"),
      "loan.review": actorWith(who, "loan.review"),
      "loan.approve": actorWith(who, "loan.approve"),
      "loan.guarantee": actorWith(who, "loan.guarantee"),
    };
    const actor = Object.values(right).find((a) => a !== null);
    if (!actor) throw new Error(`demo loan: ${who.name} may do nothing`);
    return must(
      key,
      takeStep(
        db,
        actor as NonNullable<(typeof right)["loan.edit"]>,
        id,
        key,
        input,
        Math.min(at + daysLater * day + 3 * hour, Date.now()),
      ),
    ).to;
  };
  const reason = { reason: spec.reason ?? "按申请人要求" };
  const done = (state: string) => state === until;
  if (done(take(maker, "submit", 0, spec.without ? { reason: "申请人正在补办，五日内补交" } : {}))) return;
  if (done(take(maker, "recommend", 1, { text: "情况属实，公示无异议，同意推荐" }))) return;
  if (done(take(maker, "town-check", 3, { text: "实地看过，同意上报" }))) return;
  take(first, "take", 4);
  if (until === "first-review") return;
  if (until === "supplementing") {
    take(first, "return", 5, reason);
    return;
  }
  if (until === "unqualified") {
    take(first, "refuse", 6, { ...reason, rule: spec.rule ?? "other", proofOn: todayOn(at + 5 * day) });
    return;
  }
  if (done(take(first, "first-review", 6, { text: "材料齐全，条件符合" }))) return;
  const partners = spec.kind === "partners" || spec.kind === "firm";
  if (partners) {
    take(second, "to-committee", 7, { text: "提请贷审会审议" });
    if (until === "committee") {
      const vote = actorWith(staff.leader, "loan.vote");
      const committee = db
        .select()
        .from(loanCommittee)
        .where(eq(loanCommittee.applicationId, id))
        .orderBy(desc(loanCommittee.id))
        .get();
      if (vote && committee)
        must("vote", castVote(db, vote, id, { vote: "yes", reason: "项目可行" }, at + 8 * day));
      return;
    }
    for (const who of [staff.leader, staff.secondLeader]) {
      const vote = actorWith(who, "loan.vote");
      if (vote) must("vote", castVote(db, vote, id, { vote: "yes", reason: null }, at + 8 * day));
    }
  } else take(second, "approve", 8, { text: "同意" });
  if (until === "qualified" || until === "lapsed") return;
  if (until === "withdrawn") {
    take(maker, "withdraw", 10, reason);
    return;
  }
  if (done(take(guarantee, "to-guarantee", 9))) return;
  if (until === "guarantee-refused") {
    take(guarantor, "refuse-guarantee", 11, reason);
    return;
  }
  if (done(take(guarantor, "agree-guarantee", 11, { text: "同意担保" }))) return;
  if (done(take(guarantee, "to-bank", 12))) return;
  if (until === "bank-refused") {
    take(guarantee, "bank-refuse", 15, reason);
    return;
  }
  if (done(take(guarantee, "bank-approve", 15, { ratePpm: spec.ratePpm ?? 35_000, text: "同意放款" })))
    return;
  take(guarantee, "sign", 17);
}
