import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { Reader } from "db/client.server";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { addDays, type Day, longDay, todayOn } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { type Language, translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { personName, placeLabel, placeName } from "~/platform/search/place-name";
import { Icon } from "~/ui/icon";
import { PageHead } from "~/ui/page-head";
import { Note, Sheet } from "~/ui/sheet";
import { villageWork } from "~/village-work.server";
import { mergeBeside, undoableBeside, undoBeside } from "../merge-beside.server";
import type { MergerRefusal } from "../merge-villages.server";
import { findMerger } from "../mergers.server";
import { villagesText } from "../text";
import { MergerForm } from "../ui/merger-form";
import { mergerForm } from "../village-forms";
import { villageSubject } from "../village-subject";
import { findVillage, villagesInScope } from "../villages.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "village.manage");
  const db = database();
  const language = await languageOf(request);
  const t = translator(villagesText, language);
  const village = findVillage(db, actor.villages, idFrom(params.villageId));
  if (!village) throw notFound();
  const merger = findMerger(db, village.id);
  const into = merger && findVillage(db, actor.villages, merger.survivorId);
  const moves = villageWork.flatMap((w) => {
    const count = merger ? 0 : w.count(db, village.id);
    return count > 0 ? [t("merger.moves", { word: w.word(language), count })] : [];
  });
  return {
    id: village.id,
    village: placeName(village.name, language),
    title: t("merger.title", { village: placeLabel(village, language) }),
    today: todayOn(),
    moves: moves.length > 0 ? moves : [t("merger.movesNone")],
    choices: villagesInScope(db, actor.villages)
      .filter((v) => v.id !== village.id && v.leftOn === null)
      .map((v) => ({ value: String(v.id), label: placeLabel(v, language) })),
    merged:
      merger && into && village.leftOn
        ? {
            text: t("past.mergedInto", {
              village: placeLabel(into, language),
              day: longDay(addDays(village.leftOn, 1), language),
            }),
            canUndo: await undoableBeside(db, village.id),
          }
        : null,
  };
}

/** What is finished and dated after a back-dated day: it stays with the village that ends before it. */
const laterRecords = (db: Reader, villageId: number, on: Day, language: Language): string[] =>
  villageWork.flatMap(({ later }) => {
    const count = later?.count(db, villageId, on) ?? 0;
    return later && count > 0
      ? [translator(villagesText, language)("merger.laterItem", { word: later.word(language), count })]
      : [];
  });

const fieldOf = (why: MergerRefusal): "into" | "fromOn" =>
  why === "merger.future" || why === "merger.before" ? "fromOn" : "into";

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "village.manage");
  const db = database();
  const id = idFrom(params.villageId);
  const village = findVillage(db, actor.villages, id);
  if (!village) throw notFound();
  const language = await languageOf(request);
  const t = translator(villagesText, language);
  const form = await request.formData();
  const name = placeName(village.name, language);
  if (form.get("intent") === "undo") {
    const undone = await undoBeside(db, actor, id, villageWork);
    if (undone.ok) return redirectWithNotice(`/villages/${id}`, t("merger.undone", { village: name }));
    if (undone.why === "village.notFound") throw notFound();
    return refuse(
      actor,
      {
        event: "village.merger-undone",
        subject: villageSubject(village),
        villageId: id,
        why: undone.why,
      },
      { lastResult: null },
    );
  }
  const submission = parseWithZod(form, { schema: mergerForm });
  if (submission.status !== "success") return data({ lastResult: submission.reply() }, { status: 400 });
  const { into: intoId, fromOn: on, basis, laterSeen } = submission.value;
  const into = findVillage(db, actor.villages, intoId);
  if (!into) throw notFound();
  const later = laterSeen === on ? [] : laterRecords(db, id, on, language);
  if (later.length > 0) {
    const values = { day: longDay(on, language), what: later.join(t("past.comma")), village: name };
    return refuse(
      actor,
      {
        event: "village.merged",
        subject: villageSubject(village),
        villageId: id,
        why: "merger.later",
        values,
      },
      {
        lastResult: submission.reply({ fieldErrors: { fromOn: [t("merger.later", values)] } }),
        laterOn: on,
      },
    );
  }
  const merged = await mergeBeside(db, actor, { fromId: id, intoId, on, basis }, villageWork);
  if (merged.ok)
    return redirectWithNotice(
      `/villages/${intoId}`,
      t("merger.done", { village: name, into: placeName(into.name, language) }),
    );
  if (merged.why === "village.notFound") throw notFound();
  const names = merged.names?.map((n) => personName(n, language)).join(t("past.comma"));
  const words = merged.why === "merger.twoHands" ? t(merged.why, { names: names ?? "" }) : t(merged.why);
  return refuse(
    actor,
    {
      event: "village.merged",
      subject: villageSubject(village),
      villageId: id,
      why: merged.why,
      values: { names: merged.names?.join("、") ?? "" },
    },
    { lastResult: submission.reply({ fieldErrors: { [fieldOf(merged.why)]: [words] } }) },
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function MergerRoute() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(villagesText);
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("page.villages"), to: "/villages" },
          { label: d.village, to: `/villages/${d.id}` },
          { label: t("past.merge") },
        ]}
        title={d.title}
      />
      {d.merged ? (
        <Sheet pad className="form">
          <p>
            <b>{d.merged.text}</b>
          </p>
          {d.merged.canUndo ? (
            <form method="post" className="row mt4">
              <input type="hidden" name="intent" value="undo" />
              <button type="submit" className="btn">
                <Icon name="undo-2" />
                {t("merger.undo")}
              </button>
              <span className="t13 sub">{t("merger.undoable")}</span>
            </form>
          ) : (
            <div className="mt4">
              <Note tone="warn" role={result ? "alert" : undefined}>
                {t("merger.builtOn")}
              </Note>
            </div>
          )}
        </Sheet>
      ) : (
        <MergerForm
          {...d}
          lastResult={result?.lastResult ?? undefined}
          laterOn={result && "laterOn" in result ? (result.laterOn as string) : undefined}
        />
      )}
    </>
  );
}
