import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { Db } from "db/client.server";
import { findVillage, villageChoices } from "~/areas/villages/index.server";
import type { Actor } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { longDay, todayOn } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { languageOf } from "~/platform/i18n/language.server";
import { type Language, translateMessage, translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { wholeNumber } from "~/platform/list-address";
import { DateField } from "~/ui/date-field";
import { ErrorSummary, RadioField, TextField } from "~/ui/field";
import { PageHead } from "~/ui/page-head";
import { Note } from "~/ui/sheet";
import { stocktakeNumber } from "../donation-name";
import { holderLabel, holdersInScope } from "../holders.server";
import { pastDay, typedText } from "../item-form";
import { takePlaceWords } from "../place-meant.server";
import { openStocktake } from "../stocktake.server";
import { openStocktakeAt, yearlyOf } from "../stocktake-queries.server";
import { donationText } from "../text";
import { stocktakeText } from "../text/stocktake";
import { PlaceField } from "../ui/place-field";

/** Where: a village (`v-12`) or one holder in it (`h-7`). */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "stocktake.run");
  const db = database();
  const language = await languageOf(request);
  const t = translator(stocktakeText, language);
  const village = wholeNumber(new URL(request.url).searchParams.get("village"), Number.MAX_SAFE_INTEGER, 1);
  return {
    title: t("form.title"),
    offered: placesOffered(db, actor, language, village),
    typed: { place: village ? `v-${village}` : "", placeWords: "", kind: "yearly", on: todayOn(), note: "" },
  };
}

/** Villages, each followed by the schools, stations and people in it; of very many only those are named. */
function placesOffered(db: Db, actor: Actor<"stocktake.run">, language: Language, chosen?: number) {
  const t = translator(stocktakeText, language);
  const offered = villageChoices(db, actor.villages, language, chosen);
  const { byTyping } = offered;
  // One that was taken up has nothing left; one that has left the programme may.
  const villages = offered.villages.filter(
    (v) => findVillage(db, actor.villages, v.id)?.mergedIntoId === null,
  );
  const holders = holdersInScope(db, actor.villages).filter((h) => h.kind !== "village");
  const place = (h: (typeof holders)[number]) => ({
    value: `h-${h.id}`,
    label: `— ${holderLabel(h, language)}`,
  });
  const all = villages.map((v) => ({
    id: v.id,
    search: v.search,
    value: `v-${v.id}`,
    label: `${v.label}${language === "zh" ? "：" : ": "}${t("form.all")}`,
  }));
  return {
    places: byTyping
      ? [...all, ...holders.map(place)]
      : all.flatMap((v) => [v, ...holders.filter((h) => h.villageId === v.id).map(place)]),
    byTyping,
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "stocktake.run");
  const db = database();
  const language = await languageOf(request);
  const t = translator(stocktakeText, language);
  const form = await request.formData();
  takePlaceWords(db, actor.villages, form, "place", placesOffered(db, actor, language).places);
  const typed = {
    place: typedText(form, "place", 14),
    placeWords: typedText(form, "placeWords", 60),
    kind: form.get("kind") === "spot" ? "spot" : "yearly",
    on: typedText(form, "on", 20),
    note: typedText(form, "note", 120),
  };
  const day = pastDay(typed.on);
  const errors: Record<string, string> = {};
  if (day.on === null) {
    errors.on = t(day.why);
    return data({ typed, errors, why: null, open: null, before: null }, { status: 400 });
  }
  if (!typed.place) {
    errors.place = t(typed.placeWords ? "form.whichPlace" : "form.choosePlace");
    return data({ typed, errors, why: null, open: null, before: null }, { status: 400 });
  }
  const [kind, id] = typed.place.split("-");
  const holder =
    kind === "h" ? holdersInScope(db, actor.villages).find((h) => h.id === Number(id)) : undefined;
  const villageId = kind === "h" ? (holder?.villageId ?? 0) : Number(id) || 0;
  const made = openStocktake(db, actor, {
    villageId,
    holderId: holder?.id ?? null,
    kind: typed.kind as "yearly",
    on: day.on,
    note: typed.note || null,
    again: form.get("again") === "1",
  });
  if (made.ok)
    return redirectWithNotice(`/stocktakes/${made.id}`, t("form.opened", { count: made.expected }));
  return refuse(
    actor,
    { event: "stocktake.opened", why: made.why },
    {
      typed,
      errors: {
        [fieldOf(made.why)]: translateMessage(stocktakeText, language, made.why),
      } as Record<string, string>,
      why: null,
      open:
        made.why === "stocktake.why.open"
          ? (openStocktakeAt(db, villageId, holder?.id ?? null)?.id ?? null)
          : null,
      before: made.why === "stocktake.why.yearlyTwice" ? beforeOf() : null,
    },
  );

  /** The yearly count of this year that there is already. */
  function beforeOf() {
    const before = yearlyOf(db, { villageId, holderId: holder?.id ?? null, on: day.on ?? todayOn() });
    return before
      ? { to: `/stocktakes/${before.id}`, number: stocktakeNumber(before), day: longDay(before.on, language) }
      : null;
  }
}

