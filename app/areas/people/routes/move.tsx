import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { Db } from "db/client.server";
import { VillageField } from "~/areas/villages";
import { findVillage, openVillageChoices, takeVillageWords } from "~/areas/villages/index.server";
import { personRows } from "~/person-sources.server";
import { type Actor, can } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { todayOn } from "~/platform/dates";
import { useFields } from "~/platform/forms/use-fields";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { type Language, translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { personName, placeLabel } from "~/platform/search/place-name";
import { DateField } from "~/ui/date-field";
import { ErrorSummary, RadioField, TextField } from "~/ui/field";
import { PageHead } from "~/ui/page-head";
import { Note, Sheet } from "~/ui/sheet";
import { householdTitle } from "../households/fact-words";
import { findHousehold, householdOf, membersOf, shownName } from "../households/household-queries.server";
import { isOpen } from "../households/membership";
import { head } from "../households/relation";
import { movePerson } from "../move-person.server";
import { moveForm } from "../people-forms";
import { findPerson } from "../people-queries.server";
import { moveText } from "../text/move";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "person.move");
  const db = database();
  const language = await languageOf(request);
  const row = findPerson(db, actor.villages, idFrom(params.personId));
  if (!row) throw notFound();
  const { villages, byTyping } = openVillageChoices(db, actor.villages, language);
  const home = findVillage(db, actor.villages, row.villageId);
  const name = personName(row.name, language);
  return {
    id: row.id,
    name,
    title: translator(moveText, language)("move.title", { name }),
    address: row.address,
    now: home ? placeLabel(home, language) : "",
    others: { villages: villages.filter((v) => v.id !== row.villageId), byTyping },
    household: householdToLeave(db, actor, row.id, language),
    initial: {
      fromOn: todayOn(),
      revision: String(row.revision),
      villageId: "",
      villageIdWords: "",
      villageGroup: "",
      address: "",
      reason: "",
      household: "",
    },
  };
}

/** The household somebody belongs to, as the form asks about it. */
function householdToLeave(db: Db, actor: Actor<"person.move">, personId: number, language: Language) {
  const belongs = householdOf(db, personId);
  if (!belongs) return null;
  const row = findHousehold(db, actor.villages, belongs.household.id);
  if (!row) return { to: null, whole: null, name: "", hands: false };
  const members = membersOf(db, row.id).filter(isOpen);
  const first = members.find((m) => m.relation === head);
  return {
    to: `/households/${row.id}`,
    name: householdTitle(
      first ? shownName(first, actor.villages, language) : null,
      row.houseNumber,
      language,
    ),
    whole: can(actor, "household.move", row.villageId) ? `/households/${row.id}/move` : null,
    /** A head with others left cannot leave before somebody else is head. */
    hands: belongs.relation === head && members.length > 1,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "person.move");
  const id = idFrom(params.personId);
  const db = database();
  const language = await languageOf(request);
  const row = findPerson(db, actor.villages, id);
  if (!row) throw notFound();
  const form = await request.formData();
  takeVillageWords(db, actor.villages, form);
  const submission = parseWithZod(form, { schema: moveForm });
  if (submission.status !== "success") return data({ lastResult: submission.reply() }, { status: 400 });
  const moved = movePerson(db, actor, id, submission.value, personRows);
  if (moved.ok) {
    const place = findVillage(db, actor.villages, submission.value.villageId);
    const village = place ? placeLabel(place, language) : "";
    const name = personName(row.name, language);
    return redirectWithNotice(
      `/people/${id}`,
      translator(moveText, language)("move.done", { name, village }),
    );
  }
  const no = (lastResult: ReturnType<typeof submission.reply>) =>
    refuse(
      actor,
      {
        event: "person.moved",
        subject: { kind: "person", id, label: row.name },
        villageId: row.villageId,
        why: moved.why,
      },
      { lastResult },
    );
  switch (moved.why) {
    case "person.notFound":
      throw notFound();
    case "person.changedMeanwhile":
      return no(submission.reply({ formErrors: [moved.why] }));
    case "move.household":
    case "move.head":
      return no(submission.reply({ fieldErrors: { household: [moved.why] } }));
    case "move.future":
    case "move.dead":
    case "move.beforeLast":
    case "move.beforeJoined":
      return no(submission.reply({ fieldErrors: { fromOn: [moved.why] } }));
    default:
      return no(submission.reply({ fieldErrors: { villageId: [moved.why] } }));
  }
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Move() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(moveText);
  const f = useFields(moveText, { lastResult: result?.lastResult, defaultValue: d.initial });
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("page.people"), to: "/people" },
          { label: d.name, to: `/people/${d.id}` },
          { label: t("page.move") },
        ]}
        title={d.title}
      />
      {d.others.villages.length === 0 && !d.others.byTyping ? (
        <Sheet pad className="form">
          <Note>{t("move.noOther")}</Note>
          <p className="mt4">
            <a className="btn" href={`/people/${d.id}`}>
              {t("reveal.back")}
            </a>
          </p>
        </Sheet>
      ) : (
        <form method="post" className="sheet form" key={f.key} noValidate>
          <div className="sb pad6">
            <ErrorSummary title={(count) => t("page.errors", { count })} items={f.items} />
            <input type="hidden" name="revision" value={f.value("revision")} />
            <div className="f">
              <span className="lab">{t("move.now")}</span>
              {d.now}
              <span className="help mt2">{t("move.help", { village: d.now })}</span>
            </div>
            <VillageField
              {...f.field("villageId")}
              label={t("move.to")}
              offered={d.others}
              typed={f.value("villageIdWords")}
              empty={t("field.choose")}
              nothing={t("form.noVillage")}
            />
            <DateField
              {...f.field("fromOn")}
              label={t("move.from")}
              help={t("form.dayHelp")}
              pick={t("move.from")}
            />
            <TextField
              {...f.field("villageGroup")}
              label={t("move.group")}
              help={t("field.groupHelp")}
              optional={t("field.optional")}
              width="w6"
              maxLength={20}
            />
            <TextField
              {...f.field("address")}
              label={t("move.address")}
              help={d.address ? t("move.addressHelp", { address: d.address }) : undefined}
              optional={t("field.optional")}
              maxLength={100}
            />
            <TextField
              {...f.field("reason")}
              label={t("move.reason")}
              help={t("move.reasonHelp")}
              maxLength={200}
              autoComplete="off"
            />
            {d.household && (
              <RadioField
                name="household"
                label={t("move.householdLabel", { name: d.household.name })}
                help={
                  d.household.hands && d.household.to ? (
                    <>
                      {t("move.head")} <a href={`${d.household.to}/head`}>{t("move.toHead")}</a>{" "}
                      {d.household.whole && <a href={d.household.whole}>{t("move.whole")}</a>}
                    </>
                  ) : (
                    d.household.whole && <a href={d.household.whole}>{t("move.whole")}</a>
                  )
                }
                errors={f.field("household").errors}
                defaultValue={f.value("household")}
                choices={[
                  { value: "leave", label: t("move.leaveIt"), disabled: d.household.hands },
                  { value: "stay", label: t("move.stayIn") },
                ]}
              />
            )}
            <div className="row mt4">
              <button type="submit" className="btn pri">
                {t("move.submit")}
              </button>
              <a className="btn" href={`/people/${d.id}`}>
                {t("page.cancel")}
              </a>
            </div>
          </div>
        </form>
      )}
    </>
  );
}
