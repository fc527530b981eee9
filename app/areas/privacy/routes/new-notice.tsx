import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { addDays, longDay, todayOn } from "~/platform/dates";
import { useFields } from "~/platform/forms/use-fields";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { DateField } from "~/ui/date-field";
import { ErrorSummary, TextAreaField, TextField } from "~/ui/field";
import { PageHead } from "~/ui/page-head";
import { addNotice } from "../add-notice.server";
import { noticeInForce } from "../notices.server";
import { noticeForm } from "../privacy-forms";
import { privacyText } from "../text";

/** The form begins from the version in force: most of a new one stays as it was. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireActor(request, "notice.manage");
  const now = noticeInForce(database());
  return {
    title: translator(privacyText, await languageOf(request))("notice.addTitle"),
    initial: {
      fromOn: addDays(todayOn(), 1),
      noticeTitle: now?.title ?? "",
      body: now?.body ?? "",
    },
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "notice.manage");
  const submission = parseWithZod(await request.formData(), { schema: noticeForm });
  if (submission.status !== "success") return data({ lastResult: submission.reply() }, { status: 400 });
  const { fromOn, noticeTitle, body } = submission.value;
  const added = addNotice(database(), actor, { fromOn, title: noticeTitle, body });
  if (!added.ok)
    return refuse(
      actor,
      { event: "notice.added", subject: { kind: "notice", id: fromOn, label: noticeTitle }, why: added.why },
      {
        lastResult: submission.reply({
          fieldErrors: { [added.why === "notice.unchanged" ? "body" : "fromOn"]: [added.why] },
        }),
      },
    );
  const language = await languageOf(request);
  return redirectWithNotice(
    "/notices",
    translator(privacyText, language)("notice.added", { day: longDay(fromOn, language) }),
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function NewNotice() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(privacyText);
  const f = useFields(privacyText, { lastResult: result?.lastResult, defaultValue: d.initial });
  return (
    <>
      <PageHead
        crumbs={[{ label: t("notice.title"), to: "/notices" }, { label: t("notice.add") }]}
        title={d.title}
      />
      <form method="post" className="sheet form wide" key={f.key} noValidate>
        <div className="sb pad6">
          <ErrorSummary title={(count) => t("errors", { count })} items={f.items} />
          <DateField
            {...f.field("fromOn")}
            label={t("notice.fromOn")}
            help={t("notice.fromHelp")}
            pick={t("notice.fromOn")}
          />
          <TextField {...f.field("noticeTitle")} label={t("notice.name")} maxLength={60} className="mt4" />
          <TextAreaField
            {...f.field("body")}
            label={t("notice.body")}
            help={t("notice.bodyHelp")}
            rows={22}
            maxLength={6000}
            className="mt4"
          />
          <div className="row mt4">
            <button type="submit" className="btn pri">
              {t("notice.submit")}
            </button>
            <a className="btn" href="/notices">
              {t("cancel")}
            </a>
          </div>
        </div>
      </form>
    </>
  );
}
