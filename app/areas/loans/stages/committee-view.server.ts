import type { Reader } from "db/client.server";
import { type Actor, can } from "~/platform/access/actor";
import { instantText } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { personName } from "~/platform/search/place-name";
import { applicationText } from "../text/application";
import { whyNotVote } from "./cast-vote.server";
import type { Vote } from "./committee";
import { committeeOf } from "./committee-rounds.server";
import { rulesToName } from "./offered-steps.server";
import type { Standing } from "./why-not-step.server";

/** The committee of an application with its votes, and whether this person may still vote. */
export function committeeView(db: Reader, actor: Actor<"loan.view">, standing: Standing, language: Language) {
  const { application: a } = standing.found;
  const round = committeeOf(db, a.id);
  if (!round) return null;
  const t = translator(applicationText, language);
  const { committee, votes } = round;
  const voted = votes.some((v) => v.userId === actor.userId);
  const mayVote = can(actor, "loan.vote", a.villageId) && a.state === "committee" && !voted;
  const why = mayVote ? whyNotVote(db, a, actor.userId) : null;
  return {
    rule: t("vote.rule", { needed: committee.needed, members: committee.members }),
    cast: t("vote.cast", { count: votes.length }),
    result:
      committee.result === null
        ? null
        : {
            approved: committee.result === "approved",
            words: t("vote.decided", {
              result: t(`vote.${committee.result as "approved"}`),
              at: instantText(committee.closedAt ?? committee.openedAt, language),
            }),
          },
    votes: votes.map((v) => ({
      name: personName(v.userName, language),
      vote: v.vote as Vote,
      word: t(`vote.${v.vote as Vote}`),
      reason: v.reason,
      at: instantText(v.at, language),
    })),
    mayVote: mayVote && why === null,
    rules: mayVote ? rulesToName(standing, t, language) : [],
    why: why ? t(why as "vote.why.madeIt") : null,
  };
}
