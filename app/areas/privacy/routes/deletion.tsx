import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { personHoldings } from "~/person-sources.server";
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
import { basisWords } from "../basis-words";
import { decideDeletion } from "../decide-deletion.server";
import { type Asker, type DeletionState, retentionOver } from "../deletion";
import { deletionName } from "../deletion-words";
import { deletionPlan, findDeletion, keptThen } from "../deletions.server";
import { executeDeletion, finishDeletion } from "../execute-deletion.server";
import { decisionForm } from "../privacy-forms";
import { privacyText } from "../text";
import { DeletionPage } from "../ui/deletion-page";
import { withdrawDeletion } from "../withdraw-deletion.server";

/** One request: what it means, who decided, and the one next step. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "deletion.decide");
  const db = database();
  const language = await languageOf(request);
  const t = translator(privacyText, language);
  const found = findDeletion(db, actor.villages, idFrom(params.requestId));
  if (!found) throw notFound();
  const r = found.request;
  const name = deletionName(found, t, language);
  const state = r.state as DeletionState;
  const when = (at: number) => instantText(at, language);
  const kept = keptThen(r.outcome, language);
  const plan = kept
    ? { kept, nameUntilOn: r.keepUntilOn, open: [] }
    : deletionPlan(db, r.personId, personHoldings, language);
  const named = (by: string | null) => personName(by ?? "", language);
  return {
    id: r.id,
    title: t("deletion.pageTitle", { name }),
    personId: state === "blocked" || state === "done" ? null : r.personId,
    state,
    by: [t(`deletion.by.${r.askedBy as Asker}`), r.askedByName && named(r.askedByName)]
      .filter(Boolean)
      .join(" "),
    reason: r.reason,
    askedOn: longDay(r.askedOn, language),
    due: longDay(r.dueOn, language),
    decision: r.decision,
    steps: [
      t("deletion.asked", { name: named(r.recordedByName), when: when(r.createdAt) }),
      ...(r.decidedAt
        ? [t("deletion.decidedBy", { name: named(r.decidedByName), when: when(r.decidedAt) })]
        : []),
      ...(r.executedAt
        ? [t("deletion.executedBy", { name: named(r.executedByName), when: when(r.executedAt) })]
        : []),
      ...(r.finishedAt ? [t("deletion.finishedAt", { when: when(r.finishedAt) })] : []),
    ],
    plan: {
      ...plan,
      kept: plan.kept.map((k) => ({ ...k, basis: basisWords(k.basis, language) })),
    },
    own: r.recordedBy === actor.userId,
    mayExecute: can(actor, "deletion.execute"),
    termOver: retentionOver(r, todayOn()),
  };
}

/** Decide, withdraw, carry out, wipe: each only in its state, and each once. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "deletion.decide");
  const db = database();
  const id = idFrom(params.requestId);
  const found = findDeletion(db, actor.villages, id);
  if (!found) throw notFound();
  const language = await languageOf(request);
  const t = translator(privacyText, language);
  const form = await request.formData();
  const step = String(form.get("step") ?? "");
  const back = `/deletions/${id}`;
  const no = (event: string, why: string) =>
    refuse(
      actor,
      {
        event,
        subject: { kind: "person", id: found.request.personId, label: found.name },
        villageId: found.villageId,
        why,
      },
      { why: [why], decision: null, typed: String(form.get("decision") ?? "") },
    );
  if (step === "approve" || step === "refuse") {
    const submission = parseWithZod(form, { schema: decisionForm });
    if (submission.status !== "success")
      return data({ decision: submission.error?.decision ?? [], why: null, typed: "" }, { status: 400 });
    const approve = step === "approve";
    const done = decideDeletion(db, actor, id, { approve, decision: submission.value.decision });
    if (!done.ok) return no(approve ? "person.deletion-approved" : "person.deletion-refused", done.why);
    return redirectWithNotice(back, t(approve ? "deletion.approved" : "deletion.refusedDone"));
  }
  if (step === "withdraw") {
    const done = withdrawDeletion(db, actor, id);
    return done.ok
      ? redirectWithNotice(back, t("deletion.withdrawn"))
      : no("person.deletion-withdrawn", done.why);
  }
  const executor = await requireActor(request, "deletion.execute");
  if (form.get("sure") !== "yes")
    return data({ decision: null, why: ["deletion.sureMissing"], typed: "" }, { status: 400 });
  if (step === "execute") {
    const done = executeDeletion(db, executor, id, personHoldings);
    if (!done.ok) return no("person.deleted", done.why);
    return redirectWithNotice(
      back,
      done.blockedUntilOn
        ? t("deletion.executedBlocked", { day: longDay(done.blockedUntilOn, language) })
        : t("deletion.executed"),
    );
  }
  if (step === "finish") {
    const done = finishDeletion(db, executor, id, personHoldings);
    return done.ok ? redirectWithNotice(back, t("deletion.finished")) : no("person.made-nameless", done.why);
  }
  throw notFound();
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Deletion() {
  const d = useLoaderData<typeof loader>();
  return <DeletionPage {...d} answer={useActionData<typeof action>()} />;
}
