import type { SubmissionResult } from "@conform-to/react";
import type { Actor } from "~/platform/access/actor";
import { database } from "~/platform/database.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { type Language, translator } from "~/platform/i18n/text";
import { householdsText } from "../text/households";
import { householdHead } from "./household-head.server";
import { findHousehold } from "./household-queries.server";
import { householdSubject } from "./household-subject";
import { findBenefit } from "./write-benefit.server";

/** The policy of a household that a page is about, for who may change it; 404 outside the scope. */
export function openBenefit(
  actor: Actor<"household.edit">,
  language: Language,
  params: Readonly<{ householdId?: string; benefitId?: string }>,
) {
  const db = database();
  const row = findHousehold(db, actor.villages, idFrom(params.householdId));
  const found = row && findBenefit(db, row.id, idFrom(params.benefitId));
  if (!row || !found) throw notFound();
  return { actor, db, language, row, found };
}

/** What a page about a policy answers when its command has spoken: back to the household, or the refusal at its field. */
export function answerBenefit(
  { actor, db, language, row }: ReturnType<typeof openBenefit>,
  done: { ok: true } | { ok: false; why: string },
  say: {
    notice: "benefits.ended" | "benefits.removed" | "benefits.corrected";
    event: string;
    lastResult: (why: string) => SubmissionResult<string[]>;
  },
) {
  if (done.ok)
    return redirectWithNotice(`/households/${row.id}`, translator(householdsText, language)(say.notice));
  if (done.why === "household.notFound") throw notFound();
  return refuse(
    actor,
    {
      event: say.event,
      ...householdSubject(row, householdHead(db, actor, row, "zh").name),
      why: done.why,
    },
    { lastResult: say.lastResult(done.why) },
  );
}
