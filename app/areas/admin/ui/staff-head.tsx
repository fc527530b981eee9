import { useText } from "~/platform/i18n/use-text";
import { PageHead } from "~/ui/page-head";
import { adminText } from "../text";

/** Head of a page about one account's password, second factor, details or end. */
export function StaffHead({ title, name, username }: { title: string; name: string; username: string }) {
  const t = useText(adminText);
  return (
    <PageHead
      crumbs={[
        { label: t("person.crumb"), to: "/admin/staff" },
        { label: name, to: `/admin/staff/${username}` },
      ]}
      title={title}
    />
  );
}
