import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { Db } from "db/client.server";
import { shortTitle, trainingText } from "~/areas/training";
import { viewsOfList } from "~/areas/views/index.server";
import { villageFilter } from "~/areas/villages/index.server";
import { type Actor, can } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { longDay, nearDay } from "~/platform/dates";
import { languageOf } from "~/platform/i18n/language.server";
import { type Language, translator } from "~/platform/i18n/text";
import { personName, placeLabel } from "~/platform/search/place-name";
import { onlySheets, openBatches, successorsOf } from "../certificate-queries.server";
import { issueSection } from "../home/issue-section";
import { jobRows } from "../home/job-rows";
import { revocationSections } from "../home/revocation-sections.server";
import {
  countCertificates,
  listCertificates,
  registerChoices,
  registerSum,
} from "../list-certificates.server";
import { readyClasses } from "../ready-classes.server";
import { handouts, registerList } from "../register-view";
import { certificatesText } from "../text";
import { RegisterPage } from "../ui/register-page";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "certificate.view");
  const db = database();
  const language = await languageOf(request);
  const training = translator(trainingText, language);
  const url = new URL(request.url);
  const { views, redirectTo } = viewsOfList(db, actor, "certificates", url.search);
  if (redirectTo) throw redirect(redirectTo);
  const view = registerList.read(url.searchParams);
  const { filter } = view;
  const page = listCertificates(db, actor.villages, filter, view.sort, view.cursor, view.size);
  const ended = page.rows.map((r) => r.certificate).filter((c) => c.state !== "valid");
  const next = successorsOf(db, ended);
  const count = countCertificates(db, actor.villages, filter);
  const choices = registerChoices(db, actor.villages);
  const canIssue = can(actor, "certificate.issue");
  return {
    title: translator(certificatesText, language)("list.title"),
    view,
    views,
    count,
    tabs: [undefined, ...handouts].map((handout) => ({
      handout,
      count: countCertificates(db, actor.villages, registerList.filtered(view, { handout }).filter),
    })),
    worst: count === 0 ? registerList.worst(filter, (f) => countCertificates(db, actor.villages, f)) : null,
    rows: page.rows.map(({ certificate: c, ...r }) => ({
      id: c.id,
      number: c.number,
      name: personName(c.holderName, language),
      classId: c.classId,
      class: shortTitle(training, r.class),
      village: placeLabel({ townName: r.townName, name: r.villageName }, language),
      issuedOn: longDay(c.issuedOn, language),
      standing: c.standing,
      handedOut: c.handedOutOn && nearDay(c.handedOutOn, language),
      signed: c.handoutSignedOn && nearDay(c.handoutSignedOn, language),
      reissues: c.reissueCount,
      next: next.get(c.id) ?? null,
    })),
    previous: page.previous,
    next: page.next,
    villages: villageFilter(db, actor.villages, language, filter.villageId),
    classes: choices.classes.map((c) => ({ id: c.id, name: `${c.year} ${shortTitle(training, c)}` })),
    years: choices.years,
    work: canIssue ? workOf(db, actor, language) : null,
    sum: registerSum(db, actor.villages),
    may: {
      export: can(actor, "certificate.export"),
      print: can(actor, "certificate.print"),
    },
  };
}

/** Rows of each kind that stand open above the register. */
const open = 5;

/** What waits for the clerk: revocations to confirm, print jobs that are not confirmed, then classes without certificates. */
function workOf(db: Db, actor: Actor<"certificate.view">, language: Language) {
  const scope = actor.villages;
  const jobs = openBatches(db, scope);
  const rows = jobRows(
    jobs,
    onlySheets(
      db,
      jobs.map((j) => j.batch.id),
    ),
    language,
  );
  return {
    revocations: revocationSections(db, actor, language),
    issue: issueSection(readyClasses(db, scope), language, open, true),
    jobs: rows.map((row, i) => {
      const { printed, holding, batch } = jobs[i]!;
      const { state, finished, total } = batch;
      return state === "done" ? { ...row, done: printed, total: holding } : { ...row, done: finished, total };
    }),
    open,
  };
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Certificates() {
  return <RegisterPage page={useLoaderData<typeof loader>()} />;
}
