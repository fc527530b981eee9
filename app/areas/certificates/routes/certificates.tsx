import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { shortTitle, trainingText } from "~/areas/training";
import { classesInStates } from "~/areas/training/index.server";
import { viewsOfList } from "~/areas/views/index.server";
import { villagesInScope } from "~/areas/villages/index.server";
import { can } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { longDay, shortDay } from "~/platform/dates";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { personName, placeLabel, placeName } from "~/platform/search/place-name";
import type { CertificateState } from "../certificate";
import { listBatches } from "../certificate-queries.server";
import { classForIssue } from "../class-for-issue.server";
import {
  countCertificates,
  listCertificates,
  registerChoices,
  registerSum,
  worstCondition,
} from "../list-certificates.server";
import { handouts, readRegisterView, withFilter } from "../register-view";
import { certificatesText } from "../text";
import type { BatchState } from "../ui/certificate-facts";
import { RegisterPage } from "../ui/register-page";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "certificate.view");
  const db = database();
  const language = await languageOf(request);
  const training = translator(trainingText, language);
  const url = new URL(request.url);
  const { views, redirectTo } = viewsOfList(db, actor, "certificates", url.search);
  if (redirectTo) throw redirect(redirectTo);
  const view = readRegisterView(url.searchParams);
  const { filter } = view;
  const page = listCertificates(db, actor.villages, filter, view.sort, view.cursor, view.size);
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
      count: countCertificates(db, actor.villages, withFilter(view, { handout }).filter),
    })),
    worst: count === 0 ? worstCondition(db, actor.villages, filter) : null,
    rows: page.rows.map(({ certificate: c, ...r }) => ({
      id: c.id,
      number: c.number,
      name: personName(c.holderName, language),
      classId: c.classId,
      class: shortTitle(training, r.class),
      village: placeLabel({ townName: r.townName, name: r.villageName }, language),
      issuedOn: longDay(c.issuedOn, language),
      state: c.state as CertificateState,
      handedOut: c.handedOutOn && shortDay(c.handedOutOn, language),
      signed: c.handoutSignedOn && shortDay(c.handoutSignedOn, language),
      reissues: c.reissueCount,
    })),
    previous: page.previous,
    next: page.next,
    villages: villagesInScope(db, actor.villages).map((v) => ({ id: v.id, name: placeLabel(v, language) })),
    classes: choices.classes.map((c) => ({ id: c.id, name: `${c.year} ${shortTitle(training, c)}` })),
    years: choices.years,
    toIssue: canIssue
      ? classesInStates(db, actor.villages, ["closed", "certified"]).flatMap((c) => {
          const ready = classForIssue(db, actor.villages, c.class.id)?.ready.length ?? 0;
          return ready > 0
            ? [
                {
                  id: c.class.id,
                  title: shortTitle(training, c.class),
                  village: placeLabel({ townName: c.townName, name: c.villageName }, language),
                  ready,
                },
              ]
            : [];
        })
      : [],
    batches: canIssue
      ? listBatches(db, actor.villages)
          .filter((b) => b.batch.state !== "done" || b.batch.confirmedSheets < b.batch.total)
          .slice(0, 6)
          .map((b) => ({
            id: b.batch.id,
            title: `${shortTitle(training, b)} ${placeName(b.villageName, language)}`,
            state: b.batch.state as BatchState,
            finished: b.batch.finished,
            total: b.batch.total,
            confirmed: b.batch.confirmedSheets,
          }))
      : [],
    sum: registerSum(db, actor.villages),
    may: {
      issue: canIssue,
      export: can(actor, "certificate.export"),
      print: can(actor, "certificate.print"),
    },
  };
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Certificates() {
  return <RegisterPage page={useLoaderData<typeof loader>()} />;
}
