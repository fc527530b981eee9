import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { todayOn } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { message, translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { PageHead } from "~/ui/page-head";
import { editClassForm } from "../class-forms";
import { findClass, lecturersOf, sessionsOf } from "../class-queries.server";
import { frozenStates } from "../class-state";
import { classSubject } from "../class-subject";
import { trainingText } from "../text";
import { shortTitle } from "../ui/class-facts";
import { EditClassForm } from "../ui/edit-class-form";
import { type ClashRow, clashRows } from "../ui/half-day-words";
import { clashes, editClass } from "../write-class.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "class.edit");
  const found = findClass(database(), actor.villages, idFrom(params.classId));
  if (!found) throw notFound();
  const t = translator(trainingText, await languageOf(request));
  const c = found.class;
  // A form that cannot be saved is not offered.
  if (frozenStates.includes(c.state))
    throw await redirectWithNotice(`/training/${c.id}`, t("class.why.frozen"));
  return {
    id: c.id,
    short: shortTitle(t, c),
    title: t("form.editTitle"),
    values: {
      venue: c.venue,
      capacity: String(c.capacity),
      lecturers: lecturersOf(database(), c.id)
        .map((l) => l.name)
        .join("\n"),
      note: c.note ?? "",
      revision: String(c.revision),
    },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "class.edit");
  const id = idFrom(params.classId);
  const db = database();
  const found = findClass(db, actor.villages, id);
  if (!found) throw notFound();
  const submission = parseWithZod(await request.formData(), { schema: editClassForm });
  const none: ClashRow[] = [];
  if (submission.status !== "success")
    return data({ lastResult: submission.reply(), clashes: none }, { status: 400 });
  const v = submission.value;
  // Only half-days still to come can clash.
  const halfDays = sessionsOf(db, id)
    .filter((s) => s.on >= todayOn())
    .map((s) => ({ on: s.on, half: s.half as "am" | "pm" }));
  const tried = { event: "class.changed", subject: classSubject(found), villageId: found.class.villageId };
  const taken = clashes(db, actor.villages, {
    halfDays,
    lecturers: v.lecturers,
    venue: v.venue,
    exceptClassId: id,
  });
  if (taken.length > 0 && !v.clashAnyway) {
    const language = await languageOf(request);
    return refuse(
      actor,
      { ...tried, why: "form.clash" },
      {
        lastResult: submission.reply({ formErrors: ["form.clash"] }),
        clashes: clashRows(translator(trainingText, language), taken, language),
      },
    );
  }
  const result = editClass(db, actor, id, v);
  if (result.ok)
    return redirectWithNotice(
      `/training/${id}`,
      translator(trainingText, await languageOf(request))("class.edited"),
    );
  if (result.why === "class.why.notFound") throw notFound();
  const values = result.max === undefined ? undefined : { max: result.max };
  const why = message(result.why, values);
  const field = {
    "class.why.tooBig": "capacity",
    "class.why.fewerThanSeated": "capacity",
    "class.why.lecturers": "lecturers",
  }[result.why as string];
  return refuse(
    actor,
    { ...tried, why: result.why, values },
    {
      lastResult: submission.reply(field ? { fieldErrors: { [field]: [why] } } : { formErrors: [why] }),
      clashes: none,
    },
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function EditClass() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(trainingText);
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("class.area"), to: "/training" },
          { label: d.short, to: `/training/${d.id}` },
          { label: d.title },
        ]}
        title={d.title}
      />
      <EditClassForm values={d.values} lastResult={result?.lastResult} clashes={result?.clashes ?? []} />
    </>
  );
}
