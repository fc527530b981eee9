import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { shortDay } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { personName } from "~/platform/search/place-name";
import { FieldErrors } from "~/ui/field";
import { PageHead } from "~/ui/page-head";
import { Note } from "~/ui/sheet";
import { findClass } from "../class-queries.server";
import { earlierScores, rollOf } from "../class-roll.server";
import { type ClassState, takesMarks } from "../class-state";
import { type GradeInput, giveGrades } from "../mark-attendance.server";
import { scoreFrom } from "../score";
import { trainingText } from "../text";
import { reasonText, shortTitle } from "../ui/class-facts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "grade.give");
  const found = findClass(database(), actor.villages, idFrom(params.classId));
  if (!found) throw notFound();
  const language = await languageOf(request);
  const t = translator(trainingText, language);
  // Nothing to fill in where it would be refused.
  if (!takesMarks(found.class.state as ClassState))
    throw await redirectWithNotice(`/training/${found.class.id}`, t("grade.why.closed"), "warn");
  const earlier = earlierScores(database(), found.class.id);
  const before = (id: number, kind: "plan" | "test") =>
    earlier.get(`${id} ${kind}`)?.join(t("grade.andThen")) ?? "";
  return {
    id: found.class.id,
    short: shortTitle(t, found.class),
    title: t("class.page", { class: shortTitle(t, found.class), page: t("grade.title") }),
    plan: found.rule.planPassMark,
    test: found.rule.testPassMark,
    people: rollOf(database(), found).roll.map((r) => ({
      id: r.enrolment.id,
      name: personName(r.person.name, language),
      died: r.person.diedOn && t("class.died", { day: shortDay(r.person.diedOn, language) }),
      ...r.scores,
      before: { plan: before(r.enrolment.id, "plan"), test: before(r.enrolment.id, "test") },
      qualified: r.qualification.qualified,
      reasons: reasonText(t, r.qualification.reasons),
    })),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "grade.give");
  const classId = idFrom(params.classId);
  const t = translator(trainingText, await languageOf(request));
  const form = await request.formData();
  const typed = Object.fromEntries([...form].map(([k, v]) => [k, String(v)]));
  const inputs: GradeInput[] = [];
  const wrong: string[] = [];
  for (const [name, value] of Object.entries(typed)) {
    const match = name.match(/^(plan|test)Score-(\d+)$/);
    if (!match) continue;
    const [kind, enrolmentId] = [match[1] as "plan" | "test", Number(match[2])];
    if (value.trim() === "") {
      const was = scoreFrom(typed[`was-${name}`] ?? "");
      if (was !== undefined) inputs.push({ enrolmentId, kind, score: null, was });
      continue;
    }
    const score = scoreFrom(value);
    if (score === undefined) wrong.push(name);
    else inputs.push({ enrolmentId, kind, score });
  }
  if (wrong.length > 0)
    return data({ wrong, typed, why: t("grade.why.range", { count: wrong.length }) }, { status: 400 });
  const result = giveGrades(database(), actor, classId, inputs, typed.resit === "yes");
  if (!result.ok) {
    if (result.why === "attendance.why.notFound") throw notFound();
    return refuse(
      actor,
      {
        event: "grade.given",
        subject: { kind: "class", id: classId },
        villageId: findClass(database(), actor.villages, classId)?.class.villageId,
        why: result.why,
      },
      { wrong, typed, why: t(result.why) },
    );
  }
  return redirectWithNotice(`/training/${classId}`, t("grade.saved"));
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Grades() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(trainingText);
  const kinds = (["plan", "test"] as const).filter((k) => d[k] !== null);
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("class.area"), to: "/training" },
          { label: d.short, to: `/training/${d.id}` },
          { label: t("grade.title") },
        ]}
        title={d.title}
        facts={[t(kinds.length === 2 ? "grade.hint" : "grade.hintOne")]}
      />
      <form method="post" className="sheet form wide" noValidate>
        {result?.why && (
          <div className="sb">
            <Note tone="bad" role="alert">
              {result.why}
            </Note>
          </div>
        )}
        <table className="tbl">
          <thead>
            <tr>
              <th>{t("col.name")}</th>
              {kinds.map((k) => (
                <th key={k}>{t(`col.${k}`)}</th>
              ))}
              <th className="nophone">{t("col.reason")}</th>
            </tr>
          </thead>
          <tbody>
            {d.people.map((p) => (
              <tr key={p.id} className={p.qualified ? undefined : "flagw"}>
                <td className="who">
                  {p.name}
                  <input type="hidden" name={`about-${p.id}`} value={p.name} />
                  {p.died && <span className="block t12 sub">{p.died}</span>}
                </td>
                {kinds.map((k) => {
                  const name = `${k}Score-${p.id}`;
                  return (
                    <td key={k}>
                      {p.died === null && p[k] !== null && (
                        <input type="hidden" name={`was-${name}`} value={p[k]} />
                      )}
                      <input
                        className="in sm w6"
                        name={name}
                        id={name}
                        inputMode="numeric"
                        disabled={p.died !== null}
                        defaultValue={result?.typed[name] ?? p[k] ?? ""}
                        aria-label={`${p.name} ${t(`col.${k}`)}`}
                        aria-invalid={result?.wrong.includes(name) || undefined}
                        aria-describedby={result?.wrong.includes(name) ? `${name}-error` : undefined}
                      />
                      {result?.wrong.includes(name) && (
                        <FieldErrors id={name} errors={[t("grade.why.cell")]} />
                      )}
                      {p.before[k] && (
                        <span className="t12 sub"> {t("grade.before", { scores: p.before[k] })}</span>
                      )}
                    </td>
                  );
                })}
                <td className={`nophone ${p.qualified ? "sub" : ""}`}>{p.reasons}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <div className="sf row">
          <button type="submit" className="btn pri">
            {t("grade.save")}
          </button>
          <label className="plain">
            <input type="checkbox" name="resit" value="yes" />
            {t("grade.resit")}
          </label>
        </div>
      </form>
    </>
  );
}
