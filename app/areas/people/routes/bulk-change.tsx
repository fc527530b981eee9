import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { bulkActions } from "~/bulk-actions.server";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { instantText } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useMessages, useText } from "~/platform/i18n/use-text";
import { personName } from "~/platform/search/place-name";
import { Badge } from "~/ui/badge";
import { PageHead } from "~/ui/page-head";
import { Note, Sheet } from "~/ui/sheet";
import { findBulk, refusedOf, undoMany } from "../bulk/change-many.server";
import { beginTakingBack, goOnWithBulk, inSteps, takeUpBulk } from "../bulk/run-bulk.server";
import { waitShortly } from "../import/people-jobs.server";
import { bulkText } from "../text/bulk";
import { BulkProgress } from "../ui/bulk-progress";

/** What a change of many people did, and the way back; for who did it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "person.bulk-edit");
  const language = await languageOf(request);
  const t = translator(bulkText, language);
  const found = findBulk(database(), actor.userId, idFrom(params.bulkId));
  if (!found) throw notFound();
  const kind = bulkActions.find((a) => a.key === found.action);
  return {
    title: t("bulk.doneTitle", { title: kind?.title(language) ?? "" }),
    state: found.state as "running" | "undoing" | "stopped" | "done",
    progress: found.progress,
    total: found.state === "undoing" ? found.count : found.total,
    /** Why it stopped, or could not be taken back. */
    stopped: found.why,
    count: found.count,
    skipped: found.skipped,
    by: t("bulk.by", { name: found.doneByName, when: instantText(found.createdAt, language) }),
    undone: found.undoneAt !== null,
    /** How many were refused; of many, only the first are kept by name. */
    refusedCount: Math.max(
      refusedOf(found).length,
      found.state === "done" ? found.total - found.count - found.skipped : 0,
    ),
    refused: refusedOf(found).map((r) => ({
      id: r.id,
      name: personName(r.name, language),
      why: kind?.why?.(r.why, language) ?? "",
    })),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "person.bulk-edit");
  const id = idFrom(params.bulkId);
  const db = database();
  const found = findBulk(db, actor.userId, id);
  if (!found) throw notFound();
  const t = translator(bulkText, await languageOf(request));
  const page = `/people/bulk/${id}`;
  const refused = (why: string) =>
    refuse(
      actor,
      { event: "people.change-undone", subject: { kind: "list", id: "people" }, why },
      { why: [why] },
    );
  if (found.state !== "done") {
    // It goes on by itself; what stopped goes on where it stood.
    takeUpBulk(db, actor, id);
    await waitShortly(goOnWithBulk(db, id, actor, bulkActions));
    return redirect(page, 303);
  }
  if (inSteps(db, id) && found.undoneAt === null) {
    if (!beginTakingBack(db, actor, id)) throw notFound();
    await waitShortly(goOnWithBulk(db, id, actor, bulkActions));
    const now = findBulk(db, actor.userId, id);
    if (now?.state === "done" && now.why && now.undoneAt === null) return refused(now.why);
    return now?.undoneAt
      ? now.why
        ? redirect(page, 303)
        : redirectWithNotice("/people", t("bulk.undoneNotice", { count: found.count }))
      : redirect(page, 303);
  }
  const done = undoMany(db, actor, id, bulkActions);
  // Who stays is named on the page of the change.
  if (done.ok && done.kept) return redirect(page, 303);
  return done.ok
    ? redirectWithNotice("/people", t("bulk.undoneNotice", { count: found.count }))
    : refused(done.why);
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function BulkChange() {
  const d = useLoaderData<typeof loader>();
  const why = useActionData<typeof action>()?.why;
  const t = useText(bulkText);
  const say = useMessages(bulkText);
  return (
    <>
      <PageHead
        crumbs={[{ label: t("people"), to: "/people" }, { label: t("bulk.open") }]}
        title={d.title}
        facts={[d.by]}
      />
      <div className="stack">
        <Sheet pad className="form">
          {why && (
            <div className="notice">
              <Note tone="bad" role="alert">
                {say(why)?.join(" ") ?? ""}
              </Note>
            </div>
          )}
          {(d.state === "running" || d.state === "undoing") && (
            <BulkProgress state={d.state} progress={d.progress} total={d.total} />
          )}
          {d.stopped && !why && (
            <div className="notice">
              <Note tone={d.state === "stopped" ? "bad" : "warn"}>{say([d.stopped])?.join(" ") ?? ""}</Note>
            </div>
          )}
          <p>
            <b>{t(d.state === "done" ? "bulk.done" : "bulk.soFar", { count: d.count })}</b>{" "}
            {d.undone && (
              <Badge tone="mute" icon="undo-2">
                {t("bulk.undone")}
              </Badge>
            )}
          </p>
          {d.skipped > 0 && <p className="t13 sub">{t("bulk.skipped", { count: d.skipped })}</p>}
          <form method="post" className="row mt4">
            {d.state === "stopped" && (
              <button type="submit" className="btn pri">
                {t("bulk.goOn")}
              </button>
            )}
            {d.state === "done" && !d.undone && d.count > 0 && (
              <button type="submit" className="btn">
                {t("bulk.undo")}
              </button>
            )}
            <a className="btn" href="/people">
              {t("bulk.list")}
            </a>
          </form>
        </Sheet>
        {d.refused.length > 0 && (
          <Sheet
            title={t("bulk.refusedTitle")}
            count={t("bulk.refusedCount", { count: d.refusedCount })}
            foot={
              d.refusedCount > d.refused.length
                ? t("bulk.refusedSome", { count: d.refused.length })
                : undefined
            }
          >
            <table className="tbl two">
              <thead>
                <tr>
                  <th>{t("bulk.refusedName")}</th>
                  <th>{t("bulk.refusedWhy")}</th>
                </tr>
              </thead>
              <tbody>
                {d.refused.map((r) => (
                  <tr key={r.id}>
                    <td className="nw">
                      <a className="who" href={`/people/${r.id}`}>
                        {r.name}
                      </a>
                    </td>
                    <td className="wide">{r.why}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Sheet>
        )}
      </div>
    </>
  );
}
