import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { user } from "db/schema";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { clockOf, instantText, shortDay, todayOn } from "~/platform/dates";
import { KeptAnswer, type KeptRefusal } from "~/platform/forms/kept-answer";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { type Language, translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { personName, placeName } from "~/platform/search/place-name";
import { Icon } from "~/ui/icon";
import { PageHead } from "~/ui/page-head";
import { Note } from "~/ui/sheet";
import { findClass } from "../class-queries.server";
import { enrolmentsOf, rollOf } from "../class-roll.server";
import { type ClassState, notBegun, takesMarks } from "../class-state";
import { classSubject } from "../class-subject";
import { hasBegun } from "../half-days";
import { markAttendance, type RefusedMark } from "../mark-attendance.server";
import { markKey } from "../mark-key";
import { absencesInARow, marks } from "../qualification";
import { trainingText } from "../text";
import { shortTitle } from "../ui/class-facts";
import { ThumbAttendance } from "../ui/thumb-attendance";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "attendance.mark");
  const found = findClass(database(), actor.villages, idFrom(params.classId));
  if (!found) throw notFound();
  const state = found.class.state as ClassState;
  const language = await languageOf(request);
  const t = translator(trainingText, language);
  const { sessions, roll } = rollOf(database(), found);
  const now = Date.now();
  const [today, clock] = [todayOn(now), clockOf(now)];
  const wanted = Number(new URL(request.url).searchParams.get("session"));
  const joinedAt = (id: number | null) => (id === null ? 0 : sessions.findIndex((s) => s.id === id));
  const begun = sessions.filter((s) => hasBegun(s, today, clock));
  // Without a wish, the first half-day that lacks a mark; when none does, the latest.
  const lacking = begun.findIndex((_, i) =>
    roll.some((r) => joinedAt(r.enrolment.joinedSessionId) <= i && r.marks[i] === null),
  );
  const first = lacking < 0 ? begun.length - 1 : lacking;
  const index = Math.max(0, wanted ? sessions.findIndex((s) => s.id === wanted) : first);
  const session = sessions[index];
  if (!session) throw notFound();
  const link = (i: number) =>
    sessions[i] && hasBegun(sessions[i], today, clock)
      ? `/training/${found.class.id}/attendance?session=${sessions[i].id}`
      : null;
  return {
    readAt: now,
    classId: found.class.id,
    title: t("attendance.title", { class: shortTitle(t, found.class) }),
    short: shortTitle(t, found.class),
    venue: found.class.venue,
    sessionId: session.id,
    future: !hasBegun(session, today, clock),
    settled: !takesMarks(state),
    /** Why nothing is marked: the class has not begun, or its attendance is settled. */
    why: takesMarks(state) ? null : notBegun(state) ? ("notBegun" as const) : ("closed" as const),
    day: `${shortDay(session.on, language)} ${t(session.half === "am" ? "half.amLong" : "half.pmLong")}`,
    nth: t("attendance.nth", { number: index + 1, total: sessions.length }),
    previous: index > 0 ? link(index - 1) : null,
    next: link(index + 1),
    people: roll
      .filter((r) => joinedAt(r.enrolment.joinedSessionId) <= index)
      .map((r) => ({
        enrolmentId: r.enrolment.id,
        name: personName(r.person.name, language),
        place: `${placeName(r.villageName, language)}${r.person.villageGroup ? ` ${t("class.group", { number: r.person.villageGroup })}` : ""}`,
        mark: r.marks[index] ?? null,
        missed: absencesInARow(r.marks.slice(0, index).map((m) => m ?? undefined)),
      })),
  };
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
  const d = useLoaderData<typeof loader>();
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
          <ThumbAttendance key={d.sessionId} {...d} />
        </>
      )}
    </>
  );
}
