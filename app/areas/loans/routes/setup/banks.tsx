import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { languageOf } from "~/platform/i18n/language.server";
import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { Icon } from "~/ui/icon";
import { PageHead } from "~/ui/page-head";
import { bankList } from "../../setup/bank-list.server";
import { fundText } from "../../text/fund";

export async function loader({ request }: LoaderFunctionArgs) {
  await requireActor(request, "loan-setup.manage");
  return bankList(database(), await languageOf(request));
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

/** The banks that lend: how they count, how much they are used, which have left. */
export default function Banks() {
  const d = useLoaderData<typeof loader>();
  const t = useText(fundText);
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("area"), to: "/loans" },
          { label: t("title"), to: "/guarantee-funds" },
          { label: d.title },
        ]}
        title={d.title}
        actions={
          <a className="btn pri" href="/loans/banks/new">
            <Icon name="plus" />
            {t("setup.addBank")}
          </a>
        }
      />
      <section className="sheet">
        <table className="tbl two">
          <caption className="vh">{d.title}</caption>
          <thead>
            <tr>
              <th>{t("name")}</th>
              <th>{t("setup.phone")}</th>
              <th>{t("setup.dayCount")}</th>
              <th>{t("setup.grace")}</th>
              <th>{t("setup.inUse")}</th>
              <th>{t("setup.state")}</th>
            </tr>
          </thead>
          <tbody>
            {d.rows.map((b) => (
              <tr key={b.id}>
                <td className="wide">
                  <a href={`/loans/banks/${b.id}`}>{b.name}</a>
                </td>
                <td>{b.phone}</td>
                <td>{b.dayCount}</td>
                <td className="nw">{b.grace}</td>
                <td>{b.use}</td>
                <td>
                  <Badge tone={b.closed ? "mute" : "ok"}>{b.closed ?? t("setup.working")}</Badge>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
