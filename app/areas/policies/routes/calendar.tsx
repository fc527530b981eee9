import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { calendarUsers } from "~/calendar-users.server";
import { can } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { todayOn } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { calendarPage } from "../calendar-page.server";
import { calendarForm } from "../policy-forms";
import { setCalendarDays } from "../set-calendar-days.server";
import { policyText } from "../text";
import { CalendarYear } from "../ui/calendar-year";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "policy.view");
  const language = await languageOf(request);
  const asked = new URL(request.url).searchParams.get("year") ?? "";
  const now = Number(todayOn().slice(0, 4));
  const year = /^\d{4}$/.test(asked) && Math.abs(Number(asked) - now) <= 20 ? Number(asked) : now;
  return {
    title: translator(policyText, language)("calendar.title"),
    mayEdit: can(actor, "policy.manage"),
    page: calendarPage(database(), year, language),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "policy.manage");
  const submission = parseWithZod(await request.formData(), { schema: calendarForm });
  if (submission.status !== "success") return data({ lastResult: submission.reply() }, { status: 400 });
  const result = setCalendarDays(database(), actor, submission.value, calendarUsers);
  if (!result.ok)
    return refuse(
      actor,
      {
        event: "calendar.changed",
        subject: { kind: "calendar", id: submission.value.fromOn },
        why: result.why,
      },
      { lastResult: submission.reply({ fieldErrors: { toOn: [result.why] } }) },
    );
  const t = translator(policyText, await languageOf(request));
  return redirectWithNotice(
    `/policies/calendar?year=${submission.value.fromOn.slice(0, 4)}`,
    t("calendar.saved", { count: result.count }),
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function WorkCalendar() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return <CalendarYear title={d.title} page={d.page} mayEdit={d.mayEdit} lastResult={result?.lastResult} />;
}
