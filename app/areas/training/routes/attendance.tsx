import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { user } from "db/schema";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { instantText } from "~/platform/dates";
import { KeptAnswer, type KeptRefusal } from "~/platform/forms/kept-answer";
import { usePresentList } from "~/platform/forms/use-present-list";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { type Language, translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { personName } from "~/platform/search/place-name";
import { Icon } from "~/ui/icon";
import { PageHead } from "~/ui/page-head";
import { Note } from "~/ui/sheet";
import { attendancePage } from "../attendance-page.server";
import { findClass } from "../class-queries.server";
import { enrolmentsOf } from "../class-roll.server";
import { classSubject } from "../class-subject";
import { markAttendance, type RefusedMark } from "../mark-attendance.server";
import { markKey } from "../mark-key";
import { marks } from "../qualification";
import { trainingText } from "../text";
import { ThumbAttendance } from "../ui/thumb-attendance";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "attendance.mark");
  const found = findClass(database(), actor.villages, idFrom(params.classId));
  if (!found) throw notFound();
  const wanted = Number(new URL(request.url).searchParams.get("session"));
  const page = attendancePage(database(), found, await languageOf(request), wanted);
  if (!page) throw notFound();
  return page;
}

const change = z.object({
  sessionId: z.number().int(),
  enrolmentId: z.number().int(),
  mark: z.enum(marks).nullable(),
  was: z
    .enum(marks)
    .nullish()
    .transform((was) => was),
});

/** Many marks at once from a script (`marks`, JSON), or one from a button (`one`: "enrolment:mark"), or all the rest. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "attendance.mark");
  const classId = idFrom(params.classId);
  const form = await request.formData();
  const language = await languageOf(request);
  const t = translator(trainingText, language);
  const found = findClass(database(), actor.villages, classId);
  if (!found) throw notFound();
  const inputs = readChanges(form);
  if (!inputs) return data({ why: t("attendance.why.notFound") }, { status: 400 });
  const result = markAttendance(database(), actor, classId, inputs);
  const not: RefusedMark[] = result.ok ? result.refused : inputs.map((i) => ({ ...i, why: result.why }));
  const [first] = not;
  if (!first) return data({ why: null, kept: [] });
  const batch = form.has("marks");
  if (!batch && first.why === "attendance.why.notFound") throw notFound();
  // A batch from a phone: which were refused and why, mark by mark; the others are saved.
  const names = new Map(
    enrolmentsOf(database(), classId).map((r) => [r.enrolment.id, personName(r.person.name, language)]),
  );
  const kept = not.map(
    (r): KeptRefusal => ({
      key: markKey(r),
      name: names.get(r.enrolmentId) ?? null,
      why: r.by ? changedWords(r.by, language) : t(r.why),
      todo: t(r.why.replace(".why.", ".todo.") as `attendance.todo.${"left"}`),
      to: `/training/${classId}`,
    }),
  );
  return refuse(
    actor,
    {
      event: "attendance.marked",
      subject: classSubject(found),
      villageId: found.class.villageId,
      why: first.why,
      after: { marks: not.map((r) => [r.sessionId, r.enrolmentId]) },
    },
    batch
      ? { why: t("attendance.someRefused", { count: not.length, total: inputs.length }), kept }
      : { why: t(first.why) },
  );
}

/** Who recorded what instead, and when. */
function changedWords(by: NonNullable<RefusedMark["by"]>, language: Language): string {
  const t = translator(trainingText, language);
  const who = database().select({ name: user.name }).from(user).where(eq(user.id, by.userId)).get();
  return t("attendance.why.changed", {
    who: who ? personName(who.name, language) : t("attendance.somebody"),
    mark: t(`mark.${by.mark}Long`),
    when: instantText(by.at, language),
  });
}

function readChanges(form: FormData) {
  const many = form.get("marks");
  if (typeof many === "string") {
    try {
      const parsed = z.array(change).max(2000).safeParse(JSON.parse(many));
      return parsed.success ? parsed.data : null;
    } catch {
      return null;
    }
  }
  const sessionId = Number(form.get("sessionId"));
  const rest = form.get("rest");
  if (typeof rest === "string")
    return rest.split(",").map((id) => ({ sessionId, enrolmentId: Number(id), mark: "present" as const }));
  const [enrolmentId, mark] = String(form.get("one") ?? "").split(":");
  const parsed = change.safeParse({
    sessionId,
    enrolmentId: Number(enrolmentId),
    mark: mark === "none" ? null : mark,
  });
  return parsed.success ? [parsed.data] : null;
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Attendance() {
  const page = useLoaderData<typeof loader>();
  // Asked for by its half-day: the page stays where it is when a colleague has just marked the last.
  const address = `/training/${page.classId}/attendance.json?session=${page.sessionId}`;
  const { list: d, ask } = usePresentList(page, address);
  const result = useActionData<typeof action>();
  const t = useText(trainingText);
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("class.area"), to: "/training" },
          { label: d.short, to: `/training/${d.classId}` },
        ]}
        title={d.title}
        facts={[d.venue, t("papers.people", { count: d.people.length })]}
      />
      <KeptAnswer refused={result && "kept" in result ? result.kept : null} />
      {result?.why && (
        <Note tone="bad" role="alert">
          {result.why}
        </Note>
      )}
      <nav className="when" aria-label={t("attendance.grid")}>
        {d.previous ? (
          <a className="btn" href={d.previous} aria-label={t("attendance.previous")}>
            <Icon name="chevron-left" />
          </a>
        ) : (
          <span />
        )}
        <span className="mid">
          <b>{d.day}</b> <span className="t13 sub">{d.nth}</span>
        </span>
        {d.next ? (
          <a className="btn" href={d.next} aria-label={t("attendance.next")}>
            <Icon name="chevron-right" />
          </a>
        ) : (
          <span />
        )}
      </nav>
      {d.future ? (
        <Note tone="warn">{t("attendance.why.future")}</Note>
      ) : (
        <>
          {d.why && <Note tone="warn">{t(`attendance.why.${d.why}`)}</Note>}
          <ThumbAttendance key={d.sessionId} {...d} ask={ask} />
        </>
      )}
    </>
  );
}
