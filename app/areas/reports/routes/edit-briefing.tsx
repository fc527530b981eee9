import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { longDay } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { monthFrom } from "../briefing";
import { readBriefing } from "../briefing-form";
import { mayRead } from "../briefing-page.server";
import { figureWords } from "../briefing-words";
import {
  briefingRow,
  liveSnapshot,
  photosOfBriefing,
  photosToChoose,
  snapshotOf,
  wordsOf,
} from "../briefings.server";
import { monthText } from "../figure-words";
import { briefingText } from "../text/briefing";
import { EditBriefingPage } from "../ui/edit-briefing-page";
import { briefingSubject, writeBriefing } from "../write-briefing.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "briefing.edit");
  const db = database();
  const month = monthFrom(params.month);
  if (!month || !mayRead(db, actor, month)) throw notFound();
  const row = briefingRow(db, month);
  const language = await languageOf(request);
  const taken = row ? photosOfBriefing(db, row.id).map((p) => p.photoId) : [];
  const choice = photosToChoose(db);
  const others = taken.filter((id) => !choice.some((p) => p.id === id));
  return {
    title: translator(briefingText, language)("titleOf", { month: monthText(month, language) }),
    month,
    monthName: monthText(month, language),
    issued: row?.state === "issued",
    revision: row?.revision ?? 0,
    words: wordsOf(row),
    taken,
    photos: [...photosToChoose(db, others), ...choice].map((p) => ({
      id: p.id,
      tripId: p.tripId,
      caption: `${p.place} ${longDay(p.takenOn, language)}`,
    })),
    names: [...figureWords(snapshotOf(row) ?? liveSnapshot(db, month))].map(([name, value]) => ({
      name,
      value,
    })),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "briefing.edit");
  const db = database();
  const month = monthFrom(params.month);
  if (!month || !mayRead(db, actor, month)) throw notFound();
  const t = translator(briefingText, await languageOf(request));
  const figures = figureWords(snapshotOf(briefingRow(db, month)) ?? liveSnapshot(db, month));
  const { typed, problems } = readBriefing(await request.formData(), figures);
  if (problems.length > 0) {
    const errors = problems.map(({ field, why, ...values }) => ({ field, text: t(why, values) }));
    return data({ typed, errors, why: null as string | null }, { status: 400 });
  }
  const done = writeBriefing(db, actor, month, typed);
  if (done.ok) return redirectWithNotice(`/briefings/${month}`, t("saved"));
  if (done.why === "briefing.why.notFound") throw notFound();
  return refuse(
    actor,
    { event: "briefing.changed", subject: briefingSubject(month), why: done.why },
    { typed, errors: [], why: t(done.why) as string | null },
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function EditBriefing() {
  return (
    <EditBriefingPage {...useLoaderData<typeof loader>()} result={useActionData<typeof action>() ?? null} />
  );
}
