import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { hoursGap, type Reason, reasonText, shortTitle, trainingText } from "~/areas/training";
import { findClass, sessionsOf } from "~/areas/training/index.server";
import { can } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { longDay } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { publicOrigin } from "~/platform/http/public-origin.server";
import { refuse, refuseLogged } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { type Language, translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { personName, placeLabel } from "~/platform/search/place-name";
import { Icon } from "~/ui/icon";
import { PageHead } from "~/ui/page-head";
import { EmptyState, Note, Sheet } from "~/ui/sheet";
import { type ClassForIssue, classForIssue, unprintable } from "../class-for-issue.server";
import { uncoveredByFonts } from "../draw-papers.server";
import { issueCertificates } from "../issue-certificates.server";
import { startJobs } from "../print-jobs.server";
import { certificatesText } from "../text";
import { IssueForm } from "../ui/issue-form";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "certificate.view");
  const found = classForIssue(database(), actor.villages, idFrom(params.classId));
  if (!found) throw notFound();
  const language = await languageOf(request);
  const training = translator(trainingText, language);
  const t = translator(certificatesText, language);
  return {
    title: t("issue.title"),
    classId: found.class.id,
    short: shortTitle(training, found.class),
    village: placeLabel(found.village, language),
    closed: found.class.state === "closed" || found.class.state === "certified",
    requestKey: randomUUID(),
    ready: found.ready.map((r) => ({
      enrolmentId: r.enrolment.id,
      personId: r.person.id,
      name: personName(r.person.name, language),
      idNumber: r.person.idNumberMasked,
      hours: r.enrolment.resultHours,
      photo: r.person.photo !== null,
    })),
    revoked: found.revoked.map((r) => ({
      enrolmentId: r.enrolment.id,
      personId: r.person.id,
      name: personName(r.person.name, language),
      certificateId: r.revoked.id,
      number: r.revoked.number,
      on: r.revoked.on ? longDay(r.revoked.on, language) : "",
      reason: r.revoked.reason ?? "",
    })),
    hours: hoursNotes(found, language),
    failed: found.failed.map((r) => ({
      personId: r.person.id,
      name: personName(r.person.name, language),
      reasons: reasonText(training, JSON.parse(r.enrolment.resultReasons ?? "[]") as Reason[]),
    })),
    issued: found.issued.map((r) => ({
      id: r.certificateId,
      number: r.number,
      name: personName(r.person.name, language),
    })),
    uncovered: unprintable(found.ready, uncoveredByFonts).map((u) => ({
      ...u,
      name: personName(u.name, language),
      characters: u.characters.map((c) => ({ ...c })),
    })),
    canIssue: can(actor, "certificate.issue", found.class.villageId),
  };
}

/** Hours that are not those of the rule, of the class and of people: what their certificates will not say. */
function hoursNotes(found: ClassForIssue, language: Language): string[] {
  const t = translator(certificatesText, language);
  const planned = sessionsOf(database(), found.class.id).reduce((sum, s) => sum + s.hours, 0);
  const gap = planned > 0 ? hoursGap(planned, found.rule) : null;
  const needed = found.rule.hours;
  const below = found.ready.filter((r) => (r.enrolment.resultHours ?? 0) < needed).length;
  return [
    ...(gap ? [t(`issue.hours.${gap.kind}`, { planned, needed })] : []),
    ...(below > 0 && gap?.kind !== "short" ? [t("issue.hours.below", { count: below, needed })] : []),
  ];
}

