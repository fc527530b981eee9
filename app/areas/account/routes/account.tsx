import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireSignedIn } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { instantText } from "~/platform/dates";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { Facts, Sheet } from "~/ui/sheet";
import { ownAccount } from "../account-queries.server";
import { secondFactorOn } from "../second-factor.server";
import { accountText } from "../text";
import { AccountFrame } from "../ui/account-frame";

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requireSignedIn(request);
  const language = await languageOf(request);
  const { lastSignedInAt, ...account } = ownAccount(database(), person);
  return {
    ...account,
    lastSignIn: lastSignedInAt === null ? null : instantText(lastSignedInAt, language),
    secondFactor: secondFactorOn(database(), person.userId),
    title: translator(accountText, language)("account.title"),
  };
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
                <Badge key="2" tone={me.secondFactor ? "ok" : "mute"}>
                  {t(me.secondFactor ? "second.on" : "second.off")}
                </Badge>,
              ],
            ]}
          />
        </Sheet>
      </div>
    </AccountFrame>
  );
}
