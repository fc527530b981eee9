import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { VillageField, type VillagesOffered } from "~/areas/villages";
import { openVillageChoices, takeVillageWords } from "~/areas/villages/index.server";
import { actorWith } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { todayOn } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { wholeNumber } from "~/platform/list-address";
import { personName } from "~/platform/search/place-name";
import { DateField } from "~/ui/date-field";
import { FieldErrors } from "~/ui/field";
import { PageHead } from "~/ui/page-head";
import { createHousehold } from "../../households/create-household.server";
import { newHouseholdForm } from "../../households/household-forms";
import { joinerChoices } from "../../households/joiner-choices.server";
import { takePersonWords } from "../../households/joiner-meant";
import { joinerOf } from "../../households/joiner-of-form";
import { joinerRefused } from "../../households/joiner-refused.server";
import { head } from "../../households/relation";
import { type Asked, askOnce, doubtsOfJoiner } from "../../households/relation-doubts.server";
import { findPerson } from "../../people-queries.server";
import { householdsText } from "../../text/households";
import { LivingFields, PlaceFields } from "../../ui/households/detail-fields";
import { HouseholdForm } from "../../ui/households/household-form";
import { OpenHousehold } from "../../ui/households/open-household";
import { useHouseholdFields } from "../../ui/households/use-household-fields";
import { WhoFields } from "../../ui/households/who-fields";
import { type WhoNotice, whoNotice } from "../../ui/households/who-notice";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "household.edit");
  const db = database();
  const language = await languageOf(request);
  const query = new URL(request.url).searchParams;
  const words = query.get("villageWords")?.trim() ?? "";
  takeVillageWords(db, actor.villages, query, "village");
  const person = findPerson(db, actor.villages, Number(query.get("person")) || 0);
  const asked = person?.villageId ?? wholeNumber(query.get("village"), Number.MAX_SAFE_INTEGER, 1);
  const offered = openVillageChoices(db, actor.villages, language, asked);
  const { villages } = offered;
  const only = !offered.byTyping && villages.length === 1 ? villages[0] : undefined;
  const village = villages.find((v) => v.id === asked) ?? only;
  return {
    title: translator(householdsText, language)("page.newTitle"),
    offered,
    words,
    village: village ?? null,
    others: offered.byTyping || villages.length > 1,
    people: village ? joinerChoices(db, actor.villages, village.id, language) : [],
    initial: {
      villageId: village ? String(village.id) : "",
      personId: person ? String(person.id) : "",
      fromOn: todayOn(),
    },
  };
}

interface Answer extends WhoNotice {
  lastResult: SubmissionResult<string[]>;
  /** The household somebody belongs to already. */
  elsewhere?: number;
  /** What speaks against this head. */
  asked?: Asked;
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "household.edit");
  const language = await languageOf(request);
  const form = await request.formData();
  const people = joinerChoices(database(), actor.villages, Number(form.get("villageId")) || 0, language);
  takePersonWords(form, people);
  const submission = parseWithZod(form, { schema: newHouseholdForm });
  if (submission.status !== "success")
    return data({ lastResult: submission.reply() } as Answer, { status: 400 });
  const { personId, idNumber, name, phone, anyway, shown, ...input } = submission.value;
  const words = form.get("personIdWords");
  const joiner = joinerOf({ personId, idNumber, name, phone, words, looked: { anyway, shown } });
  if (!joiner.ok)
    return data(
      { lastResult: submission.reply({ fieldErrors: { [joiner.field]: [joiner.why] } }) } as Answer,
      {
        status: 400,
      },
    );
  const join = { relation: head, fromOn: input.fromOn };
  const doubts = doubtsOfJoiner(database(), actor.villages, null, joiner.joiner, join);
  const asked = askOnce(form, doubts, actor.villages, language);
  if (asked) return data({ lastResult: submission.reply(), asked } as Answer, { status: 400 });
  const made = createHousehold(database(), actor, actorWith(actor, "person.create"), {
    ...input,
    head: joiner.joiner,
  });
  if (made.ok)
    return redirectWithNotice(
      `/households/${made.household.id}`,
      translator(householdsText, language)("page.created", { name: personName(made.head.name, language) }),
    );
  const typed = { name, idNumber, phone, villageId: input.villageId };
  const { fieldErrors, values, ...notice } = joinerRefused(database(), actor.villages, made, typed, language);
  return refuse<Answer>(
    actor,
    { event: "household.created", villageId: input.villageId, why: made.why, values },
    {
      lastResult: submission.reply({ fieldErrors }),
      ...notice,
      elsewhere: made.why === "join.elsewhere" ? made.householdId : undefined,
    },
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function NewHousehold() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(householdsText);
  const notice = whoNotice(result);
  const f = useHouseholdFields(result?.lastResult, d.initial);
  if (d.initial.villageId === "")
    return <ChooseVillage title={d.title} offered={d.offered} words={d.words} />;
  return (
    <HouseholdForm
      title={d.title}
      formKey={f.key}
      items={f.items}
      asked={result?.asked}
      doubtsRead={f.value("doubtsSeen")}
      notice={notice}
      wide={result?.likely !== undefined}
      submit={t("page.create")}
      cancelHref="/households"
    >
      <OpenHousehold id={result?.elsewhere} />
      <h2 className={notice ? "part" : "part first"}>{t("page.placePart")}</h2>
      <input type="hidden" name="villageId" value={d.initial.villageId} />
      <div className="f" id="villageId">
        <span className="lab">{t("field.village")}</span>
        <span>
          {d.village?.label}{" "}
          {d.others && (
            <a className="t13" href="/households/new">
              {t("page.otherVillage")}
            </a>
          )}
        </span>
        <FieldErrors id="villageId" errors={f.field("villageId").errors} />
      </div>
      <PlaceFields f={f} />
      <h2 className="part">{t("page.headPart")}</h2>
      <WhoFields f={f} people={d.people} asked={result?.asked} />
      <DateField
        {...f.field("fromOn")}
        label={t("page.fromOn")}
        help={t("page.fromHelp")}
        pick={t("form.pick")}
        className="mt4"
      />
      <LivingFields f={f} />
    </HouseholdForm>
  );
}

/** The village first: who can be head depends on it. */
function ChooseVillage({
  title,
  offered,
  words,
}: {
  title: string;
  offered: VillagesOffered;
  words: string;
}) {
  const t = useText(householdsText);
  return (
    <>
      <PageHead
        crumbs={[{ label: t("page.households"), to: "/households" }, { label: title }]}
        title={title}
      />
      <form method="get" action="/households/new" className="sheet form">
        <div className="sb pad6">
          <VillageField
            id="village"
            name="village"
            label={t("field.village")}
            offered={offered}
            typed={words}
            errors={words ? [t("form.noVillage")] : undefined}
            empty={t("field.choose")}
            nothing={t("form.noVillage")}
          />
          <div className="row mt4">
            <button type="submit" className="btn pri">
              {t("page.continue")}
            </button>
            <a className="btn" href="/households">
              {t("form.cancel")}
            </a>
          </div>
        </div>
      </form>
    </>
  );
}
