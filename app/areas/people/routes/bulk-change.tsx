import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
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
import { bulkText } from "../text/bulk";

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
    count: found.count,
    skipped: found.skipped,
    by: t("bulk.by", { name: found.doneByName, when: instantText(found.createdAt, language) }),
    undone: found.undoneAt !== null,
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
  const done = undoMany(db, actor, id, bulkActions);
  const t = translator(bulkText, await languageOf(request));
  if (done.ok) return redirectWithNotice("/people", t("bulk.undoneNotice", { count: found.count }));
  return refuse(
    actor,
    { event: "people.change-undone", subject: { kind: "list", id: "people" }, why: done.why },
    { why: [done.why] },
  );
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
          <p>
            <b>{t("bulk.done", { count: d.count })}</b>{" "}
            {d.undone && (
              <Badge tone="mute" icon="undo-2">
                {t("bulk.undone")}
              </Badge>
            )}
          </p>
          {d.skipped > 0 && <p className="t13 sub">{t("bulk.skipped", { count: d.skipped })}</p>}
          <form method="post" className="row mt4">
            {!d.undone && d.count > 0 && (
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
          <Sheet title={t("bulk.refusedTitle")} count={t("bulk.refusedCount", { count: d.refused.length })}>
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
