import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireSignedIn } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { instantText } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { personName } from "~/platform/search/place-name";
import { Sheet } from "~/ui/sheet";
import { deviceOf } from "../device";
import { endOwnSessions, openSessions } from "../sessions.server";
import { accountText } from "../text";
import { AccountFrame } from "../ui/account-frame";
import { SessionTable } from "../ui/session-table";

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requireSignedIn(request);
  const language = await languageOf(request);
  return data({
    name: personName(person.name, await languageOf(request)),
    username: person.username,
    sessions: openSessions(database(), person.userId).map((s) => ({
      id: s.id,
      device: deviceOf(s.userAgent),
      address: s.address,
      started: instantText(s.startedAt, language),
      seen: instantText(s.seenAt, language),
      own: s.id === person.sessionId,
    })),
    title: translator(accountText, language)("sessions.title"),
  });
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await requireSignedIn(request);
  const which = String((await request.formData()).get("session") ?? "");
  const ended = endOwnSessions(database(), person, which === "others" ? "others" : { id: which });
  if (ended === 0 && which !== "others") throw notFound();
  const t = translator(accountText, await languageOf(request));
  return redirectWithNotice("/account/sessions", t("sessions.ended", { count: ended }));
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Sessions() {
  const { name, username, sessions } = useLoaderData<typeof loader>();
  const t = useText(accountText);
  const others = sessions.filter((s) => !s.own).length;
  return (
    <AccountFrame tab="sessions" name={name} username={username}>
      <Sheet
        title={t("sessions.title")}
        count={t("sessions.count", { count: sessions.length })}
        foot={t("sessions.help")}
        actions={
          others > 0 && (
            <form method="post">
              <button type="submit" name="session" value="others" className="btn sm">
                {t("sessions.endOthers", { count: others })}
              </button>
            </form>
          )
        }
      >
        <SessionTable sessions={sessions} />
      </Sheet>
    </AccountFrame>
  );
}
