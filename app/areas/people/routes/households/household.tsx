import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  data,
  type HeadersArgs,
  type LoaderFunctionArgs,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { villagesInScope } from "~/areas/villages/index.server";
import { can } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { instantText, longDay, parseDay, stampText, todayOn } from "~/platform/dates";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { yuanText } from "~/platform/money";
import { personName, placeLabel } from "~/platform/search/place-name";
import { type Housing, muFigure, type Water } from "../../households/household";
import { householdHead } from "../../households/household-head.server";
import { householdLog, toldSince } from "../../households/household-log.server";
import { householdMergesInto, survivingHousehold } from "../../households/household-merges.server";
import {
  benefitsForPage,
  headsOf,
  incomeForPage,
  leftMembers,
  membersForPage,
} from "../../households/household-page.server";
import {
  findHousehold,
  firstDayOf,
  householdResidencesOf,
  membersOf,
  shownName,
} from "../../households/household-queries.server";
import { needsForPage } from "../../households/needs-view.server";
import { revealDocument } from "../../households/reveal-document.server";
import { revealForm } from "../../people-forms";
import { householdsText } from "../../text/households";
import { personPageText } from "../../text/person-page";
import { HouseholdPage } from "../../ui/households/household-page";
import { revealSeconds } from "../../ui/revealed-part";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "household.view");
  const db = database();
  const language = await languageOf(request);
  const t = translator(householdsText, language);
  const id = idFrom(params.householdId);
  const row = findHousehold(db, actor.villages, id);
  if (!row) {
    // A household that became one with another: old links lead there.
    const survivor = survivingHousehold(db, actor.villages, id);
    throw survivor ? redirect(`/households/${survivor}`) : notFound();
  }
  const today = todayOn();
  const asked = new URL(request.url).searchParams.get("on");
  const day = asked ? parseDay(asked) : today;
  const all = membersOf(db, id);
  const began = firstDayOf(all, householdResidencesOf(db, id));
  const early = day !== null && began !== null && day < began && began <= today ? day : null;
  const on = early !== null && began !== null ? began : day !== null && day < today ? day : today;
  const household = householdHead(db, actor, row, language, on);
  const viewer = { signedIn: actor, sensitive: household.may.sensitive, language };
  const names = new Map(villagesInScope(db, actor.villages).map((v) => [v.id, placeLabel(v, language)]));
  const money = (fen: number | null) =>
    household.may.sensitive && fen !== null ? yuanText(fen, language) : null;
  const told = (what: "expense" | "debt", fen: number | null) => {
    const amount = money(fen);
    return amount && t("income.told", { amount, when: longDay(toldSince(db, row, what), language) });
  };
  return {
    title: household.title,
    household,
    today,
    past: on < today ? { on, words: longDay(on, language) } : null,
    /** It was not there yet on the day that was asked for: what is shown is its first. */
    early: early && t("page.notYetOn", { when: longDay(early, language), first: longDay(on, language) }),
    badDay: day === null || day > today,
    members: membersForPage(db, row, on, viewer),
    facts: {
      address: row.address,
      land: row.landLi === null ? null : t("field.muOf", { mu: muFigure(row.landLi) }),
      housing: row.housing && t(`housing.${row.housing as Housing}`),
      water: row.water && t(`water.${row.water as Water}`),
      expense: told("expense", row.expenseFen),
      debt: told("debt", row.debtFen),
      note: row.note,
      registered: row.endedOn
        ? t("page.endedOn", { when: longDay(row.endedOn, language) })
        : t("page.registered", { when: longDay(todayOn(row.createdAt), language) }),
    },
    income: household.may.sensitive ? incomeForPage(db, id, all, on, language) : null,
    needs: needsForPage(db, row, all, on, {
      ...viewer,
      nameOf: (m) => shownName(m, actor.villages, language) ?? t("household.elsewhereMember"),
    }),
    benefits: household.may.sensitive ? benefitsForPage(db, row, all, on, viewer) : null,
    mayReveal: can(actor, "person.reveal", row.villageId),
    heads: headsOf(all, on, viewer),
    left: leftMembers(all, on, viewer),
    places: householdResidencesOf(db, id).map((r) => ({
      id: r.id,
      what: [placeLabel(r, language), r.houseNumber].filter(Boolean).join(" "),
      when: r.toOn
        ? t("page.until", { from: longDay(r.fromOn, language), to: longDay(r.toOn, language) })
        : t("page.sinceDay", { when: longDay(r.fromOn, language) }),
      why: r.reason,
    })),
    merges: household.may.merge
      ? householdMergesInto(db, id).map((m) => ({
          id: m.id,
          words: t("page.mergedBy", {
            name: personName(m.mergedByName, language),
            when: instantText(m.createdAt, language),
          }),
        }))
      : [],
    printed: translator(personPageText, language)("page.printed", {
      name: personName(actor.name, language),
      when: stampText(Date.now(), language),
    }),
    latest: household.may.log
      ? householdLog(db, id, 5, language, (v) => names.get(v)).map((r) => ({
          id: r.id,
          when: instantText(r.at, language),
          what: [personName(r.who, language), r.what, r.refused && t("log.refused")]
            .filter(Boolean)
            .join(" "),
        }))
      : [],
  };
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

/** The masked number of a card is opened: only with a reason, only in this one answer. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "person.reveal");
  const id = idFrom(params.householdId);
  const form = await request.formData();
  const benefitId = idFrom(String(form.get("part") ?? ""));
  const submission = parseWithZod(form, { schema: revealForm });
  if (submission.status !== "success") {
    const errors = submission.error?.why ?? submission.error?.other ?? ["reveal.needReason"];
    return data({ reveal: { id: benefitId, errors, value: undefined } }, { status: 400 });
  }
  const opened = revealDocument(database(), actor, id, benefitId, submission.value.reason);
  if (!opened.ok) throw notFound();
  // Without script the browser itself goes back to the masked page.
  const headers = { Refresh: `${revealSeconds}; url=/households/${id}` };
  return data({ reveal: { id: benefitId, value: opened.value, errors: undefined } }, { headers });
}

export const headers = ({ actionHeaders, errorHeaders }: HeadersArgs) => errorHeaders ?? actionHeaders;

export default function Household() {
  const reveal = useActionData<typeof action>()?.reveal;
  return <HouseholdPage {...useLoaderData<typeof loader>()} reveal={reveal} />;
}
