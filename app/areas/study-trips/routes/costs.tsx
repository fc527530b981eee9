import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { can } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { longDay, todayOn } from "~/platform/dates";
import { sendingOf } from "~/platform/forms/once.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { yuanFigure } from "~/platform/money";
import type { WhyNotPicture } from "~/platform/pictures/picture";
import { readPicture } from "~/platform/pictures/read-picture.server";
import { PageHead } from "~/ui/page-head";
import { Note } from "~/ui/sheet";
import { comparedMoney } from "../compared-money.server";
import { asksSum, type CostProblem, costFields, readCost, type TypedCost } from "../cost-form";
import { addCost, costsOf, costsWithReceipt, removeCost, setReceipt } from "../costs.server";
import { tripText } from "../text";
import { tripAfterText } from "../text/after";
import { subjectOf } from "../trip-name";
import { findWholeTrip } from "../trip-queries.server";
import { type TripState, takesCosts } from "../trip-state";
import { ComparedSheet } from "../ui/compared-sheet";
import { CostForm, CostList } from "../ui/cost-sheets";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "trip.view");
  const db = database();
  const found = findWholeTrip(db, actor.villages, idFrom(params.tripId));
  if (!found) throw notFound();
  const language = await languageOf(request);
  const { trip } = found;
  const open = takesCosts(trip.state as TripState);
  return {
    id: trip.id,
    short: trip.title,
    title: translator(tripAfterText, language)("cost.title"),
    mayAdd: open && found.quotas.every((q) => can(actor, "trip.cost", q.villageId)),
    spentOn: trip.fromOn,
    requestKey: randomUUID(),
    compared: comparedMoney(db, trip.id, translator(tripAfterText, language)),
    costs: costsOf(db, trip.id).map((c) => ({
      ...c,
      item: c.item as "transport",
      payment: c.payment as "card",
      amount: yuanFigure(c.fen),
      on: longDay(c.spentOn, language),
    })),
  };
}

type Errors = Partial<Record<keyof TypedCost, CostProblem>> & { receipt?: WhyNotPicture };

/** `step`: add | receipt | remove. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "trip.cost");
  const db = database();
  const id = idFrom(params.tripId);
  const found = findWholeTrip(db, actor.villages, id);
  if (!found) throw notFound();
  const language = await languageOf(request);
  const t = translator(tripAfterText, language);
  const form = await request.formData();
  const step = String(form.get("step") ?? "add");
  const typed = Object.fromEntries(costFields.map((f) => [f, String(form.get(f) ?? "")])) as TypedCost;
  const none: Errors = {};
  const settled = (event: string, why: "trip.why.settled") =>
    refuse(
      actor,
      { event, subject: subjectOf(found.trip), why },
      { typed, errors: none, why: translator(tripText, language)(why), split: undefined },
    );
  const picture = await readPicture(form.get("receipt"));
  if (step === "remove") {
    const done = removeCost(db, actor, id, idFrom(String(form.get("cost") ?? "")));
    if (!done.ok) {
      if (done.why === "trip.why.notFound") throw notFound();
      return settled("trip.cost-removed", done.why);
    }
    return redirectWithNotice(`/trips/${id}/costs`, t("cost.removed"));
  }
  if (step === "receipt") {
    const why = picture.ok ? (picture.bytes ? null : ("picture.missing" as const)) : picture.why;
    if (why || !picture.ok || !picture.bytes)
      return data(
        { typed, errors: none, why: t(why ?? "picture.missing"), split: undefined },
        { status: 400 },
      );
    const done = setReceipt(db, actor, id, idFrom(String(form.get("cost") ?? "")), picture.bytes);
    if (!done.ok) {
      if (done.why === "trip.why.notFound") throw notFound();
      return settled("trip.cost-added", done.why);
    }
    return redirectWithNotice(`/trips/${id}/costs`, t("cost.receiptAdded"));
  }
  const read = readCost(typed, { today: todayOn(), fromOn: found.trip.fromOn });
  const errors: Errors = {
    ...(read.ok ? {} : read.errors),
    ...(picture.ok ? {} : { receipt: picture.why }),
  };
  if (!read.ok || !picture.ok) return data({ typed, errors, why: null, split: undefined }, { status: 400 });
  const { fen } = read.cost;
  const said = form.get("large");
  const ask = { fen, words: t("cost.largeAsk", { amount: yuanFigure(fen) }) };
  if (asksSum(fen, said))
    return data({ typed, errors: none, why: null, split: undefined, large: ask }, { status: 400 });
  const large = said === String(fen) ? { ...ask, said: true } : undefined;
  const done = addCost(
    db,
    actor,
    id,
    { ...read.cost, receipt: picture.bytes },
    { sending: sendingOf(actor, `trip-cost ${id}`, form), split: form.get("split") === "yes" },
  );
  if (!done.ok && done.why === "cost.receiptTwice") {
    const [first] = costsWithReceipt(db, read.cost.receiptNumber ?? "");
    const split = t("cost.receiptTwice", {
      number: read.cost.receiptNumber ?? "",
      what: first?.what ?? "",
      on: first ? longDay(first.spentOn, language) : "",
      amount: yuanFigure(first?.fen ?? 0),
    });
    return data({ typed, errors: none, why: null, split, large }, { status: 400 });
  }
  if (!done.ok) {
    if (done.why === "trip.why.notFound") throw notFound();
    return settled("trip.cost-added", done.why);
  }
  return redirectWithNotice(`/trips/${id}/costs`, t("cost.added", { amount: yuanFigure(read.cost.fen) }));
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Costs() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(tripText);
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("page.area"), to: "/trips" },
          { label: d.short, to: `/trips/${d.id}` },
          { label: d.title },
        ]}
        title={d.title}
      />
      <div className="stack">
        {result?.why && (
          <Note tone="bad" role="alert">
            {result.why}
          </Note>
        )}
        <ComparedSheet compared={d.compared} />
        <CostList tripId={d.id} costs={d.costs} may={d.mayAdd} />
        {d.mayAdd && (
          <CostForm
            key={d.costs.length}
            spentOn={d.spentOn}
            requestKey={d.requestKey}
            typed={result?.typed}
            errors={result?.errors ?? {}}
            split={result?.split}
            large={result && "large" in result ? result.large : undefined}
          />
        )}
      </div>
    </>
  );
}
