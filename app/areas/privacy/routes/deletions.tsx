import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { longDay, todayOn } from "~/platform/dates";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { personName, placeLabel } from "~/platform/search/place-name";
import { workingDaysUntil } from "~/platform/working-days";
import { Badge } from "~/ui/badge";
import { Tabs } from "~/ui/list";
import { PageHead } from "~/ui/page-head";
import { EmptyState, Sheet } from "~/ui/sheet";
import { answerWithin, type DeletionState, retentionOver } from "../deletion";
import { deletionName, stateTones } from "../deletion-words";
import { listDeletions } from "../deletions.server";
import { privacyText } from "../text";
import { PrivacyTabs } from "../ui/privacy-tabs";

/** Requests for deletion: who asked, until when, and the next step. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "deletion.decide");
  const language = await languageOf(request);
  const t = translator(privacyText, language);
  const closed = new URL(request.url).searchParams.get("state") === "closed";
  const today = todayOn();
  return {
    title: t("deletion.list"),
    closed,
    rows: listDeletions(database(), actor.villages, !closed, { today }).map((r) => ({
      id: r.request.id,
      name: deletionName(r, t, language),
      village: placeLabel({ townName: r.townName, name: r.villageName }, language),
      state: r.request.state as DeletionState,
      reason: r.request.reason,
      due: longDay(r.request.dueOn, language),
      // What is in hand though it was answered is kept no longer: a day of its own is over.
      kept: closed || !retentionOver(r.request, today) ? null : longDay(r.request.keepUntilOn!, language),
      late: !closed && (r.request.dueOn < today || retentionOver(r.request, today)),
      left: workingDaysUntil(today, r.request.dueOn),
      by: personName(r.request.recordedByName, language),
    })),
  };
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Deletions() {
  const d = useLoaderData<typeof loader>();
  const t = useText(privacyText);
  return (
    <>
      <PageHead title={d.title} facts={[t("deletion.lead", { days: answerWithin })]} />
      <PrivacyTabs current="deletions" />
      <Tabs
        label={t("deletion.state")}
        items={[
          { label: t("deletion.tab.open"), to: "/deletions", current: !d.closed },
          { label: t("deletion.tab.closed"), to: "/deletions?state=closed", current: d.closed },
        ]}
      />
      <Sheet>
        {d.rows.length === 0 ? (
          <EmptyState icon="archive" title={t("deletion.empty")} text={t("deletion.emptyText")} />
        ) : (
          <table className="tbl two">
            <caption className="vh">{d.title}</caption>
            <thead>
              <tr>
                <th>{t("deletion.person")}</th>
                <th>{t("deletion.reason")}</th>
                <th>{t("deletion.state")}</th>
                <th>{t("deletion.due")}</th>
                <th>{t("deletion.recorded")}</th>
                <th>{t("deletion.act")}</th>
              </tr>
            </thead>
            <tbody>
              {d.rows.map((r) => (
                <tr key={r.id} className={r.late ? "flag" : undefined}>
                  <td className="who">
                    <a className="who" href={`/deletions/${r.id}`}>
                      {r.name}
                    </a>
                    <div className="sub">{r.village}</div>
                  </td>
                  <td>{r.reason}</td>
                  <td>
                    {r.kept ? (
                      <Badge tone="warn">{t("deletion.toWipe")}</Badge>
                    ) : (
                      <Badge tone={stateTones[r.state]}>{t(`deletion.states.${r.state}`)}</Badge>
                    )}
                  </td>
                  <td className="nw">
                    {r.kept ?? r.due}
                    {!d.closed && (
                      <div className={r.late ? "bad" : "sub"}>
                        {r.kept
                          ? t("deletion.keptOver")
                          : r.late
                            ? t("deletion.overdue")
                            : t("deletion.left", { count: r.left })}
                      </div>
                    )}
                  </td>
                  <td className="sub nw">{r.by}</td>
                  <td>
                    <a className="btn sm" href={`/deletions/${r.id}`}>
                      {t("deletion.open")}
                    </a>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Sheet>
    </>
  );
}
