import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { personRows } from "~/person-sources.server";
import { can } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { instantText, longDay, todayOn } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { personName } from "~/platform/search/place-name";
import { decidePair } from "../duplicates/decide-pair.server";
import {
  countPairs,
  findPair,
  listPairs,
  mergedPair,
  placeOf,
  wasMerged,
} from "../duplicates/duplicate-pairs.server";
import { readDuplicateRules } from "../duplicates/duplicate-rules.server";
import { pairForm } from "../duplicates/pair-form";
import { fieldChoices, sideFacts, whyAlike } from "../duplicates/pair-view.server";
import { isByHand, pairWords, pointsWords } from "../duplicates/reason-words";
import { clashesOf, mergePeople, settledIn } from "../merge/merge-people.server";
import { mergedAs } from "../merge/merges.server";
import { movingRows } from "../merge/moving-rows.server";
import { findPerson } from "../people-queries.server";
import { duplicatesText } from "../text/duplicates";
import { PairPage } from "../ui/pair-page";

const beside = 9;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "person.merge");
  const db = database();
  const language = await languageOf(request);
  const t = translator(duplicatesText, language);
  const pairId = idFrom(params.pairId);
  const pair = findPair(db, actor.villages, pairId);
  if (!pair || pair.state === "merged") {
    // The way back, or a copied link: the two are one by now.
    const one = mergedPair(db, actor.villages, pairId);
    throw one === undefined ? notFound() : redirect(`/people/${one}`);
  }
  const swapped = new URL(request.url).searchParams.get("keep") === String(pair.bId);
  const [aId, bId] = swapped ? [pair.bId, pair.aId] : [pair.aId, pair.bId];
  const a = findPerson(db, actor.villages, aId)!;
  const b = findPerson(db, actor.villages, bId)!;
  const rules = readDuplicateRules(db);
  const moves = movingRows(db, a.id, b.id, personRows, language);
  const { rows: queue } = listPairs(db, actor.villages, "suspected", null, beside + 1);
  const name = (text: string) => personName(text, language);
  const byHand = isByHand(pair, rules.threshold);
  const next = queue.find((p) => p.id !== pair.id && (p.score < pair.score || p.id > pair.id));
  return {
    id: pair.id,
    title: t(byHand ? "pair.titleByHand" : "pair.title", { a: name(a.name), b: name(b.name) }),
    byHand,
    dismissed: pair.decidedAt
      ? t("pair.isDismissed", {
          name: pair.decidedByName ?? "",
          when: instantText(pair.decidedAt, language),
        })
      : null,
    place:
      pair.state === "suspected"
        ? t("pair.place", {
            place: placeOf(db, actor.villages, pair),
            count: countPairs(db, actor.villages, "suspected"),
          })
        : null,
    found:
      pair.namedAt === null
        ? t("pair.found", { when: longDay(todayOn(pair.foundAt), language) })
        : t("pair.named", {
            when: longDay(todayOn(pair.namedAt), language),
            name: personName(pair.namedByName ?? "", language),
          }),
    a: sideFacts(a, language),
    b: sideFacts(b, language),
    swapTo: `/people/duplicates/${pair.id}${swapped ? "" : `?keep=${pair.bId}`}`,
    nextTo: next ? `/people/duplicates/${next.id}` : "/people/duplicates",
    threshold: rules.threshold,
    why: whyAlike(db, a, b, rules, language),
    ...fieldChoices(db, a, b, language),
    moves,
    clashes: clashesOf(db, a.id, b.id, personRows, language),
    settled: settledIn(db, a.id, b.id, personRows, language),
    queue: queue.slice(0, beside).map((p) => ({
      id: p.id,
      names: t("list.names", { a: name(p.aName), b: name(p.bName) }),
      why: pairWords(p, t, language),
      points: pointsWords(p, rules.threshold, t),
    })),
    count: countPairs(db, actor.villages, "suspected"),
    mayRules: can(actor, "setting.manage"),
  };
}

/** The two become one as chosen, or they are two people and nobody asks again. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "person.merge");
  const db = database();
  const language = await languageOf(request);
  const t = translator(duplicatesText, language);
  const pair = findPair(db, actor.villages, idFrom(params.pairId));
  const form = await request.formData();
  const decision = form.get("decision");
  const submission = parseWithZod(form, { schema: pairForm });
  if (submission.status !== "success" || (decision !== "merge" && decision !== "dismiss")) throw notFound();
  const { keep, revisions, choices } = submission.value;
  if (!pair) {
    // Pressed twice: the pair is one person by now.
    const merged = findPerson(db, actor.villages, keep);
    if (!merged || !wasMerged(db, idFrom(params.pairId), keep)) throw notFound();
    const name = personName(merged.name, language);
    // Other choices than those that stand are not written, and it is said.
    return mergedAs(db, keep, choices)
      ? redirectWithNotice(`/people/${keep}`, t("pair.merged", { name }))
      : redirectWithNotice(`/people/${keep}`, t("pair.mergedOtherwise", { name }), "warn");
  }
  const names = { a: personName(pair.aName, language), b: personName(pair.bName, language) };
  if (decision === "dismiss") {
    if (!decidePair(db, actor, pair.id, "dismissed").ok) throw notFound();
    return redirectWithNotice("/people/duplicates", t("pair.dismissed", names));
  }
  if (keep !== pair.aId && keep !== pair.bId) throw notFound();
  const mergedId = keep === pair.aId ? pair.bId : pair.aId;
  const done = mergePeople(
    db,
    actor,
    { survivorId: keep, mergedId, choices, revisions },
    personRows,
    language,
  );
  if (done.ok) {
    const name = personName(findPerson(db, actor.villages, keep)?.name ?? "", language);
    return redirectWithNotice(`/people/${keep}`, t("pair.merged", { name }));
  }
  if (done.why === "merge.notFound") throw notFound();
  const clashes = done.why === "merge.clash" ? done.clashes : [];
  return refuse(
    actor,
    {
      event: "person.merged",
      subject: { kind: "person", id: keep, label: `${pair.aName}、${pair.bName}` },
      why: done.why,
    },
    { why: done.why, clashes, choices },
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function DuplicatePair() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <PairPage key={`${d.id} ${d.a.id} ${d.a.revision} ${d.b.revision}`} {...d} refused={result ?? null} />
  );
}