const fieldOf = (why: string): "on" | "kind" | "place" =>
  why === "stocktake.why.yearlyTwice"
    ? "kind"
    : /^stocktake\.why\.(tooOld|beforeThings)/.test(why)
      ? "on"
      : "place";

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function NewStocktake() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(stocktakeText);
  const b = useText(donationText);
  const typed = result?.typed ?? d.typed;
  const errors: Record<string, string> = result?.errors ?? {};
  const error = (name: string) => (errors[name] ? [errors[name]] : undefined);
  const wrong = Object.entries(errors).map(([id, text]) => ({ id, text }));
  return (
    <>
      <PageHead
        crumbs={[
          { label: b("page.area"), to: "/donations" },
          { label: t("list.title"), to: "/stocktakes" },
          { label: d.title },
        ]}
        title={d.title}
        facts={[t("form.lead")]}
      />
      <form method="post" className="sheet form" noValidate>
        <div className="sb pad6">
          <ErrorSummary title={(count) => t("form.errors", { count })} items={wrong} />
          {result?.why && <Note tone="bad">{result.why}</Note>}
          {result?.open && (
            <Note tone="warn">
              <a href={`/stocktakes/${result.open}`}>{t("form.openOne")}</a>
            </Note>
          )}
          <div className={wrong.length > 0 ? "mt4" : undefined}>
            <PlaceField
              id="place"
              name="place"
              label={t("form.village")}
              offered={d.offered}
              typed={typed.placeWords}
              defaultValue={typed.place}
              errors={error("place")}
              empty={t("form.choosePlace")}
              nothing={t("form.noPlace")}
            />
          </div>
          <div className="mt4">
            <RadioField
              name="kind"
              label={t("form.kind")}
              defaultValue={typed.kind}
              errors={error("kind")}
              choices={(["yearly", "spot"] as const).map((k) => ({ value: k, label: t(`kind.${k}`) }))}
            />
            {result?.before && (
              <div className="mt2">
                <Note tone="warn">
                  <p>
                    <a href={result.before.to}>
                      {t("form.yearlyBefore", { number: result.before.number, day: result.before.day })}
                    </a>
                  </p>
                  <p className="mt2">
                    <label className="plain" htmlFor="again">
                      <input className="cb" type="checkbox" id="again" name="again" value="1" />{" "}
                      {t("form.again")}
                    </label>
                  </p>
                </Note>
              </div>
            )}
          </div>
          <DateField
            id="on"
            name="on"
            label={t("form.on")}
            pick={t("form.pick")}
            defaultValue={typed.on}
            errors={error("on")}
            className="mt4"
          />
          <TextField
            id="note"
            name="note"
            label={t("form.note")}
            optional={t("form.optional")}
            defaultValue={typed.note}
            maxLength={120}
            autoComplete="off"
            className="mt4"
          />
          <p className="mt4 row">
            <button type="submit" className="btn pri">
              {t("form.save")}
            </button>
            <a className="btn" href="/stocktakes">
              {t("form.cancel")}
            </a>
          </p>
        </div>
      </form>
    </>
  );
}
