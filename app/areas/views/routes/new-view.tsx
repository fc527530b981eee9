import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { can } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { useFields } from "~/platform/forms/use-fields";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { ErrorSummary } from "~/ui/field";
import { PageHead } from "~/ui/page-head";
import { keepView } from "../keep-view.server";
import { viewsText } from "../text";
import { ViewFields } from "../ui/view-fields";
import { viewForm } from "../view-form";
import { listOf, viewLists, viewQuery } from "../view-lists";
import { withoutWords } from "../without-words";

const asked = (request: Request) => {
  const params = new URL(request.url).searchParams;
  const list = listOf(params.get("list"));
  if (!list) throw notFound();
  return { list, query: viewQuery(params.get("query") ?? "") };
};

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "view.keep");
  const { list, query } = asked(request);
  const t = translator(viewsText, await languageOf(request));
  return {
    title: t("view.newTitle", { list: t(`list.${list}`) }),
    listName: t(`list.${list}`),
    back: query ? `${viewLists[list]}?${query}` : viewLists[list],
    mayShare: can(actor, "view.share"),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "view.keep");
  const { list, query } = asked(request);
  const submission = parseWithZod(await request.formData(), { schema: viewForm });
  if (submission.status !== "success") return data({ lastResult: submission.reply() }, { status: 400 });
  const { viewName, sharedWith, isDefault } = submission.value;
  const kept = keepView(database(), actor, list, query, {
    name: viewName,
    sharedWith: can(actor, "view.share") ? sharedWith : null,
    isDefault,
  });
  if (!kept.ok)
    return refuse(
      actor,
      { event: "view.kept", subject: { kind: "view", id: list, label: viewName }, why: kept.why },
      {
        lastResult: submission.reply(
          kept.why === "view.sameName"
            ? { fieldErrors: { viewName: [kept.why] } }
            : { formErrors: [kept.why] },
        ),
      },
    );
  const language = await languageOf(request);
  const t = translator(viewsText, language);
  const without = withoutWords(list, query, can(actor, "view.share") ? sharedWith : null, language);
  return redirectWithNotice(
    `${viewLists[list]}?${query}`,
    [t("view.kept", { name: viewName }), without].filter(Boolean).join(language === "zh" ? "" : " "),
    without ? "warn" : undefined,
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function NewView() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(viewsText);
  const f = useFields(viewsText, {
    lastResult: result?.lastResult,
    defaultValue: { viewName: "", sharedWith: "nobody", isDefault: "" },
  });
  return (
    <>
      <PageHead crumbs={[{ label: d.listName, to: d.back }, { label: t("view.keep") }]} title={d.title} />
      <form method="post" className="sheet form" key={f.key} noValidate>
        <div className="sb pad6">
          <ErrorSummary title={(count) => t("view.errors", { count })} items={f.items} />
          <p className="t13 sub">{t("view.help")}</p>
          <ViewFields
            name={f.field("viewName")}
            share={d.mayShare ? f.field("sharedWith") : undefined}
            isDefault={f.value("isDefault") === "yes"}
          />
          <div className="row mt4">
            <button type="submit" className="btn pri">
              {t("view.submit")}
            </button>
            <a className="btn" href={d.back}>
              {t("view.cancel")}
            </a>
          </div>
        </div>
      </form>
    </>
  );
}
