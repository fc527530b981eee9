import { useEffect, useState } from "react";
import { accountText } from "~/areas/account";
import type { Grant, VillageScope } from "~/platform/access/actor";
import { type Role, roles } from "~/platform/access/capabilities";
import { useLanguage, useText } from "~/platform/i18n/use-text";
import { everywhereOnly, fourEyes, sharedVillages } from "../grants";
import { adminText } from "../text";
import { VillageBoxes } from "./village-boxes";

export interface GridVillage {
  id: number;
  name: string;
  town: string;
  /** With its town, in the reader's language. */
  label: string;
}

export interface RoleTicks {
  on: boolean;
  all: boolean;
  ids: readonly number[];
}

type Ticks = Record<Role, RoleTicks>;

interface Props {
  villages: readonly GridVillage[];
  grants: readonly Grant[];
}

/** Up to this many villages stand as columns; more are lists to open. */
const mostColumns = 8;

const ticksOf = (grants: readonly Grant[]): Ticks =>
  Object.fromEntries(
    roles.map((role) => {
      const held = grants.find((g) => g.role === role);
      return [
        role,
        {
          on: held !== undefined,
          all: held?.villages === "all" || (!held && everywhereOnly.includes(role)),
          ids: held && held.villages !== "all" ? held.villages : [],
        },
      ];
    }),
  ) as unknown as Ticks;

const scopeOf = (ticks: RoleTicks): VillageScope => (!ticks.on ? [] : ticks.all ? "all" : ticks.ids);

/** Where a role may not be given, because the person holds its opposite there. */
function blockedScope(ticks: Ticks, role: Role): { scope: VillageScope; by: Role | null } {
  for (const [first, second] of fourEyes) {
    const by = role === first ? second : role === second ? first : null;
    if (by && ticks[by].on) return { scope: scopeOf(ticks[by]), by };
  }
  return { scope: [], by: null };
}

/**
 * Roles × villages. Plain check boxes, so that the form works without script; with script, boxes that make no
 * sense are greyed while one ticks.
 */
export function RolesGrid({ villages, grants }: Props) {
  const language = useLanguage();
  const t = useText(adminText);
  const a = useText(accountText);
  const [ticks, setTicks] = useState(() => ticksOf(grants));
  const [live, setLive] = useState(false);
  useEffect(() => setLive(true), []);
  const change = (role: Role, part: Partial<RoleTicks>) =>
    setTicks((before) => ({ ...before, [role]: { ...before[role], ...part } }));
  const columns = villages.length <= mostColumns;

  const noteOf = (role: Role) => {
    const { scope, by } = blockedScope(ticks, role);
    if (!by || (scope !== "all" && scope.length === 0))
      return <span className="sub">{t(`roleNote.${role}`)}</span>;
    const where =
      scope === "all"
        ? t("roles.everywhere")
        : villages
            .filter((v) => scope.includes(v.id))
            .map((v) => v.name)
            .join(t("staff.comma"));
    const key = by === "loan-officer" ? "roles.officerThere" : "roles.reviewerThere";
    return <span className="bad">{t(key, { villages: where })}</span>;
  };

  return (
    <table className="tbl dense mx">
      <caption className="vh">{t("person.rolesCaption")}</caption>
      <thead>
        <tr>
          <th>{t("person.role")}</th>
          <th className="mid">{t("person.everyVillage")}</th>
          {columns ? (
            villages.map((v) => (
              <th key={v.id} className="mid">
                {language === "zh" ? (
                  <>
                    <span className="sub">{v.town}</span> {v.name}
                  </>
                ) : (
                  <>
                    {v.name} <span className="sub">{v.town}</span>
                  </>
                )}
              </th>
            ))
          ) : (
            <th>{t("staff.villages")}</th>
          )}
          <th>{t("person.note")}</th>
        </tr>
      </thead>
      <tbody>
        {roles.map((role) => {
          const own = ticks[role];
          const { scope: blocked } = blockedScope(ticks, role);
          const off = live && !own.on;
          return (
            <tr key={role}>
              <td className="nw">
                <label className="plain">
                  <input
                    type="checkbox"
                    className="cb"
                    name="role"
                    value={role}
                    checked={own.on}
                    disabled={blocked === "all"}
                    aria-describedby={`note-${role}`}
                    onChange={(e) => change(role, { on: e.target.checked })}
                  />
                  <b>{a(`role.${role}`)}</b>
                </label>
              </td>
              <td className="mid">
                <label className="cell">
                  <input
                    type="checkbox"
                    className="cb"
                    name="all"
                    value={role}
                    aria-label={t("person.cell", {
                      role: a(`role.${role}`),
                      village: t("person.everyVillage"),
                    })}
                    checked={own.all}
                    disabled={off || sharedVillages("all", blocked) !== null}
                    onChange={(e) => change(role, { all: e.target.checked })}
                  />
                  <span className="onlyphone">{t("person.everyVillage")}</span>
                </label>
              </td>
              <VillageBoxes
                role={role}
                roleLabel={a(`role.${role}`)}
                villages={villages}
                columns={columns}
                ticks={own}
                blocked={blocked}
                disabled={off || (live && own.all) || everywhereOnly.includes(role)}
                onChange={(ids) => change(role, { ids })}
              />
              <td className="t12 wide" id={`note-${role}`}>
                {noteOf(role)}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
