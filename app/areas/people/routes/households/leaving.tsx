import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { saidOfDeath } from "~/person-sources.server";
import { inScope } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { todayOn } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { personName } from "~/platform/search/place-name";
import { DateField } from "~/ui/date-field";
import { RadioField, TextField } from "~/ui/field";
import { Note } from "~/ui/sheet";
import { leaveForm } from "../../households/household-forms";
import { householdHead } from "../../households/household-head.server";
import { findHousehold, membersOf } from "../../households/household-queries.server";
import { householdSubject } from "../../households/household-subject";
import { leaveHousehold } from "../../households/leave-household.server";
import { isOpen, leaveReasons } from "../../households/membership";
import { head } from "../../households/relation";
import { householdsText } from "../../text/households";
import { HouseholdForm } from "../../ui/households/household-form";
import { useHouseholdFields } from "../../ui/households/use-household-fields";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "household.edit");
  const db = database();
  const language = await languageOf(request);
  const row = findHousehold(db, actor.villages, idFrom(params.householdId));
  const memberId = idFrom(params.memberId);
  const open = row ? membersOf(db, row.id).filter(isOpen) : [];
  const member = open.find((m) => m.id === memberId);
  if (!row || !member || !inScope(actor.villages, member.villageId)) throw notFound();
  const name = personName(member.name, language);
  return {
    household: householdHead(db, actor, row, language),
    name,
    title: translator(householdsText, language)("leave.title", { name }),
    /** A head with others left hands over first. */
    handsOver: member.relation === head && open.length > 1,
    initial: { lastOn: member.diedOn ?? todayOn(), reason: member.diedOn ? "died" : "", note: "" },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "household.edit");
  const db = database();
  const language = await languageOf(request);
  const row = findHousehold(db, actor.villages, idFrom(params.householdId));
  const memberId = idFrom(params.memberId);
  const member = row && membersOf(db, row.id).find((m) => m.id === memberId);
  if (!row || !member || !inScope(actor.villages, member.villageId)) throw notFound();
  const submission = parseWithZod(await request.formData(), { schema: leaveForm });
  if (submission.status !== "success") return data({ lastResult: submission.reply() }, { status: 400 });
  const label = householdHead(db, actor, row, "zh").name;
  const left = leaveHousehold(db, actor, row.id, { memberId, ...submission.value });
  const { reason, lastOn } = submission.value;
  if (left.ok)
    return redirectWithNotice(
      `/households/${row.id}`,
      translator(householdsText, language)(left.ended ? "leave.doneEnded" : "leave.done", {
        name: personName(member.name, language),
      }) + (reason === "died" ? saidOfDeath(db, member.personId, lastOn, language) : ""),
    );
  if (left.why === "household.notFound") throw notFound();
  const onDay = ["leave.future", "leave.beforeJoined", "leave.beforeOthers"].includes(left.why);
  return refuse(
    actor,
    { event: "household.left", ...householdSubject(row, label), why: left.why },
    {
      lastResult: submission.reply(
        onDay ? { fieldErrors: { lastOn: [left.why] } } : { formErrors: [left.why] },
      ),
    },
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Leaving() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(householdsText);
  const f = useHouseholdFields(result?.lastResult, d.initial);
  const to = `/households/${d.household.id}`;
  return (
    <HouseholdForm
      household={d.household}
      title={d.title}
      facts={[t("leave.help")]}
      formKey={f.key}
      items={f.items}
      submit={t("leave.submit")}
      cancelHref={to}
    >
      {d.handsOver && (
        <Note tone="warn">
          {t("leave.headHelp", { name: d.name })} <a href={`${to}/head`}>{t("leave.toHead")}</a>
        </Note>
      )}
      <RadioField
        name="reason"
        label={t("leave.why")}
        help={
          <>
            {t("leave.mistakeHelp")} {t("leave.separatedHelp")}{" "}
            <a href={`${to}/separation`}>{t("page.separate")}</a>
          </>
        }
        errors={f.field("reason").errors}
        defaultValue={f.value("reason")}
        choices={leaveReasons.map((r) => ({ value: r, label: t(`way.${r}`) }))}
      />
      <DateField
        {...f.field("lastOn")}
        label={t("leave.lastOn")}
        help={t("leave.lastHelp")}
        pick={t("form.pick")}
      />
      <TextField
        {...f.field("note")}
        label={t("leave.note")}
        optional={t("field.optional")}
        maxLength={100}
        autoComplete="off"
      />
    </HouseholdForm>
  );
}