/** File and ink of a batch; nothing is issued in a form that nobody asked for. */
const issueForm = z.object({ form: z.enum(["merged", "zip"]), ink: z.enum(["mono", "colour"]) });

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "certificate.issue");
  const classId = idFrom(params.classId);
  const form = await request.formData();
  const language = await languageOf(request);
  const t = translator(certificatesText, language);
  const found = findClass(database(), actor.villages, classId);
  if (!found) throw notFound();
  const wish = issueForm.safeParse(Object.fromEntries(form));
  if (!wish.success) return data({ why: t("issue.badForm"), wish: undefined }, { status: 400 });
  const setAside = form.getAll("setAside").map(Number);
  if (!setAside.every(Number.isSafeInteger))
    return data({ why: t("issue.badForm"), wish: undefined }, { status: 400 });
  const again = form.getAll("again").map(Number);
  if (!again.every(Number.isSafeInteger))
    return data({ why: t("issue.badForm"), wish: undefined }, { status: 400 });
  const result = issueCertificates(
    database(),
    actor,
    {
      classId,
      requestKey: String(form.get("requestKey") || randomUUID()).slice(0, 64),
      setAside,
      again,
      ...wish.data,
      verifyBase: `${publicOrigin(request)}/verify`,
    },
    uncoveredByFonts,
  );
  if (result.ok) {
    startJobs();
    return redirectWithNotice(
      `/certificates/batches/${result.batchId}`,
      t("issue.done", { count: result.issued }),
    );
  }
  if (result.why === "issue.notFound") throw notFound();
  const answer = {
    why: result.why === "issue.uncovered" ? t("issue.uncoveredStopped") : t(result.why),
    wish: { setAside, again, ...wish.data },
  };
  return result.why === "issue.uncovered"
    ? refuseLogged(answer)
    : refuse(
        actor,
        {
          event: "certificate.issued",
          subject: { kind: "class", id: classId },
          villageId: found.class.villageId,
          why: result.why,
        },
        answer,
      );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function ClassCertificates() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(certificatesText);
  return (
    <>
      <PageHead
        crumbs={[
          { label: useText(trainingText)("class.area"), to: "/training" },
          { label: d.short, to: `/training/${d.classId}` },
          { label: d.title },
        ]}
        title={`${d.title}${t("verify.colon")}${d.short}`}
        facts={[d.village]}
      />
      <div className="stack">
        {result?.why && (
          <Note tone="bad" role="alert">
            {result.why}
          </Note>
        )}
        {!d.closed && <Note tone="warn">{t("issue.notClosed")}</Note>}
        {d.closed && d.hours.length > 0 && (
          <Note tone="warn">
            {d.hours.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </Note>
        )}
        {d.closed && d.ready.length + d.revoked.length === 0 && (
          <Sheet>
            <EmptyState icon="award" title={t("issue.nobodyTitle")} text={t("issue.nobodyText")} />
          </Sheet>
        )}
        {d.closed && d.ready.length + d.revoked.length > 0 && <IssueForm {...d} wish={result?.wish} />}
        {d.failed.length > 0 && (
          <Sheet title={t("issue.failed")} count={t("issue.failedCount", { count: d.failed.length })}>
            <table className="tbl two">
              <thead>
                <tr>
                  <th>{t("batch.name")}</th>
                  <th>{t("issue.reason")}</th>
                </tr>
              </thead>
              <tbody>
                {d.failed.map((r) => (
                  <tr key={r.personId} className="flag">
                    <td className="who">
                      <a href={`/people/${r.personId}`}>{r.name}</a>
                    </td>
                    <td>{r.reasons}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Sheet>
        )}
        {d.issued.length > 0 && (
          <Sheet title={t("issue.issued")} count={t("issue.readyCount", { count: d.issued.length })}>
            <table className="tbl two">
              <thead>
                <tr>
                  <th>{t("batch.number")}</th>
                  <th>{t("batch.name")}</th>
                </tr>
              </thead>
              <tbody>
                {d.issued.map((r) => (
                  <tr key={r.id}>
                    <td>
                      <a href={`/certificates/${r.id}`}>
                        <Icon name="award" /> {r.number}
                      </a>
                    </td>
                    <td className="who">{r.name}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Sheet>
        )}
      </div>
    </>
  );
}
