import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findPerson, searchPeople } from "~/areas/people/index.server";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { todayOn } from "~/platform/dates";
import { sendingOf } from "~/platform/forms/once.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { personName, placeLabel } from "~/platform/search/place-name";
import { isLongNumber, readTerm } from "~/platform/search/search-term";
import { PageHead } from "~/ui/page-head";
import { Note } from "~/ui/sheet";
import { noTrip, readShop, type ShopProblem, shopFields, type TypedShop } from "../shop-form";
import { tripsBefore } from "../shops-of-trip.server";
import { tripText } from "../text";
import { outcomeText } from "../text/outcome";
import { FindForm, FoundPeople } from "../ui/find-people";
import { ShopFields } from "../ui/shop-fields";
import { openShop } from "../write-shop.server";

/** First the owner from the register (`q`, `person`), then the shop. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "trip.follow");
  const db = database();
  const language = await languageOf(request);
  const query = new URL(request.url).searchParams;
  const q = query.get("q")?.trim().slice(0, 40) ?? "";
  const asked = query.get("person");
  const owner = asked === null ? null : findPerson(db, actor.villages, idFrom(asked));
  if (owner === undefined) throw notFound();
  const term = readTerm(q);
  const found =
    q && !isLongNumber(term) && term.kind !== "nothing"
      ? searchPeople(db, actor.villages, term, 20, { living: true })
      : null;
  return {
    title: translator(outcomeText, language)("shop.newTitle"),
    requestKey: randomUUID(),
    q,
    today: todayOn(),
    owner: owner && { id: owner.id, name: personName(owner.name, language) },
    trips: owner ? tripsBefore(db, owner.id).map((t) => ({ value: String(t.id), label: t.title })) : [],
    found: found && {
      total: found.total,
      people: found.rows.map((r) => ({
        id: r.id,
        name: personName(r.name, language),
        place: placeLabel({ townName: r.townName, name: r.villageName }, language),
        phone: r.phone ? `${r.phone.slice(0, 3)}****${r.phone.slice(-4)}` : "",
        why: null,
      })),
    },
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "trip.follow");
  const db = database();
  const t = translator(outcomeText, await languageOf(request));
  const form = await request.formData();
  const personId = idFrom(String(form.get("person") ?? ""));
  if (!findPerson(db, actor.villages, personId)) throw notFound();
  const typed = Object.fromEntries(shopFields.map((f) => [f, String(form.get(f) ?? "")])) as TypedShop;
  const read = readShop(typed, todayOn());
  if (!read.ok) return data({ typed, errors: read.errors, why: null }, { status: 400 });
  const done = openShop(db, actor, personId, read.shop, { sending: sendingOf(actor, "shop", form) });
  if (done.ok) return redirectWithNotice(`/shops/${done.id}`, t("shop.saved"));
  if (done.why === "shop.wrongTrip" || done.why === "shop.tripLater")
    return refuse(
      actor,
      { event: "shop.opened", why: done.why },
      { typed, errors: { tripId: done.why } as Wrong, why: null },
    );
  const why = done.why === "shop.why.dead" ? done.why : "shop.why.village";
  return refuse(actor, { event: "shop.opened", why }, { typed, errors: {} as Wrong, why: t(why) });
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

type Wrong = Partial<Record<keyof TypedShop, ShopProblem>>;

const blank = (today: string, trips: number): TypedShop => ({
  platform: "taobao",
  name: "",
  goods: "",
  openedOn: today,
  closedOn: "",
  jobs: "1",
  before: "",
  tripId: trips === 0 ? noTrip : "",
});

export default function NewShop() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(tripText);
  const o = useText(outcomeText);
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("page.area"), to: "/trips" },
          { label: o("shop.title"), to: "/shops" },
          { label: d.title },
        ]}
        title={d.owner ? `${d.title} ${d.owner.name}` : d.title}
        facts={[d.owner ? null : o("shop.personHelp")]}
      />
      <div className="stack">
        {result?.why && (
          <Note tone="bad" role="alert">
            {result.why}
          </Note>
        )}
        {d.owner ? (
          <form method="post" className="sheet form" noValidate>
            <div className="sb pad6">
              <input type="hidden" name="requestKey" value={d.requestKey} />
              <input type="hidden" name="person" value={d.owner.id} />
              <ShopFields
                typed={result?.typed ?? blank(d.today, d.trips.length)}
                errors={result?.errors ?? {}}
                trips={d.trips}
                closing={false}
              />
              <p className="mt4 row formacts">
                <button type="submit" className="btn pri">
                  {o("shop.save")}
                </button>
              </p>
            </div>
          </form>
        ) : (
          <>
            <FindForm term={d.q} />
            {d.found && (
              <FoundPeople
                title={d.title}
                found={d.found}
                choice={(id) => ({ label: t("nominate.choose"), to: `/shops/new?person=${id}` })}
              />
            )}
          </>
        )}
      </div>
    </>
  );
}
