import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { accountText, deviceOf } from "~/areas/account";
import { openSessions } from "~/areas/account/index.server";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { clockOf, instantText, longDay, todayOn } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { type Language, translator } from "~/platform/i18n/text";
import { personName, placeLabel, placeName } from "~/platform/search/place-name";
import { villageNames } from "../audit-queries.server";
import { changeRoles } from "../change-roles.server";
import { type GrantProblem, readGrid } from "../grants";
import { findStaff, grantsOf, lastRolesChange, listStaff } from "../staff-queries.server";
import { staffSubject } from "../staff-subject";
import { adminText } from "../text";
import { StaffMemberPage } from "../ui/staff-member-page";
import { gridVillages } from "../village-choices.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "staff.manage");
  const db = database();
  const language = await languageOf(request);
  const username = params.username ?? "";
  const row = findStaff(db, username);
  const person = listStaff(db).find((p) => p.username === username);
  if (!row || !person) throw notFound();
  const changed = lastRolesChange(db, username);
  return {
    title: personName(person.name, language),
    person: {
      username,
      name: personName(person.name, language),
      post: person.post,
      phone: person.phone,
      active: person.active,
      secondFactor: person.secondFactor,
      locked: person.lockedUntil === null ? null : clockOf(person.lockedUntil + 59_999),
      lastSignIn: person.lastSignedInAt === null ? null : instantText(person.lastSignedInAt, language),
      deactivated: row.deactivatedAt === null ? null : longDay(todayOn(row.deactivatedAt), language),
      handover: row.banReason,
      own: person.userId === actor.userId,
    },
    grants: person.grants,
    villages: gridVillages(db, person.grants).map((v) => ({
      ...v,
      name: placeName(v.name, language),
      town: placeName(v.town, language),
      label: placeLabel({ name: v.name, townName: v.town }, language),
    })),
    changed: changed
      ? { time: instantText(changed.at, language), by: changed.by && personName(changed.by, language) }
      : null,
    sessions: openSessions(db, person.userId).map((s) => ({
      id: s.id,
      device: deviceOf(s.userAgent),
      address: s.address,
      started: instantText(s.startedAt, language),
      seen: instantText(s.seenAt, language),
      own: s.id === actor.sessionId,
    })),
  };
}

/** Saves the grid of roles and villages. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "staff.manage");
  const db = database();
  const language = await languageOf(request);
  const t = translator(adminText, language);
  const username = params.username ?? "";
  const person = findStaff(db, username);
  if (!person) throw notFound();
  const held = grantsOf(db, person.id).map((g) => g.role);
  const { grants, withoutRole } = readGrid(await request.formData(), held);
  if (withoutRole.length > 0) {
    const roleName = translator(accountText, language);
    return data(
      { errors: withoutRole.map((r) => t("roles.roleNotTicked", { role: roleName(`role.${r}`) })) },
      { status: 400 },
    );
  }
  const result = changeRoles(db, actor, { username, grants });
  if (result.ok) {
    const text = result.changed ? t("person.saved", { name: person.name }) : t("person.unchanged");
    return redirectWithNotice(`/admin/staff/${username}`, text);
  }
  if (result.why === "notFound") throw notFound();
  const errors =
    result.why === "problems" ? result.problems.map((p) => problemText(p, language)) : [t(result.why)];
  return refuse(
    actor,
    { event: "roles.changed", subject: staffSubject(person), ...refusedRule(result) },
    { errors },
  );
}

/** The first rule that said no, for the log: without the reader's language. */
function refusedRule(result: { why: string; problems?: readonly GrantProblem[] }) {
  const problem = result.problems?.[0];
  return problem ? { why: problem.why, values: { role: problem.role } } : { why: result.why };
}

function problemText(problem: GrantProblem, language: Language): string {
  const t = translator(adminText, language);
  const role = translator(accountText, language)(`role.${problem.role}`);
  if (problem.why !== "roles.fourEyes") return t(problem.why, { role });
  const { villages } = problem;
  const names = villages === "all" ? [] : [...villageNames(database(), villages, language).values()];
  const where = villages === "all" ? t("roles.everywhere") : names.join(t("staff.comma"));
  return `${role}${t("audit.colon")}${t("roles.officerThere", { villages: where })}`;
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function StaffMember() {
  const errors = useActionData<typeof action>()?.errors;
  return <StaffMemberPage {...useLoaderData<typeof loader>()} errors={errors} />;
}
