import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { preferenceOf } from "~/platform/access/preferences.server";
import { requireSignedIn } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { instantText } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { personName } from "~/platform/search/place-name";
import { Badge } from "~/ui/badge";
import { Facts, Sheet } from "~/ui/sheet";
import { ownAccount } from "../account-queries.server";
import { recoveryCodesLeft } from "../second-factor.server";
import { setSingleKeys } from "../set-single-keys.server";
import { accountText } from "../text";
import { AccountFrame } from "../ui/account-frame";
import { CodesLeft } from "../ui/codes-left";
import { KeyboardSheet } from "../ui/keyboard-sheet";

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requireSignedIn(request);
  const language = await languageOf(request);
  const { lastSignedInAt, ...account } = ownAccount(database(), person);
  return {
    ...account,
    name: personName(account.name, language),
    lastSignIn: lastSignedInAt === null ? null : instantText(lastSignedInAt, language),
    codesLeft: await recoveryCodesLeft(database(), person.userId),
    singleKeys: preferenceOf(database(), person.userId, "single-keys") !== "off",
    title: translator(accountText, language)("account.title"),
  };
}

/** Switches the shortcuts of one key. */
export async function action({ request }: ActionFunctionArgs) {
  const person = await requireSignedIn(request);
  const choice = (await request.formData()).get("singleKeys");
  if (choice !== "on" && choice !== "off") return data(null, { status: 400 });
  setSingleKeys(database(), person, choice === "on");
  const t = translator(accountText, await languageOf(request));
  return redirectWithNotice("/account", t(choice === "on" ? "keyboard.turnedOn" : "keyboard.turnedOff"));
}

export const meta = ({ data }: { data?: { title: string } }) => [{ title: data?.title ?? "" }];

export default function Account() {
  const me = useLoaderData<typeof loader>();
  const t = useText(accountText);
  return (
    <AccountFrame tab="overview" name={me.name} username={me.username}>
      <div className="cols c-main-side">
        <Sheet title={t("account.roles")} foot={t("account.changedBy")}>
          {me.grants.length === 0 ? (
            <div className="sb">{t("account.noRole")}</div>
          ) : (
            <table className="tbl">
              <caption className="vh">{t("account.roles")}</caption>
              <thead>
                <tr>
                  <th>{t("account.role")}</th>
                  <th>{t("account.where")}</th>
                </tr>
              </thead>
              <tbody>
                {me.grants.map((grant) => (
                  <tr key={grant.role}>
                    <td className="nw">
                      <b>{t(`role.${grant.role}`)}</b>
                    </td>
                    <td>
                      {grant.villages === "all"
                        ? t("account.allVillages")
                        : grant.villages.join(t("list.comma"))}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Sheet>
        <div className="stack">
          <Sheet title={t("account.overview")} pad>
            <Facts
              items={[
                [t("account.name"), me.name],
                [t("account.username"), me.username],
                [t("account.post"), me.post ?? "—"],
                [t("account.phone"), me.phone ?? "—"],
                [t("account.lastSignIn"), me.lastSignIn ?? "—"],
                [
                  t("second.title"),
                  <Badge key="2" tone={me.codesLeft === null ? "mute" : "ok"}>
                    {t(me.codesLeft === null ? "second.off" : "second.on")}
                  </Badge>,
                ],
                ...(me.codesLeft === null
                  ? []
                  : ([[t("second.codes"), <CodesLeft key="3" left={me.codesLeft} linked />]] as const)),
              ]}
            />
          </Sheet>
          <KeyboardSheet on={me.singleKeys} />
        </div>
      </div>
    </AccountFrame>
  );
}
