import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findVillage } from "~/areas/villages/index.server";
import { personRows } from "~/person-sources.server";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { instantText } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { personName, placeLabel } from "~/platform/search/place-name";
import { Icon } from "~/ui/icon";
import { PageHead } from "~/ui/page-head";
import { Facts, Note, Sheet } from "~/ui/sheet";
import { eventWords } from "../log-words";
import { changesOf, findMerge, nameBefore, takenIn } from "../merge/merges.server";
import { canUndo, undoMerge } from "../merge/undo-merge.server";
import { personLog } from "../person-log.server";
import { duplicatesText } from "../text/duplicates";

/** Nothing is changed by a look. */
const looks = ["person.revealed", "person.visit-sheet-printed", "person.exported"];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "person.merge");
  const db = database();
  const language = await languageOf(request);
  const t = translator(duplicatesText, language);
  const found = findMerge(db, actor.villages, idFrom(params.mergeId));
  if (!found) throw notFound();
  const { merge } = found;
  const changes = changesOf(merge);
  const survivor = personName(found.survivor.name, language);
  const merged = personName(found.merged.name, language);
  const before = personName(nameBefore(merge, found.survivor), language);
  const rows = changes.filter((c) => c.table === "person");
  /** Who the record was before the merge: two of one name are told apart by number and village. */
  const whoWas = (id: number) => {
    const before = rows.find((c) => c.id === id)?.before;
    const now = id === found.survivor.id ? found.survivor : found.merged;
    const village = findVillage(db, "all", Number(before?.village_id ?? now.villageId));
    const number = (before?.id_number_masked ?? now.idNumberMasked) as string | null;
    const values = { name: personName(String(before?.name ?? now.name), language) };
    const place = village ? placeLabel(village, language) : "";
    return number
      ? t("undo.ofVillage", { ...values, number, village: place })
      : t("undo.ofVillageOnly", { ...values, village: place });
  };
  return {
    who: { survivor: whoWas(found.survivor.id), merged: whoWas(found.merged.id) },
    taken: takenIn(merge).map((f) => t(`field.${f}`)),
    // Called as they were before: one that took the other's name would be merged into itself.
    title:
      before === merged
        ? t("undo.titleSame", { name: merged })
        : t("undo.title", { merged, survivor: before }),
    facts: t("undo.facts", { name: merge.mergedByName, when: instantText(merge.createdAt, language) }),
    survivorId: found.survivor.id,
    survivor,
    merged: before === merged || survivor === merged ? t("undo.otherRecord", { name: merged }) : merged,
    moved: personRows.flatMap((s) => {
      const count = changes.filter((c) => c.table === s.table && c.before && c.after).length;
      return count > 0 ? [t("undo.movedItem", { word: s.word(language), count })] : [];
    }),
    // What stands in the way is named: the newest steps since, whose and when.
    since: personLog(db, found.survivor.id, 30)
      .filter((r) => r.at > merge.createdAt && r.outcome === "success" && !looks.includes(r.event))
      .slice(0, 3)
      .map((r) =>
        t("undo.sinceStep", {
          what: eventWords(r, language),
          name: r.userName ? personName(r.userName, language) : "",
          when: instantText(r.at, language),
        }),
      ),
    state: merge.undoneAt !== null ? "undone" : canUndo(db, merge, personRows) ? "open" : "builtOn",
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "person.merge");
  const db = database();
  const language = await languageOf(request);
  const found = findMerge(db, actor.villages, idFrom(params.mergeId));
  if (!found) throw notFound();
  const undone = undoMerge(db, actor, found.merge.id, personRows);
  if (!undone.ok) {
    if (undone.why === "merge.notFound") throw notFound();
    return refuse(
      actor,
      {
        event: "person.merge-undone",
        subject: { kind: "person", id: found.merge.survivorId, label: found.merged.name },
        why: undone.why,
      },
      { refused: true },
    );
  }
  const name = personName(found.merged.name, language);
  return redirectWithNotice(
    `/people/${undone.mergedId}`,
    translator(duplicatesText, language)("undo.done", { name }),
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Merge() {
  const d = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() !== undefined;
  const t = useText(duplicatesText);
  const open = (
    <a className="btn" href={`/people/${d.survivorId}`}>
      {d.state === "open" ? t("undo.back") : t("undo.openSurvivor", { name: d.survivor })}
    </a>
  );
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("crumb.people"), to: "/people" },
          { label: t("crumb.list"), to: "/people/duplicates" },
          { label: t("list.merged"), to: "/people/duplicates?state=merged" },
        ]}
        title={d.title}
        facts={[d.facts]}
      />
      <Sheet title={t("undo.taken")} pad className="form">
        <Facts
          items={[
            [t("undo.survivor"), d.who.survivor],
            [t("undo.other"), d.who.merged],
            [t("undo.fields"), d.taken.length > 0 ? d.taken.join(t("list.comma")) : t("undo.fieldsNone")],
            [t("undo.moved"), d.moved.length > 0 ? d.moved.join(t("list.comma")) : t("undo.movedNone")],
          ]}
        />
        <div className="mt4">
          {d.state === "undone" && <Note>{t("undo.undone")}</Note>}
          {d.state === "builtOn" && (
            <Note tone="warn" role={refused ? "alert" : undefined}>
              {t("merge.builtOn")}
              {d.since.length > 0 && ` ${t("undo.since", { steps: d.since.join(t("undo.sinceComma")) })}`}
            </Note>
          )}
          {d.state === "open" && <Note tone="ok">{t("undo.promise", { name: d.merged })}</Note>}
        </div>
        <form method="post" className="row mt4">
          {d.state === "open" && (
            <button type="submit" className="btn pri">
              <Icon name="undo-2" />
              {t("undo.submit", { name: d.merged })}
            </button>
          )}
          {open}
        </form>
      </Sheet>
    </>
  );
}
