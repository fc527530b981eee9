import type { LoaderFunctionArgs } from "@remix-run/node";
import { accountText } from "~/areas/account";
import { capabilities, roleCan, roles } from "~/platform/access/capabilities";
import { requireActor } from "~/platform/access/require-actor.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { Icon } from "~/ui/icon";
import { PageHead } from "~/ui/page-head";
import { ScrollRegion } from "~/ui/scroll-region";
import { Sheet } from "~/ui/sheet";
import { adminText } from "../text";

export async function loader({ request }: LoaderFunctionArgs) {
  await requireActor(request, "staff.manage");
  return { title: translator(adminText, await languageOf(request))("roles.title") };
}

export const meta = ({ data }: { data?: { title: string } }) => [{ title: data?.title ?? "" }];

/** The matrix itself, as the server applies it. */
export default function Roles() {
  const t = useText(adminText);
  const a = useText(accountText);
  return (
    <>
      <PageHead
        crumbs={[{ label: t("staff.title"), to: "/admin/staff" }]}
        title={t("roles.title")}
        facts={[t("roles.help")]}
      />
      <Sheet foot={t("roles.fourEyes")}>
        <ScrollRegion label={t("roles.title")}>
          <table className="tbl dense">
            <caption className="vh">{t("roles.title")}</caption>
            <thead>
              <tr>
                <th>{t("roles.capability")}</th>
                {roles.map((role) => (
                  <th key={role} className="mid">
                    {a(`role.${role}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {capabilities.map((capability) => (
                <tr key={capability}>
                  <td className="nw">{t(`capability.${capability}`)}</td>
                  {roles.map((role) => (
                    <td key={role} className="mid">
                      {roleCan(role, capability) ? (
                        <>
                          <Icon name="check" />
                          <span className="vh">{t("roles.can")}</span>
                        </>
                      ) : (
                        <span className="vh">{t("roles.cannot")}</span>
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      </Sheet>
    </>
  );
}
