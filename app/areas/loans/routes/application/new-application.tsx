import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { Db } from "db/client.server";
import { findPerson, searchPeople } from "~/areas/people/index.server";
import { findGroups, homePlace } from "~/areas/policies/index.server";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { ageOn, longDay, todayOn } from "~/platform/dates";
import { sendingOf } from "~/platform/forms/once.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { type Translate, translator } from "~/platform/i18n/text";
import { parseYuan, yuanText } from "~/platform/money";
import { personName, placeLabel } from "~/platform/search/place-name";
import { readTerm } from "~/platform/search/search-term";
import { applicationNumber } from "../../application/application-name";
import { findApplication, openApplicationOf } from "../../application/application-queries.server";
import { ownLoan, spouseLoanByRegister } from "../../application/loans-beside.server";
import { prefill } from "../../application/prefill.server";
import { createApplication } from "../../application/write-application.server";
import { borrowerKinds } from "../../eligibility";
import { leastAge } from "../../retirement";
import { applicationText } from "../../text/application";
import { NewApplicationPage } from "../../ui/application/new-application";

/** What a calculation asked for, sent on in the address and then with the form; null when none was, or it cannot be read. */
function askedIn(from: Pick<URLSearchParams, "get"> | FormData) {
  const text = (name: string) => String(from.get(name) ?? "").trim();
  const amount = parseYuan(text("amount"));
  const term = text("term");
  const termMonths = /^\d{1,3}$/.test(term) ? Number(term) : 0;
  if (!amount.ok || termMonths < 1 || termMonths > 120) return null;
  const kind = borrowerKinds.find((k) => k === text("kind")) ?? "person";
  return { amountFen: amount.fen, termMonths, typed: { kind, amount: text("amount"), term } };
}

/** First the borrower from the register (`q`, `person`), then what the house knows already, then the form. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "loan.create");
  const db = database();
  const language = await languageOf(request);
  const query = new URL(request.url).searchParams;
  const q = query.get("q")?.trim().slice(0, 40) ?? "";
  const asked = query.get("person");
  const person = asked === null ? null : findPerson(db, actor.villages, idFrom(asked));
  if (person === undefined) throw notFound();
  const term = readTerm(q);
  const found =
    q && term.kind !== "nothing" && term.kind !== "id-number"
      ? searchPeople(db, actor.villages, term, 20, { living: true })
      : null;
  const on = todayOn();
  const groups = findGroups(db, homePlace, on).map((g) => g.code);
  const t = translator(applicationText, language);
  const asks = askedIn(query);
  return {
    title: t("form.newTitle"),
    q,
    asks: asks && {
      ...asks.typed,
      words: t("form.fromCalculator", {
        amount: yuanText(asks.amountFen, language),
        months: asks.termMonths,
      }),
      query: new URLSearchParams(asks.typed).toString(),
    },
    requestKey: randomUUID(),
    person: person && {
      id: person.id,
      name: personName(person.name, language),
      words: [
        t(`sex.${person.sex as "male"}`),
        t("age", { count: ageOn(person.birthOn, on) }),
        person.idNumberMasked,
      ]
        .filter(Boolean)
        .join(language === "zh" ? "，" : ", "),
      warnings: warningsOf(db, person.id, t),
      fills: prefill(db, actor.villages, person, groups, on).count,
    },
    found: found && {
      total: found.total,
      people: found.rows.map((r) => ({
        id: r.id,
        words: [
          t(`sex.${r.sex as "male"}`),
          t("age", { count: ageOn(r.birthOn, on) }),
          longDay(r.birthOn, language),
        ].join(language === "zh" ? "，" : ", "),
        idNumber: r.idNumberMasked,
        young: ageOn(r.birthOn, on) < leastAge,
        name: personName(r.name, language),
        place: placeLabel({ townName: r.townName, name: r.villageName }, language),
      })),
    },
  };
}

/** What stands in the way of somebody before anything is begun: an application under way, a loan of theirs or the spouse's. */
function warningsOf(db: Db, personId: number, t: Translate<typeof applicationText.zh>) {
  const open = openApplicationOf(db, personId);
  const own = ownLoan(db, personId);
  const spouse = spouseLoanByRegister(db, personId, null, todayOn());
  return [
    ...(open === undefined
      ? []
      : [{ text: t("application.why.open"), to: `/loans/applications/${open}` as string | null }]),
    ...(own ? [{ text: t("form.ownLoan", { note: own.noteNumber }), to: null }] : []),
    ...(spouse ? [{ text: t("form.spouseLoan", { note: spouse.noteNumber }), to: null }] : []),
  ];
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "loan.create");
  const db = database();
  const t = translator(applicationText, await languageOf(request));
  const form = await request.formData();
  const personId = idFrom(String(form.get("person") ?? ""));
  const person = findPerson(db, actor.villages, personId);
  if (!person) throw notFound();
  const kind = borrowerKinds.find((k) => k === form.get("kind")) ?? "person";
  const made = createApplication(
    db,
    actor,
    { personId, kind, asks: askedIn(form) },
    { sending: sendingOf(actor, "loan-application", form) },
  );
  if (!made.ok) {
    if (made.why === "application.why.noPerson") throw notFound();
    return refuse(
      actor,
      { event: "loan-application.created", why: made.why, villageId: person.villageId },
      { why: t(made.why), open: made.id ?? null, kind },
    );
  }
  const a = findApplication(db, actor, made.id)?.application;
  const filled = made.filled > 0 ? t("form.filled", { count: made.filled }) : "";
  return redirectWithNotice(
    `/loans/applications/${made.id}/edit`,
    a ? t("application.created", { number: applicationNumber(a), filled }).trim() : "",
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function NewApplication() {
  return <NewApplicationPage page={useLoaderData<typeof loader>()} result={useActionData<typeof action>()} />;
}
