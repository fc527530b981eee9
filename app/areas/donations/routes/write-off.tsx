import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { can } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { instantText, longDay, todayOn } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse, refuseSamePerson } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { personName } from "~/platform/search/place-name";
import { itemSubject, writeOffNumber } from "../donation-name";
import { findAgain } from "../find-again.server";
import { pastDay, typedText } from "../item-form";
import { itemHead } from "../item-head.server";
import { writeOffsOf } from "../item-queries.server";
import { seenAfterLoss, seenSince, sightingWords } from "../sightings.server";
import { itemText } from "../text/item";
import { WriteOffPage } from "../ui/write-off-page";
import { askWriteOff, decideWriteOff } from "../write-off.server";

/** To report a thing lost or scrapped; and, for somebody else, to decide about it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "donation.view");
  const db = database();
  const { row, head, may } = itemHead(db, actor.villages, idFrom(params.itemId));
  const language = await languageOf(request);
  const t = translator(itemText, language);
  const asked = writeOffsOf(db, head.id).find((w) => w.state === "asked");
  const seen = asked && seenSince(db, asked);
  const lost = row.item.state === "lost";
  const decides = can(actor, "equipment.write-off", row.holder.villageId);
  return {
    ...head,
    title: asked
      ? t("writeOff.decideTitle", { number: writeOffNumber(asked) })
      : t(lost ? "foundAgain.title" : "writeOff.title"),
    lost,
    seenLost: lost ? seenAfterLoss(db, head.id, language) : null,
    closed: lost
      ? decides
        ? null
        : t("foundAgain.notYours")
      : may.writtenOff
        ? null
        : t("writeOff.why.state"),
    asked: asked
      ? {
          kind: asked.kind as "lost" | "scrapped",
          on: longDay(asked.on, language),
          reason: asked.reason,
          by: t("writeOff.by", {
            name: personName(asked.askedByName, language),
            when: instantText(asked.askedAt, language),
          }),
          own: asked.askedBy === actor.userId,
          seen: seen === undefined ? null : sightingWords(seen, asked.on, language),
        }
      : null,
    may: {
      ask: can(actor, "equipment.care", row.holder.villageId),
      decide: decides,
    },
    today: todayOn(),
  };
}

/** `step`: ask | approve | refuse | found. */
export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireActor(request, "donation.view");
  const db = database();
  const { row, head } = itemHead(db, viewer.villages, idFrom(params.itemId));
  const t = translator(itemText, await languageOf(request));
  const form = await request.formData();
  const step = form.get("step");
  const tooShort = (text: string, count: number) =>
    text === "" ? t("form.needed") : t("form.short", { count });
  const about = { subject: itemSubject(row.item, row.line.name), villageId: row.holder.villageId };
  if (step === "approve" || step === "refuse") {
    const actor = await requireActor(request, "equipment.write-off");
    const typed = { decision: typedText(form, "decision", 100), kind: "", on: "", reason: "" };
    if (typed.decision.length < 2)
      return data({ typed, errors: { decision: tooShort(typed.decision, 2) }, why: null }, { status: 400 });
    const done = decideWriteOff(db, actor, head.id, {
      approved: step === "approve",
      decision: typed.decision,
    });
    if (done.ok)
      return redirectWithNotice(
        `/equipment/${head.id}`,
        t(step === "approve" ? "writeOff.approved" : "writeOff.refused"),
      );
    if (done.why === "writeOff.why.notFound") throw notFound();
    const answer = { typed, errors: {} as Record<string, string>, why: t(done.why) };
    if (done.why === "writeOff.why.fourEyes") return refuseSamePerson(answer);
    return refuse(actor, { event: "equipment.write-off-decided", ...about, why: done.why }, answer);
  }
  if (step === "found") {
    const actor = await requireActor(request, "equipment.write-off");
    const typed = {
      kind: "",
      decision: "",
      on: typedText(form, "on", 20),
      reason: typedText(form, "reason", 200),
    };
    const day = pastDay(typed.on);
    const errors: Record<string, string> = {};
    if (day.why) errors.on = t(day.why);
    if (typed.reason.length < 2) errors.reason = tooShort(typed.reason, 2);
    if (day.on === null || errors.reason) return data({ typed, errors, why: null }, { status: 400 });
    const done = findAgain(db, actor, head.id, { on: day.on, reason: typed.reason });
    if (done.ok) return redirectWithNotice(`/equipment/${head.id}`, t("foundAgain.saved"));
    if (done.why === "foundAgain.why.notFound") throw notFound();
    const atDay = done.why === "foundAgain.why.beforeLoss";
    if (atDay) errors.on = t(done.why);
    return refuse(
      actor,
      { event: "equipment.found-again", ...about, why: done.why },
      { typed, errors, why: atDay ? null : t(done.why) },
    );
  }
  const actor = await requireActor(request, "equipment.care");
  const typed = {
    kind: typedText(form, "kind", 10),
    on: typedText(form, "on", 20),
    reason: typedText(form, "reason", 300),
    decision: "",
  };
  const day = pastDay(typed.on);
  const errors: Record<string, string> = {};
  if (typed.kind !== "lost" && typed.kind !== "scrapped") errors.kind = t("form.needed");
  if (day.why) errors.on = t(day.why);
  if (typed.reason.length < 4) errors.reason = tooShort(typed.reason, 4);
  if (day.on === null || Object.keys(errors).length > 0)
    return data({ typed, errors, why: null }, { status: 400 });
  const input = { kind: typed.kind as "lost" | "scrapped", on: day.on, reason: typed.reason };
  const done = askWriteOff(db, actor, head.id, input);
  if (done.ok) return redirectWithNotice(`/equipment/${head.id}`, t("writeOff.asked"));
  if (done.why === "writeOff.why.notFound") throw notFound();
  const words = t(done.why, { day: done.seenOn ? longDay(done.seenOn, await languageOf(request)) : "" });
  return refuse(
    actor,
    { event: "equipment.write-off-asked", ...about, why: done.why },
    done.why === "writeOff.why.beforeHeld" || done.why === "writeOff.why.seenLater"
      ? { typed, errors: { on: words } as Record<string, string>, why: null }
      : { typed, errors, why: words },
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function WriteOff() {
  return <WriteOffPage page={useLoaderData<typeof loader>()} result={useActionData<typeof action>()} />;
}
