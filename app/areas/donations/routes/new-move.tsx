import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { Db } from "db/client.server";
import { openVillageChoices } from "~/areas/villages/index.server";
import type { Actor } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { parseDay, todayOn } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { type Language, translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { PageHead } from "~/ui/page-head";
import { itemSubject } from "../donation-name";
import { enteredHolders, holderLabel } from "../holders.server";
import { busyOf, findItem, kitOf, pieceOf } from "../item-queries.server";
import { type ItemState, mayBe } from "../item-state";
import { allItems } from "../list-items.server";
import { moveItems } from "../move-items.server";
import { takePlaceWords } from "../place-meant.server";
import { looseSet } from "../set-kits.server";
import { donationText } from "../text";
import { handoverText } from "../text/handover";
import { MoveForm, type TypedMove } from "../ui/move-form";
import { villageHolderIn } from "../village-holder.server";

/** Things of one place to somewhere else, or back to the donor: begins with one of them (`item`). */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "equipment.care");
  const db = database();
  const language = await languageOf(request);
  const found = findItem(db, actor.villages, idFrom(params.itemId));
  if (!found) throw notFound();
  const { holder, donation: d } = found;
  const { villages, byTyping } = openVillageChoices(db, actor.villages, language);
  const things = allItems(db, actor.villages, { holderId: holder.id, stage: "held", donationId: d.id }, 400);
  const here = holder.kind === "village" ? `v-${holder.villageId}` : `h-${holder.id}`;
  return {
    title: translator(handoverText, language)("move.title"),
    itemId: found.item.id,
    short: found.line.name,
    from: holderLabel(holder, language),
    today: todayOn(),
    offered: {
      places: [
        ...villages.map((v) => ({ value: `v-${v.id}`, label: v.label, search: v.search })),
        ...others(db, actor, d.donorName, language),
      ].filter((h) => h.value !== here),
      byTyping,
    },
    items: things.map((row) => {
      const kit = kitOf(db, row);
      const others = things.filter((o) => o.item.id !== row.item.id && kit.itemIds.includes(o.item.id));
      return {
        id: row.item.id,
        name: row.line.name,
        piece: pieceOf(row),
        serial: row.item.serial ?? row.item.assetNumber,
        kit:
          kit.name && others.length > 0
            ? {
                name: kit.name,
                set: kit.set,
                with: others.map((o) => `${o.line.name} ${o.item.serial ?? o.item.assetNumber}`),
              }
            : null,
        loose: row.line.kit === null ? null : (looseSet(db, row)?.name ?? null),
        free: mayBe(row.item.state as ItemState, busyOf(db, row.item.id)).moved,
      };
    }),
  };
}

/** Schools, stations and people, and the way back to the donor. */
const others = (db: Db, actor: Actor<"equipment.care">, donor: string, language: Language) => [
  ...enteredHolders(db, actor.villages).map((h) => ({
    value: `h-${h.id}`,
    label: holderLabel(h, language),
  })),
  { value: "back", label: translator(handoverText, language)("move.back", { name: donor }) },
];

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "equipment.care");
  const db = database();
  const language = await languageOf(request);
  const t = translator(handoverText, language);
  const found = findItem(db, actor.villages, idFrom(params.itemId));
  if (!found) throw notFound();
  const form = await request.formData();
  takePlaceWords(db, actor.villages, form, "to", others(db, actor, found.donation.donorName, language));
  const text = (name: string, max: number) =>
    String(form.get(name) ?? "")
      .trim()
      .slice(0, max);
  const typed: TypedMove = {
    to: text("to", 14),
    toWords: text("toWords", 60),
    on: text("on", 20),
    place: text("place", 60),
    reason: text("reason", 120),
    items: form.getAll("item").map(Number).filter(Number.isSafeInteger),
  };
  const on = parseDay(typed.on);
  const errors: Record<string, string> = {};
  if (!on) errors.on = t("form.wrongDay");
  if (!typed.place) errors.place = t("form.needed");
  if (typed.reason.length < 2) errors.reason = t("form.needed");
  if (!typed.to) errors.to = t(typed.toWords ? "move.whichPlace" : "move.why.foreignPlace");
  if (typed.items.length === 0) errors.items = t("move.why.nothing");
  if (!on || Object.keys(errors).length > 0) return data({ typed, errors, why: null }, { status: 400 });
  const toHolderId = typed.to === "back" ? null : villageHolderIn(db, actor, typed.to);
  const done =
    toHolderId === undefined
      ? { ok: false as const, why: "move.why.foreignPlace" as const }
      : moveItems(db, actor, {
          itemIds: typed.items,
          toHolderId,
          on,
          place: typed.place,
          reason: typed.reason,
        });
  if (done.ok) return redirectWithNotice(`/handovers/${done.id}`, t("move.opened", { count: done.pieces }));
  if (done.why === "move.why.notFound") throw notFound();
  return refuse(
    actor,
    {
      event: "handover.opened",
      subject: itemSubject(found.item, found.line.name),
      villageId: found.holder.villageId,
      why: done.why,
    },
    { typed, errors, why: t(done.why) },
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function NewMove() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(handoverText);
  const b = useText(donationText);
  return (
    <>
      <PageHead
        crumbs={[
          { label: b("list.items"), to: "/equipment" },
          { label: d.short, to: `/equipment/${d.itemId}` },
          { label: d.title },
        ]}
        title={d.title}
        facts={[t("move.from", { holder: d.from }), t("move.lead")]}
      />
      <MoveForm page={d} typed={result?.typed} errors={result?.errors ?? {}} why={result?.why ?? null} />
    </>
  );
}
