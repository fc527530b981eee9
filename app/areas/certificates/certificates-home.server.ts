import type { Db } from "db/client.server";
import { certificate } from "db/schema";
import { and, gte, lt, sql } from "drizzle-orm";
import { shortTitle, trainingText } from "~/areas/training";
import { type SignedIn, scopeFor, type VillageScope } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";
import { nearDay, todayOn } from "~/platform/dates";
import { dutyScope, overlooks } from "~/platform/home/duty";
import { type HomeFigure, type HomePart, type HomeSource, nothing } from "~/platform/home/home-source";
import { type Language, translator } from "~/platform/i18n/text";
import { personName, placeLabel } from "~/platform/search/place-name";
import { onlySheets, openBatches } from "./certificate-queries.server";
import { checksAside, registerAside } from "./home/asides.server";
import { issueSection } from "./home/issue-section";
import { jobRows } from "./home/job-rows";
import { revocationSections, waitingRevocations } from "./home/revocation-sections.server";
import { countCertificates, listCertificates, registerSum } from "./list-certificates.server";
import { countReadyClasses, readyClasses } from "./ready-classes.server";
import { certificatesHomeText } from "./text/home";

const shown = 8;

function clerkPart(db: Db, scope: VillageScope, language: Language): HomePart {
  const t = translator(certificatesHomeText, language);
  const training = translator(trainingText, language);
  const classes = readyClasses(db, scope);
  const nameRows = classes.flatMap((c) =>
    c.blocked.flatMap((b) =>
      b.characters.map((ch, i) => ({
        id: `${b.enrolmentId}-${i}`,
        who: b.name,
        where: shortTitle(training, c.class),
        what: t("names.where", {
          place: [...b.name].indexOf(ch.char) + 1,
          code: `U+${ch.codePoint.toString(16).toUpperCase()}`,
        }),
        state: { tone: "bad", word: t("names.state") } as const,
        flag: "bad" as const,
        action: { label: t("names.act"), to: `/training/${c.class.id}/certificates` },
      })),
    ),
  );
  const jobs = openBatches(db, scope);
  const stopped = jobs.filter((b) => ["interrupted", "blocked", "failed"].includes(b.batch.state));
  const done = jobs.filter((b) => b.batch.state === "done");
  const unsigned = listCertificates(db, scope, { handout: "unsigned" }, "issued", null, shown).rows;
  const unsignedCount = countCertificates(db, scope, { handout: "unsigned" });
  // A name that cannot be printed stops its whole class until somebody decides.
  const ready = classes.reduce((sum, c) => sum + (c.blocked.length > 0 ? 0 : c.ready), 0);
  const sum = registerSum(db, scope);
  const act = t("act");
  const figure = (key: string, icon: string, value: number, unit: "batches" | "sheets", to: string) => ({
    key: `certificates.${key}`,
    icon,
    label: t(`figure.${key}` as "figure.stopped"),
    value,
    unit: t(`figure.${unit}`, { count: value }),
    to,
  });
  return {
    actions: [
      { label: t("begin.replace"), to: "/certificates", icon: "copy" },
      { label: t("begin.check"), to: "/verify", icon: "shield-check" },
    ],
    figures: [
      {
        ...figure("stopped", "octagon-alert", stopped.length, "batches", "/certificates#certificates.jobs"),
        bad: stopped.length > 0,
      },
      figure("toConfirm", "printer", done.length, "batches", "/certificates#certificates.jobs"),
      figure("toIssue", "file-check", ready, "sheets", "/certificates#certificates.issue"),
      figure("unclaimed", "award", sum.waiting, "sheets", "/certificates?handout=unclaimed"),
      figure("unsigned", "signature", unsignedCount, "sheets", "/certificates?handout=unsigned"),
    ],
    sections: [
      {
        key: "certificates.jobs",
        title: t("jobs.title"),
        count: jobs.length,
        waits: true,
        headings: { who: t("class"), what: t("what"), state: t("state"), when: t("progress"), action: act },
        rows: jobRows(
          jobs.slice(0, shown),
          onlySheets(
            db,
            jobs.slice(0, shown).map((j) => j.batch.id),
          ),
          language,
        ),
        more: { label: t("all"), to: "/certificates" },
      },
      issueSection(classes, language, shown, true),
      {
        key: "certificates.names",
        title: t("names.title"),
        count: nameRows.length,
        waits: false,
        headings: { who: t("names.name"), what: t("names.character"), state: t("state"), action: act },
        rows: nameRows,
        foot: t("names.foot"),
      },
      {
        key: "certificates.unsigned",
        title: t("unsigned.title"),
        count: unsignedCount,
        waits: true,
        headings: {
          who: t("unsigned.name"),
          what: t("unsigned.number"),
          state: t("state"),
          when: t("unsigned.day"),
          action: act,
        },
        rows: unsigned.map(({ certificate: c, townName, villageName }) => ({
          id: String(c.id),
          who: personName(c.holderName, language),
          to: `/certificates/${c.id}`,
          where: placeLabel({ townName, name: villageName }, language),
          what: c.number,
          state: { tone: "warn", word: t("unsigned.state") } as const,
          when: c.handedOutOn ? nearDay(c.handedOutOn, language) : undefined,
          flag: "warn" as const,
          action: { label: t("unsigned.act"), to: `/certificates/${c.id}` },
        })),
        more: { label: t("all"), to: "/certificates?handout=unsigned" },
      },
    ].filter((s) => s.rows.length > 0),
    asides: [registerAside(sum, t), ...checksAside(db, scope, t)],
  };
}

/** For whoever looks at the whole: certificates in force, and how many of this year. */
function overviewFigures(db: Db, person: SignedIn, language: Language): HomeFigure[] {
  const scope = scopeFor(person.grants, "certificate.view");
  if (scope === null || !overlooks(person)) return [];
  const t = translator(certificatesHomeText, language);
  const year = Number(todayOn().slice(0, 4));
  const n = db
    .select({
      valid: sql<number>`count(*) filter (where ${certificate.state} = 'valid')`,
      thisYear: sql<number>`count(*) filter (where ${and(
        gte(certificate.issuedOn, `${year}-01-01`),
        lt(certificate.issuedOn, `${year + 1}-01-01`),
      )})`,
    })
    .from(certificate)
    .where(withinVillages(certificate.villageId, scope))
    .get() ?? { valid: 0, thisYear: 0 };
  return [
    {
      key: "certificates.valid",
      icon: "award",
      label: t("figure.valid"),
      value: n.valid,
      unit: t("figure.sheets", { count: n.valid }),
      note: t("figure.thisYear", { count: n.thisYear }),
      to: "/certificates?state=valid",
    },
  ];
}

function part(db: Db, person: SignedIn, language: Language): HomePart {
  const scope = dutyScope(person, "certificate.issue");
  const work = scope === null ? nothing : clerkPart(db, scope, language);
  const revocations = revocationSections(db, person, language);
  const sections = [
    ...revocations.filter((s) => s.waits),
    ...(work.sections ?? []),
    ...revocations.filter((s) => !s.waits),
  ];
  return { ...work, sections, figures: [...(work.figures ?? []), ...overviewFigures(db, person, language)] };
}

/** Certificates on the home page and in the menu. */
export const certificatesHome: HomeSource = {
  menu: "certificates",
  waiting: (db, person) => {
    const scope = dutyScope(person, "certificate.issue");
    const revocations = waitingRevocations(db, person);
    return scope === null
      ? revocations
      : revocations +
          openBatches(db, scope).length +
          countReadyClasses(db, scope) +
          countCertificates(db, scope, { handout: "unsigned" });
  },
  part,
};
