import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { can } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { longDay, todayOn } from "~/platform/dates";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { Icon } from "~/ui/icon";
import { PageHead } from "~/ui/page-head";
import { EmptyState, Sheet } from "~/ui/sheet";
import { authorName } from "../author-name";
import { listNotices, noticeInForce } from "../notices.server";
import { privacyText } from "../text";
import { PrivacyTabs } from "../ui/privacy-tabs";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "consent.view");
  const db = database();
  const language = await languageOf(request);
  const t = translator(privacyText, language);
  const today = todayOn();
  const now = noticeInForce(db, today);
  return {
    title: t("notice.title"),
    mayAdd: can(actor, "notice.manage"),
    mayDecide: can(actor, "deletion.decide"),
    rows: listNotices(db).map((n) => ({
      id: n.id,
      version: longDay(n.fromOn, language),
      name: n.title,
      agreed: n.agreed,
      state:
        n.id === now?.id ? ("inForce" as const) : n.fromOn > today ? ("coming" as const) : ("past" as const),
      by: t("notice.by", { name: authorName(n.createdByName, language) }),
    })),
  };
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

const tones = { inForce: "ok", coming: "wait", past: "mute" } as const;

/** Versions of the privacy notice; the one in force is printed for signing. */
export default function Notices() {
  const d = useLoaderData<typeof loader>();
  const t = useText(privacyText);
  const add = d.mayAdd && (
    <a className="btn pri" href="/notices/new">
      <Icon name="plus" />
      {t("notice.add")}
    </a>
  );
  return (
    <>
      <PageHead title={d.title} facts={[t("notice.lead")]} actions={add} />
      {d.mayDecide && <PrivacyTabs current="notices" />}
      <Sheet>
        {d.rows.length === 0 ? (
          <EmptyState icon="file-text" title={t("notice.empty")} text={t("notice.emptyText")} action={add} />
        ) : (
          <table className="tbl two">
            <caption className="vh">{d.title}</caption>
            <thead>
              <tr>
                <th>{t("notice.version")}</th>
                <th>{t("notice.name")}</th>
                <th>{t("notice.state")}</th>
                <th className="num">{t("notice.agreed")}</th>
                <th>{t("consent.act")}</th>
              </tr>
            </thead>
            <tbody>
              {d.rows.map((n) => (
                <tr key={n.id}>
                  <td className="who nw">
                    <a className="who" href={`/notices/${n.id}`}>
                      {n.version}
                    </a>
                  </td>
                  <td>
                    {n.name}
                    <div className="sub">{n.by}</div>
                  </td>
                  <td>
                    <Badge tone={tones[n.state]} icon={n.state === "past" ? "archive" : undefined}>
                      {t(`notice.${n.state}`)}
                    </Badge>
                  </td>
                  <td className="num">{t("notice.people", { count: n.agreed })}</td>
                  <td className="nw">
                    <a href={`/notices/${n.id}/form.pdf`} target="_blank" rel="noreferrer">
                      {t("notice.printBlank")}
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
