import { accountText } from "~/areas/account";
import type { Role } from "~/platform/access/capabilities";
import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { Icon } from "~/ui/icon";
import { PageHead } from "~/ui/page-head";
import { EmptyState, Sheet } from "~/ui/sheet";
import { adminText } from "../text";

interface Row {
  username: string;
  name: string;
  active: boolean;
  secondFactor: boolean;
  sessions: number;
  roles: Role[];
  villages: "all" | string[] | number;
  lastSignIn: string | null;
  locked: string | null;
}

interface Props {
  q: string;
  idleMinutes: number;
  active: number;
  inactive: number;
  staff: Row[];
}

export function StaffListPage({ q, idleMinutes, active, inactive, staff }: Props) {
  const t = useText(adminText);
  return (
    <>
      <PageHead
        title={
          <>
            {t("staff.title")} <span className="count">{t("staff.count", { count: active + inactive })}</span>
          </>
        }
        facts={[
          t("staff.active", { count: active }),
          inactive > 0 && t("staff.inactive", { count: inactive }),
          t("staff.idle", { minutes: idleMinutes }),
          t("staff.rule"),
        ]}
        actions={
          <>
            {staff.length > 0 && (
              <a
                className="btn"
                href={q ? `/admin/staff.xlsx?${new URLSearchParams({ q })}` : "/admin/staff.xlsx"}
              >
                <Icon name="download" />
                {t("staff.export")}
              </a>
            )}
            <a className="btn" href="/admin/roles">
              <Icon name="list-checks" />
              {t("staff.whatRolesDo")}
            </a>
            <a className="btn pri" href="/admin/staff/new">
              <Icon name="plus" />
              {t("staff.add")}
            </a>
          </>
        }
      />
      <Sheet
        title={<ListTitle waiting={staff.filter(waits).length} />}
        foot={t("staff.foot")}
        actions={<StaffSearch q={q} />}
      >
        {staff.length === 0 ? (
          <EmptyState
            icon="search"
            title={t("staff.noneFound", { q })}
            text={t("staff.noneFoundHelp")}
            action={
              <a className="btn" href="/admin/staff">
                {t("staff.showAll")}
              </a>
            }
          />
        ) : (
          <StaffTable staff={staff} />
        )}
      </Sheet>
    </>
  );
}

/** What the home page and the menu count: locked out, or able to change everything with a password alone. */
const waits = (row: Row): boolean =>
  row.active && (row.locked !== null || (row.roles.includes("administrator") && !row.secondFactor));

function ListTitle({ waiting }: { waiting: number }) {
  const t = useText(adminText);
  return (
    <>
      {t("staff.list")} {waiting > 0 && <Badge tone="warn">{t("staff.waiting", { count: waiting })}</Badge>}
    </>
  );
}

function StaffSearch({ q }: { q: string }) {
  const t = useText(adminText);
  return (
    <form method="get" action="/admin/staff" role="search" className="row">
      <input
        type="search"
        name="q"
        className="in sm w16"
        defaultValue={q}
        aria-label={t("staff.find")}
        placeholder={t("staff.find")}
        maxLength={40}
      />
      <button type="submit" className="btn sm">
        {t("staff.search")}
      </button>
    </form>
  );
}

function StaffTable({ staff }: { staff: readonly Row[] }) {
  const t = useText(adminText);
  const a = useText(accountText);
  const comma = t("staff.comma");
  const villagesOf = (row: Row) =>
    row.villages === "all"
      ? t("staff.all")
      : typeof row.villages === "number"
        ? t("staff.someVillages", { count: row.villages })
        : row.villages.join(comma) || t("staff.none");
  return (
    <table className="tbl two">
      <caption className="vh">{t("staff.list")}</caption>
      <thead>
        <tr>
          <th>{t("staff.name")}</th>
          <th>{t("staff.roles")}</th>
          <th>{t("staff.villages")}</th>
          <th>{t("staff.second")}</th>
          <th>{t("staff.lastSignIn")}</th>
          <th>
            <span className="vh">{t("staff.actions")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {staff.map((row) => (
          <tr key={row.username} className={row.locked ? "flag" : waits(row) ? "flagw" : undefined}>
            <td className="wide">
              <a className="who" href={`/admin/staff/${row.username}`}>
                {row.name}
              </a>{" "}
              <span className="sub">{row.username}</span>
            </td>
            <td>{row.roles.map((role) => a(`role.${role}`)).join(comma) || t("staff.none")}</td>
            <td>{villagesOf(row)}</td>
            <td>
              <StateBadge row={row} />
            </td>
            <td className="nw">
              {row.sessions > 1
                ? t("staff.nowMany", { count: row.sessions })
                : row.sessions === 1
                  ? t("staff.now")
                  : (row.lastSignIn ?? "—")}
            </td>
            <td className="num">
              {row.active && row.lastSignIn === null && (
                <a className="btn sm" href={`/admin/staff/${row.username}/password`}>
                  {t("staff.givePassword")}
                  <span className="vh"> {row.name}</span>
                </a>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function StateBadge({ row }: { row: Row }) {
  const t = useText(adminText);
  if (!row.active)
    return (
      <Badge tone="mute" icon="archive">
        {t("staff.deactivated")}
      </Badge>
    );
  if (row.locked)
    return (
      <Badge tone="bad" icon="lock">
        {t("staff.locked", { time: row.locked })}
      </Badge>
    );
  if (row.secondFactor) return <Badge tone="ok">{t("staff.on")}</Badge>;
  if (row.roles.includes("administrator")) return <Badge tone="warn">{t("staff.factorMissing")}</Badge>;
  return row.lastSignIn === null ? (
    <Badge tone="mute">{t("staff.neverSignedIn")}</Badge>
  ) : (
    <Badge tone="mute">{t("staff.off")}</Badge>
  );
}
