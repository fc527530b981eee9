import type { ReactNode } from "react";
import { useText } from "~/platform/i18n/use-text";
import { Tabs } from "~/ui/list";
import { PageHead } from "~/ui/page-head";
import { accountText } from "../text";

const tabs = [
  ["overview", "/account", "account.overview"],
  ["password", "/account/password", "password.title"],
  ["second-factor", "/account/second-factor", "second.title"],
  ["sessions", "/account/sessions", "sessions.title"],
] as const;

/** Head and tabs of the pages about oneself. */
export function AccountFrame(props: {
  tab: (typeof tabs)[number][0];
  name: string;
  username: string;
  children: ReactNode;
}) {
  const t = useText(accountText);
  return (
    <>
      <PageHead
        title={t("account.title")}
        facts={[props.name, props.username]}
        actions={
          <form method="post" action="/sign-out">
            <button type="submit" className="btn">
              {t("account.signOut")}
            </button>
          </form>
        }
      />
      <Tabs
        label={t("account.tabs")}
        items={tabs.map(([tab, to, key]) => ({ label: t(key), to, current: tab === props.tab }))}
      />
      {props.children}
    </>
  );
}
