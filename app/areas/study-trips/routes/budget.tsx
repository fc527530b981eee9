import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { linesOf, withFreeLines } from "~/platform/forms/form-lines";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { yuanFigure, yuanText } from "~/platform/money";
import { PageHead } from "~/ui/page-head";
import { Note } from "~/ui/sheet";
import { readBudget, type TypedBudgetLine } from "../budget-form";
import { tripText } from "../text";
import { subjectOf } from "../trip-name";
import { budgetOf, findWholeTrip } from "../trip-queries.server";
import { type TripState, takesPlan } from "../trip-state";
import { BudgetForm } from "../ui/budget-form";
import { writeBudget } from "../write-plan.server";

const fields = ["item", "working", "amount"] as const;
const usual = ["transport", "meals", "insurance", "venue", "materials"] as const;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "trip.edit");
  const db = database();
  const found = findWholeTrip(db, actor.villages, idFrom(params.tripId));
  if (!found) throw notFound();
  const language = await languageOf(request);
  const { trip } = found;
  const lines = budgetOf(db, trip.id);
  const typed = lines.map(
    (l): TypedBudgetLine => ({ item: l.item, working: l.working ?? "", amount: yuanFigure(l.fen) }),
  );
  return {
    id: trip.id,
    short: trip.title,
    title: translator(tripText, language)("budget.title"),
    revision: trip.revision,
    open: takesPlan(trip.state as TripState),
    total: yuanText(
      lines.reduce((sum, l) => sum + l.fen, 0),
      language,
    ),
    lines:
      lines.length === 0
        ? usual.map((item) => ({ item, working: "", amount: "" }) as TypedBudgetLine)
        : withFreeLines(typed, { item: "other", working: "", amount: "" }, 3),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "trip.edit");
  const db = database();
  const id = idFrom(params.tripId);
  const found = findWholeTrip(db, actor.villages, id);
  if (!found) throw notFound();
  const t = translator(tripText, await languageOf(request));
  const form = await request.formData();
  const typed = linesOf(form, fields, 40);
  const { lines, errors } = readBudget(typed);
  if (Object.keys(errors).length > 0) return data({ lines: typed, errors, why: null }, { status: 400 });
  const done = writeBudget(db, actor, id, lines, Number(form.get("revision")));
  if (!done.ok) {
    if (done.why === "trip.why.notFound") throw notFound();
    return refuse(
      actor,
      { event: "trip.budget-changed", subject: subjectOf(found.trip), why: done.why },
      { lines: typed, errors: {}, why: t(done.why) },
    );
  }
  const more = form.get("step") === "more";
  return redirectWithNotice(more ? `/trips/${id}/budget` : `/trips/${id}`, t("page.saved"));
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Budget() {
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
        facts={[t("budget.total", { total: d.total })]}
      />
      <div className="stack">
        {result?.why && (
          <Note tone="bad" role="alert">
            {result.why}
          </Note>
        )}
        {d.open ? (
          <BudgetForm
            key={d.revision}
            lines={result?.lines ?? d.lines}
            errors={result?.errors ?? {}}
            revision={d.revision}
            cancelHref={`/trips/${d.id}`}
          />
        ) : (
          <Note tone="warn">{t("form.settled")}</Note>
        )}
      </div>
    </>
  );
}
