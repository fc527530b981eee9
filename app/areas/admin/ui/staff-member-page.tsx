import { accountText, type SessionRow } from "~/areas/account";
import type { Grant } from "~/platform/access/actor";
import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { ErrorSummary } from "~/ui/field";
import { Icon } from "~/ui/icon";
import { PageHead } from "~/ui/page-head";
import { Facts, Note, Sheet } from "~/ui/sheet";
import { adminText } from "../text";
import { type GridVillage, RolesGrid } from "./roles-grid";

interface Props {
  person: {
    username: string;
    name: string;
    post: string | null;
    phone: string | null;
    active: boolean;
    secondFactor: boolean;
    locked: string | null;
    lastSignIn: string | null;
    deactivated: string | null;
    handover: string | null;
    own: boolean;
  };
  grants: Grant[];
  villages: GridVillage[];
  changed: { time: string; by: string | null } | null;
  sessions: SessionRow[];
  errors?: string[];
}

export function StaffMemberPage({ person, grants, villages, changed, sessions, errors }: Props) {
  const t = useText(adminText);
  const a = useText(accountText);
  const page = `/admin/staff/${person.username}`;
  return (
    <>
      <PageHead
        crumbs={[{ label: t("person.crumb"), to: "/admin/staff" }]}
        title={person.name}
        facts={[
          person.username,
          person.post,
          person.lastSignIn && `${t("staff.lastSignIn")} ${person.lastSignIn}`,
        ]}
        actions={<Actions page={page} person={person} />}
      />
      <div className="stack">
        {!person.active && (
          <Note tone="mute">
            {t("person.inactive", { time: person.deactivated ?? "", note: person.handover ?? "" })}
          </Note>
        )}
        {person.locked && <Note tone="warn">{t("person.lockedNote", { time: person.locked })}</Note>}
        <ErrorSummary
          title={(count) => t("errorSummary", { count })}
          items={(errors ?? []).map((text) => ({ text }))}
        />
        {person.active && (
          <Sheet
            title={t("person.rolesTitle", { name: person.name })}
            actions={
              changed && (
                <span className="sub">
                  {t("person.changedBy", { time: changed.time, name: changed.by ?? t("person.system") })}
                </span>
              )
            }
          >
            <form method="post" action={page} key={JSON.stringify(grants)}>
              <RolesGrid villages={villages} grants={grants} />
              <div className="sf row between">
                <span>{t("person.gridFoot")}</span>
                <span className="row">
                  <a className="btn" href="/admin/staff">
                    {t("person.cancel")}
                  </a>
                  <button type="submit" className="btn pri">
                    {t("person.save", { name: person.name })}
                  </button>
                </span>
              </div>
            </form>
          </Sheet>
        )}
        <div className="cols c2">
          <Sheet
            title={t("person.details")}
            actions={
              <>
                <a href={`${page}/details`}>{t("person.edit")}</a>
                <a href={`/admin/audit?who=${person.username}`}>{t("person.log")}</a>
              </>
            }
            pad
          >
            <Facts
              items={[
                [t("newStaff.username"), person.username],
                [t("newStaff.name"), person.name],
                [t("newStaff.post"), person.post ?? "—"],
                [t("newStaff.phone"), person.phone ?? "—"],
                [
                  t("staff.second"),
                  <Badge key="s" tone={person.secondFactor ? "ok" : "mute"}>
                    {t(person.secondFactor ? "staff.on" : "staff.off")}
                  </Badge>,
                ],
              ]}
            />
          </Sheet>
          <Sessions page={page} sessions={sessions} deviceName={(s) => deviceName(a, s)} />
        </div>
      </div>
    </>
  );
}

type AccountT = ReturnType<typeof useText<typeof accountText.zh>>;

const deviceName = (a: AccountT, { device }: SessionRow) =>
  device.browser
    ? a("device.at", { browser: device.browser, system: a(`device.${device.system}`) })
    : a(`device.${device.system}`);

function Actions({ page, person }: { page: string; person: Props["person"] }) {
  const t = useText(adminText);
  if (person.own) return null;
  return (
    <>
      {person.active && (
        <a className="btn" href={`${page}/password`}>
          <Icon name="key-round" />
          {t("person.resetPassword")}
        </a>
      )}
      {person.active && person.secondFactor && (
        <a className="btn" href={`${page}/second-factor`}>
          {t("person.resetSecond")}
        </a>
      )}
      <a className="btn" href={`${page}/deactivation`}>
        {t(person.active ? "person.deactivate" : "person.reactivate")}
      </a>
    </>
  );
}

function Sessions(props: { page: string; sessions: SessionRow[]; deviceName: (s: SessionRow) => string }) {
  const t = useText(adminText);
  const action = `${props.page}/sessions`;
  return (
    <Sheet
      title={t("person.sessions")}
      count={t("person.sessionCount", { count: props.sessions.length })}
      actions={
        props.sessions.some((s) => !s.own) && (
          <form method="post" action={action}>
            <button type="submit" name="session" value="all" className="linkbtn">
              {t("person.endAll")}
            </button>
          </form>
        )
      }
    >
      {props.sessions.length === 0 ? (
        <div className="sb sub t13">{t("person.noSessions")}</div>
      ) : (
        <ul>
          {props.sessions.map((s) => (
            <li key={s.id} className="li">
              <span className="grow t13">
                {props.deviceName(s)}
                <span className="t12 sub block">
                  {s.address} · {s.own ? t("staff.now") : s.seen}
                </span>
              </span>
              {!s.own && <EndButton action={action} id={s.id} device={props.deviceName(s)} />}
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  );
}

function EndButton({ action, id, device }: { action: string; id: string; device: string }) {
  const a = useText(accountText);
  return (
    <form method="post" action={action}>
      <button
        type="submit"
        name="session"
        value={id}
        className="btn sm"
        aria-label={a("sessions.endLabel", { device })}
      >
        {a("sessions.end")}
      </button>
    </form>
  );
}
