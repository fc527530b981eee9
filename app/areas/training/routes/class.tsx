import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { dayRange, shortDay } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse, refuseSamePerson } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useLanguage, useText } from "~/platform/i18n/use-text";
import { Icon } from "~/ui/icon";
import { PageHead } from "~/ui/page-head";
import { Rail } from "~/ui/rail";
import { EmptyState, Note, Sheet } from "~/ui/sheet";
import { changeClassState } from "../change-class-state.server";
import { classPage } from "../class-page.server";
import { findClass } from "../class-queries.server";
import { classStates, stepsFrom } from "../class-state";
import { classSubject } from "../class-subject";
import { trainingText } from "../text";
import { AttendanceGrid } from "../ui/attendance-grid";
import { CertificateSheet, HistorySheet, RuleSheet, WaitingSheet } from "../ui/class-sheets";
import { ClassSteps } from "../ui/class-steps";
import { OfferSheet } from "../ui/offer-sheet";
import { RollOnPhone } from "../ui/roll-on-phone";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "class.view");
  const found = findClass(database(), actor.villages, idFrom(params.classId));
  if (!found) throw notFound();
  const language = await languageOf(request);
  return classPage(database(), actor, found, translator(trainingText, language), language);
}

/** One step on: which right it takes depends on the step. */
export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireActor(request, "class.view");
  const id = idFrom(params.classId);
  const found = findClass(database(), viewer.villages, id);
  if (!found) throw notFound();
  const form = await request.formData();
  const to = classStates.find((s) => s === form.get("to"));
  const step = classStates.flatMap((s) => stepsFrom(s)).find((s) => s.to === to);
  if (!to || !step) throw notFound();
  const actor = await requireActor(request, step.capability as "class.edit");
  const language = await languageOf(request);
  const t = translator(trainingText, language);
  const text = (name: string) => String(form.get(name) ?? "").trim() || undefined;
  const result = changeClassState(database(), actor, id, to, {
    reason: text("reason"),
    approvalNumber: text("approvalNumber"),
  });
  if (!result.ok) {
    if (result.why === "class.why.notFound") throw notFound();
    const values = { count: result.count ?? 0, max: found.rule.minLecturers, day: found.class.startsOn };
    const words = { ...values, day: shortDay(found.class.startsOn, language) };
    const answer = { to, why: t(result.why, words), reason: text("reason") ?? "" };
    if (result.why === "class.why.reason") return data(answer, { status: 400 });
    if (result.why === "class.why.fourEyes") return refuseSamePerson(answer);
    return refuse(
      actor,
      {
        event: "class.state-changed",
        subject: classSubject(found),
        villageId: found.class.villageId,
        why: result.why,
        values,
        before: { state: found.class.state },
        after: { state: to },
      },
      answer,
    );
  }
  return redirectWithNotice(`/training/${id}`, t("class.moved", { state: t(`state.${to}`) }));
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function ClassPage() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(trainingText);
  const language = useLanguage();
  const separator = language === "zh" ? "、" : ", ";
  return (
    <>
      <PageHead
        crumbs={[{ label: t("class.area"), to: "/training" }, { label: d.short }]}
        title={`${d.title}${t("class.ofVillage", { village: d.villageName })}`}
        facts={[
          `${dayRange(d.facts.startsOn, d.facts.endsOn, language)}${language === "zh" ? "，" : ", "}${t("class.halfDays", { count: d.facts.halfDays, hours: d.facts.hours })}`,
          d.facts.venue,
          t("class.lecturers", { names: d.facts.lecturers.join(separator) }),
          t(d.facts.held > 0 ? "class.sizeHeld" : "class.size", {
            taken: d.facts.taken,
            held: d.facts.held,
            capacity: d.facts.capacity,
          }),
          d.facts.approvalNumber && t("class.approval", { number: d.facts.approvalNumber }),
        ]}
        actions={
          <>
            {d.may.reschedule && (
              <a className="btn" href={`/training/${d.id}/schedule`}>
                <Icon name="calendar-days" />
                {t("class.reschedule")}
              </a>
            )}
            {d.may.edit && (
              <a className="btn" href={`/training/${d.id}/edit`}>
                <Icon name="pencil" />
                {t("class.edit")}
              </a>
            )}
            {d.may.print && (
              <a className="btn" href={`/training/${d.id}/papers`}>
                <Icon name="printer" />
                {t("class.print")}
              </a>
            )}
          </>
        }
      />
      <div className="stack">
        {result?.why && (
          <Note tone="bad" role="alert">
            {result.why}
          </Note>
        )}
        {d.hours && <Note tone="warn">{d.hours}</Note>}
        {d.application && <Note tone={d.application.late ? "warn" : undefined}>{d.application.text}</Note>}
        <section className="sheet">
          <div className="rail-pad">
            <Rail
              label={t("class.process")}
              steps={d.rail.map((s) => ({ ...s, title: t(`state.${s.key}`) }))}
            />
          </div>
          <ClassSteps steps={d.steps} state={d.state} qualified={d.qualified} refused={result} />
        </section>
        <div className="cols c-3-2 level">
          <CertificateSheet
            id={d.id}
            state={d.state}
            qualified={d.qualified}
            issued={d.issued}
            revoked={d.revoked}
            failed={d.failed}
            ungraded={d.ungraded}
            photos={d.photos}
            rare={[...d.roll, ...d.offered, ...d.waiting].filter((p) => p.rare.length > 0)}
            separator={separator}
            open={d.may.seeCertificates}
          />
          <RuleSheet rule={d.rule} />
        </div>
        <Sheet
          title={t("class.roll")}
          count={t(
            d.ungraded > 0
              ? "class.rollUngraded"
              : d.state === "assessing" || d.may.seeCertificates
                ? "class.rollCount"
                : "class.rollCountOnly",
            { count: d.roll.length, qualified: d.qualified, failed: d.failed, ungraded: d.ungraded },
          )}
          actions={
            <div className="tools">
              {d.may.mark && (
                <a href={`/training/${d.id}/attendance`}>
                  <Icon name="smartphone" /> {t("class.phone")}
                </a>
              )}
              {d.may.enrol && (
                <>
                  <a href={`/training/${d.id}/import`}>
                    <Icon name="upload" /> {t("class.import")}
                  </a>
                  <a href={`/training/${d.id}/enrol`}>
                    <Icon name="plus" /> {t("class.enrol")}
                  </a>
                </>
              )}
              {d.imports && (
                <a href={`/training/${d.id}/import`}>
                  {d.imports.refused > 0
                    ? t("class.importsRefused", { count: d.imports.refused })
                    : t("class.imports")}
                </a>
              )}
              {d.may.print && <a href={`/training/${d.id}/papers#list`}>{t("class.roll2xlsx")}</a>}
              {d.may.grade && d.roll.length > 0 && (
                <a href={`/training/${d.id}/grades`}>{t("grade.title")}</a>
              )}
            </div>
          }
        >
          {d.roll.length === 0 ? (
            <EmptyState
              icon="users"
              title={t("class.emptyRoll")}
              text={d.may.enrol ? t("class.emptyRollText") : t("class.notOpen")}
              action={
                d.may.enrol && (
                  <a className="btn pri" href={`/training/${d.id}/import`}>
                    <Icon name="upload" />
                    {t("class.import")}
                  </a>
                )
              }
            />
          ) : (
            <>
              <AttendanceGrid page={d} />
              <RollOnPhone page={d} />
            </>
          )}
        </Sheet>
        <OfferSheet page={d} />
        <WaitingSheet page={d} />
        <HistorySheet steps={d.history} />
      </div>
    </>
  );
}
