import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { addDays, longDay } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { placeLabel, placeName } from "~/platform/search/place-name";
import { Icon } from "~/ui/icon";
import { PageHead } from "~/ui/page-head";
import { Note, Sheet } from "~/ui/sheet";
import { takeStandingBack } from "../change-standing.server";
import { villagesText } from "../text";
import { pastOf } from "../village-past.server";
import { villageSubject } from "../village-subject";
import { findVillage } from "../villages.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "village.manage");
  const language = await languageOf(request);
  const t = translator(villagesText, language);
  const village = findVillage(database(), actor.villages, idFrom(params.villageId));
  const past = village && pastOf(database(), village.id).find((p) => p.id === idFrom(params.pastId));
  if (!village || !past) throw notFound();
  return {
    /** What stands in the way of taking it back; the button is not offered then. */
    blocked: village.mergedIntoId === null ? null : t("standing.mergedSince"),
    id: village.id,
    village: placeName(village.name, language),
    title: t("past.asked", { village: placeName(village.name, language) }),
    text: t("past.askedText", {
      day: longDay(addDays(past.untilOn, 1), language),
      now: `${placeLabel(village, language)} ${village.code}`,
      before: `${placeLabel(past, language)} ${past.code}`,
    }),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "village.manage");
  const t = translator(villagesText, await languageOf(request));
  const id = idFrom(params.villageId);
  const village = findVillage(database(), actor.villages, id);
  if (!village) throw notFound();
  const taken = takeStandingBack(database(), actor, id, idFrom(params.pastId));
  if (taken.ok) return redirectWithNotice(`/villages/${id}`, t("past.takenBack"));
  if (taken.why === "village.notFound") throw notFound();
  return refuse(
    actor,
    {
      event: "village.redrawing-undone",
      subject: villageSubject(village),
      villageId: id,
      why: taken.why,
    },
    { error: t(taken.why) },
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Standing() {
  const d = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useText(villagesText);
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("page.villages"), to: "/villages" },
          { label: d.village, to: `/villages/${d.id}` },
          { label: t("past.takeBack") },
        ]}
        title={d.title}
      />
      <Sheet pad className="form">
        {refused && (
          <Note tone="bad" role="alert">
            {refused.error}
          </Note>
        )}
        {d.blocked ? <Note tone="warn">{d.blocked}</Note> : <p>{d.text}</p>}
        <form method="post" className="row mt4">
          {!d.blocked && (
            <button type="submit" className="btn pri">
              <Icon name="undo-2" />
              {t("past.takeBack")}
            </button>
          )}
          <a className="btn" href={`/villages/${d.id}`}>
            {t("give.cancel")}
          </a>
        </form>
      </Sheet>
    </>
  );
}
