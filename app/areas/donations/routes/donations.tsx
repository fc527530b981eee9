import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { villageFilter } from "~/areas/villages/index.server";
import { can } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { longDay } from "~/platform/dates";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { yuanFigure } from "~/platform/money";
import { placeName } from "~/platform/search/place-name";
import { donationNumber } from "../donation-name";
import { findDonation, villagesOfDonations } from "../donation-queries.server";
import type { DonationState } from "../donation-state";
import { donationList, donationStages } from "../donation-view";
import { countDonations, listDonations, yearsOfDonations } from "../list-donations.server";
import { nextStep } from "../next-step";
import { donationText } from "../text";
import { DonationListPage } from "../ui/donation-list-page";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "donation.view");
  const db = database();
  const language = await languageOf(request);
  const view = donationList.read(new URL(request.url).searchParams);
  const { filter } = view;
  const page = listDonations(db, actor, filter, view.sort, view.cursor, view.size);
  const count = countDonations(db, actor, filter);
  const villages = villagesOfDonations(db, actor.villages);
  return {
    title: translator(donationText, language)("list.title"),
    view,
    count,
    tabs: [undefined, ...donationStages].map((stage) => ({
      stage,
      count: countDonations(db, actor, donationList.filtered(view, { stage }).filter),
    })),
    worst: count === 0 ? donationList.worst(filter, (f) => countDonations(db, actor, f)) : null,
    rows: page.rows.map(({ donation: d, on, pieces, fen, papers, accepted }) => {
      const step = nextStep({ ...d, pieces, papers, accepted });
      const found = step && findDonation(db, actor, d.id);
      const may =
        step &&
        found &&
        (step.key === "sign"
          ? found.own.some((l) => can(actor, step.capability, l.holder.villageId))
          : found.whole &&
            (found.lines.length === 0
              ? can(actor, step.capability)
              : found.lines.every((l) => can(actor, step.capability, l.holder.villageId))));
      return {
        id: d.id,
        number: donationNumber(d),
        title: d.title,
        on: longDay(on, language),
        donor: d.donorName,
        road: d.road as "donor",
        villages: (villages.get(d.id) ?? []).map((name) => placeName(name, language)),
        pieces,
        amount: yuanFigure(fen),
        papers: papers > 0 ? `${accepted}/${papers}` : null,
        state: d.state as DonationState,
        next: step && may ? step : null,
      };
    }),
    previous: page.previous,
    next: page.next,
    villages: villageFilter(db, actor.villages, language, filter.villageId),
    years: yearsOfDonations(db, actor),
    may: { create: can(actor, "donation.edit") },
  };
}

export const meta = ({ data }: { data?: { title: string } }) => [{ title: data?.title ?? "" }];

export default function Donations() {
  return <DonationListPage page={useLoaderData<typeof loader>()} />;
}
