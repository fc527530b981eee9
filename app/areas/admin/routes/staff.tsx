import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { clockOf, instantText } from "~/platform/dates";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { personName } from "~/platform/search/place-name";
import { readSettings } from "~/platform/settings.server";
import { villageNames } from "../audit-queries.server";
import { findStaffLike, listStaff } from "../staff-queries.server";
import { staffList } from "../staff-view";
import { adminText } from "../text";
import { StaffListPage } from "../ui/staff-list-page";

export async function loader({ request }: LoaderFunctionArgs) {
  await requireActor(request, "staff.manage");
  const db = database();
  const language = await languageOf(request);
  const view = staffList.read(new URL(request.url).searchParams);
  const all = listStaff(db);
  const found = findStaffLike(db, view.filter.term);
  const names = villageNames(
    db,
    found.flatMap((p) => p.grants.flatMap((g) => (g.villages === "all" ? [] : g.villages))),
    language,
  );
  return {
    title: translator(adminText, language)("staff.title"),
    view,
    idleMinutes: readSettings(db).idleMinutes,
    active: all.filter((p) => p.active).length,
    inactive: all.filter((p) => !p.active).length,
    staff: found.map((p) => ({
      username: p.username,
      name: personName(p.name, language),
      post: p.post,
      phone: p.phone,
      active: p.active,
      secondFactor: p.secondFactor,
      sessions: p.sessions,
      roles: p.grants.map((g) => g.role),
      villages: villagesText(p.grants, names),
      lastSignIn: p.lastSignedInAt === null ? null : instantText(p.lastSignedInAt, language),
      locked: p.lockedUntil === null ? null : clockOf(p.lockedUntil + 59_999),
    })),
  };
}

/** All, the names of up to three villages, or how many. */
function villagesText(
  grants: readonly { villages: "all" | readonly number[] }[],
  names: ReadonlyMap<number, string>,
): "all" | string[] | number {
  if (grants.some((g) => g.villages === "all")) return "all";
  const ids = [...new Set(grants.flatMap((g) => g.villages as readonly number[]))];
  return ids.length > 3 ? ids.length : ids.flatMap((id) => names.get(id) ?? []);
}

export const meta = ({ data }: { data?: { title: string } }) => [{ title: data?.title ?? "" }];

export default function Staff() {
  return <StaffListPage {...useLoaderData<typeof loader>()} />;
}
