import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { instantText } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { personName } from "~/platform/search/place-name";
import { Icon } from "~/ui/icon";
import { PageHead } from "~/ui/page-head";
import { Facts, Note, Sheet } from "~/ui/sheet";
import { householdTitle } from "../../households/fact-words";
import { stepsSince } from "../../households/household-log.server";
import { findHouseholdMerge, headBeforeMerge } from "../../households/household-merges.server";
import { householdSubject } from "../../households/household-subject";
import { mergeSide } from "../../households/merge/merge-view.server";
import { canUndoHousehold, undoHouseholdMerge } from "../../households/merge/undo-household-merge.server";
import { changesOf } from "../../merge/merges.server";
import { householdsText } from "../../text/households";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "household.merge");
  const db = database();
  const language = await languageOf(request);
  const t = translator(householdsText, language);
  const found = findHouseholdMerge(db, actor.villages, idFrom(params.householdMergeId));
  if (!found) throw notFound();
  const { merge } = found;
  const side = mergeSide(db, found.survivor, language);
  const headBefore = headBeforeMerge(db, merge, found.merged.id);
  const gone = householdTitle(
    headBefore === null ? null : personName(headBefore, language),
    found.merged.houseNumber,
    language,
  );
  /** Two of one title are told apart by their numbers. */
  const named = (title: string, { registryNo }: { registryNo: string | null }) =>
    side.title === gone && registryNo ? `${title} (${t("field.registryNo")} ${registryNo})` : title;
  const survivor = named(side.title, found.survivor);
  const merged = named(gone, found.merged);
  const count = changesOf(merge).filter((c) => c.table === "household_member" && c.before && c.after).length;
  const benefits = changesOf(merge).filter((c) => c.table === "benefit");
  const policies = benefits.filter((c) => c.before?.household_id !== c.after?.household_id);
  /** Years whose income came from the other record. */
  const years = new Set(
    changesOf(merge)
      .filter((c) => c.table === "household_income" && c.after?.household_id === found.survivor.id)
      .map((c) => Number(c.after?.year)),
  );
  const ended = benefits.filter((c) => c.before?.to_on !== c.after?.to_on).length;
  return {
    title: t("mergeHouseholds.doneTitle", { merged, name: survivor }),
    facts: t("mergeHouseholds.facts", {
      name: merge.mergedByName,
      when: instantText(merge.createdAt, language),
    }),
    survivorId: found.survivor.id,
    survivor,
    merged: found.merged.houseNumber
      ? t("mergeHouseholds.withNumber", { name: merged, number: found.merged.houseNumber })
      : merged,
    moved: [
      t("mergeHouseholds.movedRows", { count }),
      years.size > 0
        ? t("mergeHouseholds.movedIncome", { years: [...years].sort().join(language === "zh" ? "、" : ", ") })
        : null,
      policies.length > 0 ? t("mergeHouseholds.movedBenefits", { count: policies.length }) : null,
    ]
      .filter(Boolean)
      .join(t("search.comma")),
    ended: ended > 0 ? t("mergeHouseholds.endedBenefits", { count: ended }) : null,
    since: stepsSince(db, found.survivor.id, merge.createdAt, language),
    state: merge.undoneAt !== null ? "undone" : canUndoHousehold(db, merge) ? "open" : "builtOn",
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "household.merge");
  const db = database();
  const language = await languageOf(request);
  const found = findHouseholdMerge(db, actor.villages, idFrom(params.householdMergeId));
  if (!found) throw notFound();
  const undone = undoHouseholdMerge(db, actor, found.merge.id);
  if (undone.ok)
    return redirectWithNotice(
      `/households/${undone.mergedId}`,
      translator(householdsText, language)("mergeHouseholds.undoneNotice"),
    );
  if (undone.why === "mergeHouseholds.notFound") throw notFound();
  return refuse(
    actor,
    {
      event: "household.merge-undone",
      ...householdSubject(found.survivor, mergeSide(db, found.survivor, "zh").title),
      why: undone.why,
    },
    { refused: true },
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function HouseholdMerge() {
  const d = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() !== undefined;
  const t = useText(householdsText);
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("page.households"), to: "/households" },
          { label: d.survivor, to: `/households/${d.survivorId}` },
          { label: t("mergeHouseholds.crumb") },
        ]}
        title={d.title}
        facts={[d.facts]}
      />
      <Sheet title={t("mergeHouseholds.crumb")} pad className="form">
        <Facts
          items={[
            [t("mergeHouseholds.survivor"), d.survivor],
            [t("mergeHouseholds.other1"), d.merged],
            [t("mergeHouseholds.moved"), d.moved],
            ...(d.ended ? [[t("mergeHouseholds.policy"), d.ended] as [string, string]] : []),
          ]}
        />
        <div className="mt4">
          {d.state === "undone" && <Note>{t("mergeHouseholds.undone")}</Note>}
          {d.state === "builtOn" && (
            <Note tone="warn" role={refused ? "alert" : undefined}>
              {t("mergeHouseholds.builtOn")} {d.since}
            </Note>
          )}
          {d.state === "open" && <Note tone="ok">{t("mergeHouseholds.promise")}</Note>}
        </div>
        <form method="post" className="row mt4">
          {d.state === "open" && (
            <button type="submit" className="btn pri">
              <Icon name="undo-2" />
              {t("mergeHouseholds.undo")}
            </button>
          )}
          <a className="btn" href={`/households/${d.survivorId}`}>
            {t("mergeHouseholds.open", { name: d.survivor })}
          </a>
        </form>
      </Sheet>
    </>
  );
}
