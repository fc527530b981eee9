import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { longDay } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translateMessage, translator } from "~/platform/i18n/text";
import { personName } from "~/platform/search/place-name";
import { applicationSubject } from "../../application/application-name";
import { findApplication, jobsOfApplication } from "../../application/application-queries.server";
import { hiresOf } from "../../application/hires.server";
import { partiesHead } from "../../application/parties-page.server";
import { PartyForm } from "../../application/read-party-form";
import { removeParty } from "../../application/remove-party.server";
import { writeJob } from "../../application/write-job.server";
import { isEnded } from "../../application-state";
import { applicationText } from "../../text/application";
import { JobsPage } from "../../ui/application/jobs-page";

/** 带动就业名单; `edit` in the address is the line that is changed. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "loan.edit");
  const db = database();
  const found = findApplication(db, actor, idFrom(params.applicationId));
  if (!found) throw notFound();
  const language = await languageOf(request);
  const { rules: _, ...head } = partiesHead(db, found, "jobs", language);
  const jobs = jobsOfApplication(db, head.id);
  const t = translator(applicationText, language);
  // Only a firm must have hired so many: of it each line says whether it counts.
  const whys = found.application.kind === "firm" ? hiresOf(db, found.application, jobs) : null;
  const asked = Number(new URL(request.url).searchParams.get("edit"));
  const edited = jobs.find((j) => j.id === asked);
  return {
    ...head,
    counted: whys
      ? t("party.hiresCounted", { count: [...whys.values()].filter((w) => w === null).length })
      : null,
    mayProve: !isEnded(found.application.state),
    edited: edited
      ? {
          id: edited.id,
          name: edited.name,
          tail: edited.idTail,
          groupCode: edited.groupCode ?? "",
          contractOn: edited.contractOn ?? "",
          contractUntilOn: edited.contractUntilOn ?? "",
          contractOpen: edited.contractOpen,
          proved: edited.proved,
        }
      : null,
    rows: jobs.map((j) => ({
      id: j.id,
      name: personName(j.name, language),
      tail: j.idTail,
      group: head.groups.find((g) => g.value === j.groupCode)?.label ?? null,
      contract: j.contractOn && longDay(j.contractOn, language),
      until: j.contractOpen
        ? t("party.contractOpen")
        : j.contractUntilOn && longDay(j.contractUntilOn, language),
      proved: j.proved,
      why: whys?.get(j.id) ? t(`party.whyNotHire.${whys.get(j.id) ?? "proof"}`) : null,
    })),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "loan.edit");
  const db = database();
  const found = findApplication(db, actor, idFrom(params.applicationId));
  if (!found) throw notFound();
  const { application: a } = found;
  const language = await languageOf(request);
  const t = translator(applicationText, language);
  const body = await request.formData();
  const back = `/loans/applications/${a.id}/jobs`;
  const form = new PartyForm(body);
  const refused = (
    event: string,
    why: "party.why.settled" | "party.why.many" | "party.why.listed",
    line?: number,
  ) =>
    refuse(
      actor,
      { event, subject: applicationSubject(a), villageId: a.villageId, why, values: { max: 200 } },
      {
        why: t(why, { max: 200 }),
        see: line === undefined ? null : { label: t("party.seeLine"), to: `${back}?edit=${line}#line` },
        errors: {} as Record<string, string>,
        typed: form.typed(),
      },
    );
  const removed = body.get("remove");
  if (typeof removed === "string") {
    const done = removeParty(db, actor, a.id, "job", idFrom(removed));
    if (done.ok) return redirectWithNotice(back, t("party.removed"));
    if (done.why === "party.why.notFound") throw notFound();
    return refused("loan-application.party-removed", done.why);
  }
  const job = body.get("job");
  const open = body.get("contractOpen") === "yes";
  const input = {
    name: form.needed("name", 20),
    idNumber: form.idNumber("idNumber"),
    groupCode: form.oneOf(
      "groupCode",
      partiesHead(db, found, "jobs", language).groups.map((g) => g.value),
    ),
    contractOn: form.day("contractOn"),
    contractUntilOn: open ? null : form.day("contractUntilOn"),
    contractOpen: open,
    proved: body.get("proved") === "yes",
  };
  if (a.kind === "firm" && input.proved) {
    if (input.contractOn === null && !form.errors.contractOn) form.errors.contractOn = "form.needed";
    if (!open && input.contractUntilOn === null && !form.errors.contractUntilOn)
      form.errors.contractUntilOn = "party.untilNeeded";
  }
  if (input.contractOn && input.contractUntilOn && input.contractUntilOn < input.contractOn)
    form.errors.contractUntilOn = "party.untilBefore";
  if (!form.ok)
    return data(
      {
        why: null,
        errors: Object.fromEntries(
          Object.entries(form.errors).map(([k, v]) => [k, translateMessage(applicationText, language, v)]),
        ),
        typed: form.typed(),
      },
      { status: 400 },
    );
  const done = writeJob(db, actor, a.id, typeof job === "string" && job ? idFrom(job) : null, input);
  if (done.ok) return redirectWithNotice(back, t("party.saved"));
  if (done.why === "application.why.notFound" || done.why === "party.why.notFound") throw notFound();
  return refused("loan-application.party-added", done.why, done.line);
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Jobs() {
  return <JobsPage page={useLoaderData<typeof loader>()} result={useActionData<typeof action>()} />;
}
