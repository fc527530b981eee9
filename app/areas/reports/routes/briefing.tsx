import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { paperFonts } from "~/platform/pdf/paper-fonts.server";
import { monthFrom } from "../briefing";
import { briefingPage, mayRead } from "../briefing-page.server";
import { briefingPaper } from "../briefing-paper.server";
import { briefingRow } from "../briefings.server";
import { drawBriefing } from "../pdf/draw-briefing";
import { briefingText } from "../text/briefing";
import { BriefingPage } from "../ui/briefing-page";
import { briefingSubject, freezeBriefing, issueBriefing } from "../write-briefing.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "report.view");
  const db = database();
  const month = monthFrom(params.month);
  if (!month || !mayRead(db, actor, month)) throw notFound();
  return briefingPage(db, actor, month, await languageOf(request));
}

/** Freezes the figures, or issues what is frozen. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "briefing.freeze");
  const db = database();
  const month = monthFrom(params.month);
  if (!month || !mayRead(db, actor, month)) throw notFound();
  const t = translator(briefingText, await languageOf(request));
  const form = await request.formData();
  const issues = form.get("step") === "issue";
  const now = Date.now();
  const done = issues
    ? issueBriefing(
        db,
        actor,
        month,
        (issued) => {
          const paper = briefingPaper(db, month, briefingRow(db, month), { now, issued });
          return { bytes: drawBriefing(paper, paperFonts()), code: paper.code };
        },
        now,
      )
    : freezeBriefing(db, actor, month, now);
  if (done.ok) return redirectWithNotice(`/briefings/${month}`, t(issues ? "issued" : "frozen"));
  if (done.why === "briefing.why.notFound") throw notFound();
  return refuse(
    actor,
    { event: issues ? "briefing.issued" : "briefing.frozen", subject: briefingSubject(month), why: done.why },
    { why: t(done.why) },
  );
}

export const meta = ({ data }: { data?: { title: string } }) => [{ title: data?.title ?? "" }];

export default function Briefing() {
  return (
    <BriefingPage {...useLoaderData<typeof loader>()} why={useActionData<typeof action>()?.why ?? null} />
  );
}
