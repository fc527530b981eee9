import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { longDay, todayOn } from "~/platform/dates";
import { languageOf } from "~/platform/i18n/language.server";
import { cited } from "~/platform/i18n/official-title";
import { Quoted } from "~/platform/i18n/quoted";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { PageHead } from "~/ui/page-head";
import { Note } from "~/ui/sheet";
import { allGroups, baseRateTable, findPolicy, policyVersionsOf } from "../policies.server";
import { earlierNames } from "../policy-group";
import {
  homePlace,
  lanesOf,
  proposedRows,
  regionNames,
  residentRows,
  spanWords,
  versionLists,
} from "../policy-page.server";
import { policyText } from "../text";
import { GroupTable } from "../ui/group-table";
import { confidenceBadge } from "../ui/policy-words";
import { VersionLanes } from "../ui/version-lanes";
import { VersionTable } from "../ui/version-table";

export async function loader({ request }: LoaderFunctionArgs) {
  await requireActor(request, "policy.view");
  const db = database();
  const language = await languageOf(request);
  const t = translator(policyText, language);
  const today = todayOn();
  const nameOf = regionNames(db, language);
  const { versions, here, there } = versionLists(db, nameOf, language);
  const groups = allGroups(db);
  const subsidy = policyVersionsOf(db, "central-subsidy").at(-1);
  const current = findPolicy(db, homePlace, today);
  return {
    title: t("policies.title"),
    current: current ? cited(current.version.document, language) : null,
    chart: lanesOf(versions, nameOf, language),
    here,
    there,
    proposed: proposedRows(db, nameOf, language),
    residents: residentRows(db, nameOf, language),
    noBase: baseRateTable(db).length === 0,
    exclusive: subsidy
      ? t("policies.exclusiveText", {
          document: cited(subsidy.document, language),
          day: longDay(subsidy.fromOn, language),
        })
      : null,
    groups: groups.map((g) => ({
      id: g.id,
      name: language === "zh" ? g.name : g.nameEn,
      detail: language === "zh" ? "" : g.name,
      former: earlierNames(groups, g).join("、"),
      live: g.fromOn <= today && (g.toOn === null || today <= g.toOn),
      region: nameOf(g.region),
      span: spanWords(g, language),
      proof: cited(g.proof, language),
      source: cited(g.source, language),
      badge: confidenceBadge(t, g.confidence),
    })),
  };
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Policies() {
  const d = useLoaderData<typeof loader>();
  const t = useText(policyText);
  return (
    <>
      <PageHead
        title={d.title}
        facts={[
          t("policies.product"),
          d.current ? (
            <Quoted key="here" text={t("policies.here", { document: d.current })} />
          ) : (
            t("policies.nothingHere")
          ),
          t("policies.facts"),
        ]}
        actions={
          <>
            <a className="btn" href="/policies/lpr">
              {t("policies.lprLink")}
            </a>
            <a className="btn" href="/policies/calendar">
              {t("policies.calendarLink")}
            </a>
            <a className="btn" href="/training/courses">
              {t("policies.coursesLink")}
            </a>
            <a className="btn" href="/equipment/thresholds">
              {t("policies.thresholdsLink")}
            </a>
          </>
        }
      />
      <div className="stack">
        {d.exclusive && (
          <Note tone="warn">
            <Quoted text={d.exclusive} />
          </Note>
        )}
        {d.noBase && (
          <Note tone="mute">
            {t("policies.noBase")} <a href="/policies/lpr#add">{t("policies.noBaseLink")}</a>
          </Note>
        )}
        {d.proposed.length > 0 && (
          <VersionTable title={t("proposal.list")} rows={d.proposed} foot={t("proposal.waits")} />
        )}
        <VersionLanes chart={d.chart} />
        <VersionTable title={t("policies.localTitle")} rows={d.here} />
        <GroupTable groups={d.groups} />
        <VersionTable
          title={t("policies.residentsTitle")}
          rows={d.residents}
          says={t("policies.residentsSays")}
          foot={t("policies.residentsFoot")}
        />
        <VersionTable
          title={t("policies.elsewhereTitle")}
          rows={d.there}
          foot={t("policies.elsewhereFoot")}
        />
      </div>
    </>
  );
}
