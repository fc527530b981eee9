import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { can } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { useFields } from "~/platform/forms/use-fields";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { personName } from "~/platform/search/place-name";
import { ErrorSummary } from "~/ui/field";
import { PageHead } from "~/ui/page-head";
import { Note } from "~/ui/sheet";
import { changeView, deleteView } from "../change-view.server";
import { defaultViewId, findView, mayChange } from "../saved-views.server";
import { viewsText } from "../text";
import { ViewFields } from "../ui/view-fields";
import { viewForm } from "../view-form";
import { type ViewList, viewLists } from "../view-lists";
import { hiddenFrom, withoutWords } from "../without-words";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "view.keep");
  const db = database();
  const language = await languageOf(request);
  const t = translator(viewsText, language);
  const view = findView(db, actor, idFrom(params.viewId));
  if (!view || hiddenFrom(actor, view)) throw notFound();
  const list = view.list as ViewList;
  return {
    title: t("view.editTitle", { name: view.name }),
    listName: t(`list.${list}`),
    back: `${viewLists[list]}?${view.query}`,
    mine: mayChange(actor, view),
    mayShare: can(actor, "view.share"),
    by: t("view.by", { name: personName(view.ownerName, language) }),
    without: mayChange(actor, view) ? withoutWords(list, view.query, view.sharedWith, language) : null,
    initial: {
      viewName: view.name,
      sharedWith: view.sharedWith ?? "nobody",
      isDefault: defaultViewId(db, actor.userId, list) === view.id ? "yes" : "",
    },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "view.keep");
  const id = idFrom(params.viewId);
  const db = database();
  const view = findView(db, actor, id);
  if (!view || hiddenFrom(actor, view)) throw notFound();
  const language = await languageOf(request);
  const t = translator(viewsText, language);
  const form = await request.formData();
  if (form.get("step") === "delete") {
    const gone = deleteView(db, actor, id);
    if (!gone.ok) throw notFound();
    return redirectWithNotice(`${viewLists[gone.list]}?all=1`, t("view.deleted"));
  }
  // Somebody it is merely shared with sends no name: theirs is only whether it is their default.
  if (!mayChange(actor, view)) {
    form.set("viewName", view.name);
    form.set("sharedWith", view.sharedWith ?? "nobody");
  }
  const submission = parseWithZod(form, { schema: viewForm });
  if (submission.status !== "success") return data({ lastResult: submission.reply() }, { status: 400 });
  const { viewName, sharedWith, isDefault } = submission.value;
  const share = can(actor, "view.share") ? sharedWith : view.sharedWith;
  const done = changeView(db, actor, id, { name: viewName, sharedWith: share, isDefault });
  const without = mayChange(actor, view) ? withoutWords(view.list, view.query, share, language) : null;
  if (done.ok)
    return redirectWithNotice(
      `${viewLists[done.list]}?${view.query}`,
      [t("view.changed"), without].filter(Boolean).join(language === "zh" ? "" : " "),
      without ? "warn" : undefined,
    );
  if (done.why === "view.notFound") throw notFound();
  return refuse(
    actor,
    { event: "view.changed", subject: { kind: "view", id, label: view.name }, why: done.why },
    { lastResult: submission.reply({ fieldErrors: { viewName: [done.why] } }) },
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function View() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(viewsText);
  const f = useFields(viewsText, { lastResult: result?.lastResult, defaultValue: d.initial });
  return (
    <>
      <PageHead
        crumbs={[{ label: d.listName, to: d.back }, { label: t("view.views") }]}
        title={d.title}
        facts={[d.by]}
      />
      {d.without && (
        <div className="notice">
          <Note tone="warn">{d.without}</Note>
        </div>
      )}
      <form method="post" className="sheet form" key={f.key} noValidate>
        <div className="sb pad6">
          <ErrorSummary title={(count) => t("view.errors", { count })} items={f.items} />
          <ViewFields
            name={d.mine ? f.field("viewName") : undefined}
            share={d.mine && d.mayShare ? f.field("sharedWith") : undefined}
            isDefault={f.value("isDefault") === "yes"}
          />
          <div className="row mt4">
            <button type="submit" className="btn pri">
              {t("view.save")}
            </button>
            {d.mine && (
              <button type="submit" className="btn danger" name="step" value="delete">
                {t("view.delete")}
              </button>
            )}
            <a className="btn" href={d.back}>
              {t("view.cancel")}
            </a>
          </div>
        </div>
      </form>
    </>
  );
}
