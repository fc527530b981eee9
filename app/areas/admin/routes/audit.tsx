import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { clockOf, longDay, shortDay, todayOn } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { languageOf } from "~/platform/i18n/language.server";
import { type Language, translator } from "~/platform/i18n/text";
import { paperFonts } from "~/platform/pdf/paper-fonts.server";
import { personName } from "~/platform/search/place-name";
import { fieldChanges } from "../audit-fields.server";
import {
  type AuditRow,
  auditExtent,
  auditPage,
  countLimit,
  peopleOfLog,
  villageNames,
} from "../audit-queries.server";
import { reasonText } from "../audit-reason";
import { areaOfRow, daysNotRead, readAuditView } from "../audit-view";
import { eventLabel } from "../audit-words";
import { chainOnOpening, recordViewing, verifyWholeChain } from "../chain-check.server";
import { subjectNames } from "../subject-names.server";
import { adminText, auditText } from "../text";
import { AuditLogPage } from "../ui/audit-log-page";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "audit.view");
  const db = database();
  const language = await languageOf(request);
  const query = new URL(request.url).searchParams;
  const view = readAuditView(query);
  const page = auditPage(db, actor, view);
  const extent = auditExtent(db);
  const chain = await chainOnOpening(db);
  recordViewing(db, actor);
  const subjectOf = subjectNames(db, page.rows, language);
  const villages = villageNames(
    db,
    page.rows.flatMap((row) => row.villageId ?? []),
    language,
  );
  const opened = page.rows.find((row) => row.id === view.open);
  return {
    title: translator(adminText, language)("audit.title"),
    view,
    notRead: daysNotRead(query),
    chain,
    count: extent.count,
    since: extent.sinceAt === null ? null : longDay(todayOn(extent.sinceAt), language),
    people: peopleOfLog(db).map((p) => ({ ...p, name: personName(p.name, language) })),
    rows: page.rows.map((row) => shownRow(row, subjectOf(row), villages, language)),
    opened: opened ? openedRow(opened, language) : null,
    total: Math.min(page.total, countLimit),
    more: page.total > countLimit,
    newer: page.newer,
    older: page.older,
  };

  function openedRow(row: AuditRow, lang: Language) {
    const ids = [row.before, row.after].flatMap((json) =>
      json ? [(JSON.parse(json) as { villageId?: number }).villageId ?? 0] : [],
    );
    const names = villageNames(db, [...ids, row.villageId ?? 0], lang);
    return {
      id: row.id,
      changes: fieldChanges(lang, row.before, row.after, names),
      reason: reasonText(lang, row.event, row.reason),
      village: row.villageId === null ? null : (names.get(row.villageId) ?? null),
      previousHash: row.previousHash.slice(0, 12),
      hash: row.hash.slice(0, 12),
    };
  }
}

const secondsOf = (at: number) => String(Math.floor(at / 1000) % 60).padStart(2, "0");

/** Beyond the characters that every machine has a font for. */
const beyond = /[\u3400-\u4dbf\u{20000}-\u{3ffff}]/u;
const rareIn = (text: string): string[] =>
  beyond.test(text)
    ? paperFonts()
        .serifBold.uncovered(text)
        .map((c) => c.char)
    : [];

function shownRow(row: AuditRow, subject: string, villages: ReadonlyMap<number, string>, language: Language) {
  const on = todayOn(row.at);
  const today = todayOn();
  const day =
    on === today
      ? null
      : on.slice(0, 4) === today.slice(0, 4)
        ? shortDay(on, language)
        : longDay(on, language);
  return {
    id: row.id,
    day,
    clock: `${clockOf(row.at)}:${secondsOf(row.at)}`,
    who: row.userName === null ? null : personName(row.userName, language),
    system: row.userId === null && row.address === null,
    area: translator(auditText, language)(`area.${areaOfRow(row)}`),
    event: eventLabel(language, row.event),
    subject,
    rare: rareIn(subject),
    village: row.villageId === null ? null : (villages.get(row.villageId) ?? null),
    outcome: row.outcome as "success" | "refused" | "failed",
    reason: reasonText(language, row.event, row.reason),
    address: row.address,
    hasChanges: row.before !== null || row.after !== null,
  };
}

export type ShownRow = ReturnType<typeof shownRow>;

/** Verifies the whole chain. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "audit.view");
  const t = translator(adminText, await languageOf(request));
  const state = await verifyWholeChain(database(), actor);
  const seconds = (state.tookMs / 1000).toFixed(1);
  const text = state.ok
    ? t("audit.wholeNow", { count: state.count, seconds })
    : t(`audit.${state.why}Title`, { row: state.row });
  return redirectWithNotice("/admin/audit", text, state.ok ? "ok" : "bad");
}

export const meta = ({ data }: { data?: { title: string } }) => [{ title: data?.title ?? "" }];

export default function Audit() {
  return <AuditLogPage {...useLoaderData<typeof loader>()} />;
}
