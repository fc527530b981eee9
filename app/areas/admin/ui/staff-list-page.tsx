import { accountText } from "~/areas/account";
import type { Role } from "~/platform/access/capabilities";
import { useText } from "~/platform/i18n/use-text";
import { ColumnMenu } from "~/platform/lists/column-menu";
import { NotUnderstood } from "~/platform/lists/not-understood";
import { Badge } from "~/ui/badge";
import { Icon } from "~/ui/icon";
import { PageHead } from "~/ui/page-head";
import { EmptyState, Sheet } from "~/ui/sheet";
import { type StaffColumn, type StaffView, staffColumns, staffList } from "../staff-view";
import { adminText } from "../text";

interface Row {
  username: string;
  name: string;
  post: string | null;
  phone: string | null;
  active: boolean;
  secondFactor: boolean;
  sessions: number;
  roles: Role[];
  villages: "all" | string[] | number;
  lastSignIn: string | null;
  locked: string | null;
}

interface Props {
  view: StaffView;
  idleMinutes: number;
  active: number;
  inactive: number;
  staff: Row[];
}

export function StaffListPage({ view, idleMinutes, active, inactive, staff }: Props) {
  const t = useText(adminText);
  const q = view.filter.term ?? "";
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
              <a className="btn" href={staffList.write(view, "/admin/staff.xlsx")}>
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
      <NotUnderstood list={staffList} view={view} label={() => t("staff.find")} />
      <Sheet
        title={<ListTitle waiting={staff.filter(waits).length} />}
        foot={t("staff.foot")}
        actions={<StaffSearch view={view} />}
      >
        {staff.length === 0 ? (
          <EmptyState
            icon="search"
            title={t("staff.noneFound", { q })}
            text={t("staff.noneFoundHelp")}
            action={
              <a className="btn" href={staffList.write(staffList.filtered(view, { term: undefined }))}>
                {t("staff.showAll")}
              </a>
            }
          />
        ) : (
          <StaffTable staff={staff} view={view} />
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

const columnWord = {
  post: "newStaff.post",
  phone: "newStaff.phone",
  roles: "staff.roles",
  villages: "staff.villages",
  second: "staff.second",
  lastSignIn: "staff.lastSignIn",
} as const satisfies Record<StaffColumn, string>;

function StaffSearch({ view }: { view: StaffView }) {
  const t = useText(adminText);
  const kept = staffList.parts(staffList.filtered(view, { term: undefined }));
  return (
    <div className="row">
      <ColumnMenu list={staffList} view={view} all={staffColumns} label={(c) => t(columnWord[c])} />
      <form method="get" action="/admin/staff" role="search" className="row">
        {kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <input
          type="search"
          name={staffList.name("term")}
          className="in sm w16"
          defaultValue={view.filter.term}
          aria-label={t("staff.find")}
          placeholder={t("staff.find")}
          maxLength={40}
        />
        <button type="submit" className="btn sm">
          {t("staff.search")}
        </button>
      </form>
    </div>
  );
}

function StaffTable({ staff, view }: { staff: readonly Row[]; view: StaffView }) {
  const t = useText(adminText);
  const a = useText(accountText);
  const comma = t("staff.comma");
  const show = (column: StaffColumn) => view.columns.includes(column);
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
          {view.columns.map((c) => (
            <th key={c}>{t(columnWord[c])}</th>
          ))}
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
            {show("post") && <td className="hide">{row.post ?? "—"}</td>}
            {show("phone") && (
              <td className="nw hide">{row.phone ? <a href={`tel:${row.phone}`}>{row.phone}</a> : "—"}</td>
            )}
            {show("roles") && (
              <td>{row.roles.map((role) => a(`role.${role}`)).join(comma) || t("staff.none")}</td>
            )}
            {show("villages") && <td>{villagesOf(row)}</td>}
            {show("second") && (
              <td>
                <StateBadge row={row} />
              </td>
            )}
            {show("lastSignIn") && (
              <td className="nw">
                {row.sessions > 1
                  ? t("staff.nowMany", { count: row.sessions })
                  : row.sessions === 1
                    ? t("staff.now")
                    : (row.lastSignIn ?? "—")}
              </td>
            )}
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
