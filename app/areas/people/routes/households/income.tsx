import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { householdIncome } from "db/schema";
import { and, eq } from "drizzle-orm";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { todayOn } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { yuanFigure } from "~/platform/money";
import { TextField } from "~/ui/field";
import { incomeSources } from "../../households/household";
import { incomeForm } from "../../households/household-forms";
import { householdHead } from "../../households/household-head.server";
import { findHousehold } from "../../households/household-queries.server";
import { householdSubject } from "../../households/household-subject";
import { setIncome } from "../../households/set-income.server";
import { householdsText } from "../../text/households";
import { HouseholdForm } from "../../ui/households/household-form";
import { useHouseholdFields } from "../../ui/households/use-household-fields";

/** The year asked for, or the last whole one. */
function yearOf(request: Request): number {
  const asked = Number(new URL(request.url).searchParams.get("year"));
  const now = Number(todayOn().slice(0, 4));
  return Number.isInteger(asked) && asked >= 1990 && asked <= now ? asked : now - 1;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "household.edit");
  const db = database();
  const language = await languageOf(request);
  const row = findHousehold(db, actor.villages, idFrom(params.householdId));
  if (!row) throw notFound();
  const year = yearOf(request);
  const rows = db
    .select()
    .from(householdIncome)
    .where(and(eq(householdIncome.householdId, row.id), eq(householdIncome.year, year)))
    .all();
  const now = Number(todayOn().slice(0, 4));
  return {
    household: householdHead(db, actor, row, language),
    title: translator(householdsText, language)("income.ofYear", { year }),
    year,
    years: [now, now - 1, now - 2, now - 3].filter((y) => y !== year),
    initial: {
      year: String(year),
      revision: String(row.revision),
      ...Object.fromEntries(
        incomeSources.map((s) => {
          const found = rows.find((r) => r.source === s);
          return [s, found ? yuanFigure(found.amountFen).replace(/\.00$/, "") : ""];
        }),
      ),
    } as Record<string, string>,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "household.edit");
  const db = database();
  const language = await languageOf(request);
  const row = findHousehold(db, actor.villages, idFrom(params.householdId));
  if (!row) throw notFound();
  const submission = parseWithZod(await request.formData(), { schema: incomeForm });
  if (submission.status !== "success") return data({ lastResult: submission.reply() }, { status: 400 });
  const { year, revision, ...sums } = submission.value;
  const amounts = new Map(incomeSources.map((s) => [s, sums[s] ?? 0] as const));
  const set = setIncome(db, actor, row.id, { year, revision, amounts });
  if (set.ok)
    return redirectWithNotice(
      `/households/${row.id}`,
      translator(householdsText, language)(set.changed ? "income.done" : "form.unchanged", { year }),
    );
  if (set.why === "household.notFound") throw notFound();
  return refuse(
    actor,
    {
      event: "household.income-set",
      ...householdSubject(row, householdHead(db, actor, row, "zh").name),
      why: set.why,
    },
    { lastResult: submission.reply({ formErrors: [set.why] }) },
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Income() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(householdsText);
  const f = useHouseholdFields(result?.lastResult, d.initial);
  const to = `/households/${d.household.id}`;
  return (
    <HouseholdForm
      household={d.household}
      title={d.title}
      facts={[
        t("income.help"),
        <span key="years">
          {t("income.pickYear")}{" "}
          {d.years.map((y) => (
            <a key={y} className="mr2" href={`${to}/income?year=${y}`}>
              {y}
            </a>
          ))}
        </span>,
      ]}
      formKey={f.key}
      items={f.items}
      revision={f.value("revision")}
      submit={t("income.submit", { year: d.year })}
      cancelHref={to}
    >
      <input type="hidden" name="year" value={d.year} />
      <div className="fgrid">
        {incomeSources.map((s) => (
          <TextField
            key={s}
            {...f.field(s)}
            label={t(`source.${s}`)}
            optional={t("field.optional")}
            suffix={t("field.yuan")}
            width="w10"
            inputMode="decimal"
            maxLength={40}
            autoComplete="off"
          />
        ))}
      </div>
    </HouseholdForm>
  );
}
