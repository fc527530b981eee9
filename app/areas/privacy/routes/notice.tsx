import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { longDay } from "~/platform/dates";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { Icon } from "~/ui/icon";
import { PageHead } from "~/ui/page-head";
import { Note, Sheet } from "~/ui/sheet";
import { authorName } from "../author-name";
import { paragraphsOf } from "../notice";
import { listNotices } from "../notices.server";
import { privacyText } from "../text";

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireActor(request, "consent.view");
  const id = idFrom(params.noticeId);
  const language = await languageOf(request);
  const t = translator(privacyText, language);
  const found = listNotices(database()).find((n) => n.id === id);
  if (!found) throw notFound();
  return {
    id,
    title: t("consent.versionOf", { day: longDay(found.fromOn, language) }),
    name: found.title,
    paragraphs: paragraphsOf(found.body),
    agreed: found.agreed,
    by: t("notice.by", { name: authorName(found.createdByName, language) }),
  };
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Notice() {
  const d = useLoaderData<typeof loader>();
  const t = useText(privacyText);
  return (
    <>
      <PageHead
        crumbs={[{ label: t("notice.title"), to: "/notices" }, { label: d.title }]}
        title={d.title}
        facts={[d.by, t("notice.people", { count: d.agreed })]}
        actions={
          <a className="btn" href={`/notices/${d.id}/form.pdf`} target="_blank" rel="noreferrer">
            <Icon name="printer" />
            {t("notice.printBlank")}
          </a>
        }
      />
      <div className="stack">
        <Note tone="mute">
          {d.agreed > 0 ? t("notice.locked", { count: d.agreed }) : t("notice.unlocked")}
        </Note>
        <Sheet title={<span lang="zh-CN">{d.name}</span>} pad>
          <div className="notice-body" lang="zh-CN">
            {d.paragraphs.map((p) =>
              p.heading ? <h3 key={p.text}>{p.text}</h3> : <p key={p.text}>{p.text}</p>,
            )}
          </div>
        </Sheet>
      </div>
    </>
  );
}
