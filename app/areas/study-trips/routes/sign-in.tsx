import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { Db } from "db/client.server";
import { z } from "zod";
import type { Actor } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { clockOf } from "~/platform/dates";
import type { KeptRefusal } from "~/platform/forms/kept-answer";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { personName } from "~/platform/search/place-name";
import { signKey } from "../sign-key";
import { signPage } from "../sign-page.server";
import {
  namesOfPlaces,
  type RefusedSign,
  type SignInput,
  signByCode,
  signPeople,
  type WhyNotSigned,
} from "../sign-people.server";
import { tripDayText } from "../text/day";
import { subjectOf } from "../trip-name";
import { findWholeTrip } from "../trip-queries.server";
import { SignInPage } from "../ui/sign-in-page";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "trip.sign");
  const db = database();
  const found = findWholeTrip(db, actor.villages, idFrom(params.tripId));
  if (!found) throw notFound();
  const language = await languageOf(request);
  const query = new URL(request.url).searchParams;
  return {
    title: `${found.trip.title} ${translator(tripDayText, language)("sign.title")}`,
    ...signPage(db, found, language, {
      stop: Number(query.get("stop")) || 0,
      code: query.get("code")?.slice(0, 60) ?? "",
    }),
  };
}

const change = z.object({
  stopId: z.number().int(),
  placeId: z.number().int(),
  mark: z.enum(["present", "own-way"]).nullable(),
  at: z.number().int().optional(),
});

/** Many marks from a script (`signs`, JSON), one from a button (`one`: "12:present"), the rest, or a badge (`code`). */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "trip.sign");
  const db = database();
  const id = idFrom(params.tripId);
  const found = findWholeTrip(db, actor.villages, id);
  if (!found) throw notFound();
  const language = await languageOf(request);
  const t = translator(tripDayText, language);
  const form = await request.formData();
  const refused = (why: WhyNotSigned, name?: string) => {
    if (why === "sign.why.notFound") throw notFound();
    const words = name ? `${personName(name, language)}${language === "zh" ? "：" : ": "}${t(why)}` : t(why);
    return refuse(
      actor,
      { event: "trip.signed", subject: subjectOf(found.trip), why },
      { why: words, said: null, tone: "bad" as const },
    );
  };
  const code = form.get("code");
  if (typeof code === "string") {
    const done = signByCode(db, actor, id, Number(form.get("stopId")), code.slice(0, 200));
    if (!done.ok) return refused(done.why, done.name);
    const name = personName(done.name, language);
    return done.already === null
      ? data({ why: null, said: t("sign.scanned", { name }), tone: "ok" as const })
      : data({
          why: null,
          said: t("sign.already", { name, time: clockOf(done.already) }),
          tone: "warn" as const,
        });
  }
  const inputs = readChanges(form);
  if (!inputs)
    return data({ why: t("sign.why.notFound"), said: null, tone: "bad" as const }, { status: 400 });
  const not = signAll(db, actor, id, inputs);
  if (not.length === 0) return data({ why: null, said: null, tone: "ok" as const, kept: [] });
  const [first] = not;
  if (!form.has("signs")) return refused(first!.why, first!.name ?? undefined);
  // A batch from a phone: which were refused and why, person by person; the others are saved.
  const kept = not.map(
    (r): KeptRefusal => ({
      key: signKey(r),
      name: r.name && personName(r.name, language),
      why: t(r.why),
      todo: t(`sign.todo.${todoOf[r.why]}`),
      to: r.why === "sign.why.replaced" ? `/trips/${id}/places/${r.placeId}` : `/trips/${id}`,
    }),
  );
  return refuse(
    actor,
    {
      event: "trip.signed",
      subject: subjectOf(found.trip),
      why: first!.why,
      after: { placeIds: not.map((r) => r.placeId) },
    },
    {
      why: t("sign.someRefused", { count: not.length, total: inputs.length }),
      said: null,
      tone: "bad" as const,
      kept,
    },
  );
}

const todoOf: Record<WhyNotSigned, "list" | "replaced" | "closed" | "state" | "early"> = {
  "sign.why.notFound": "list",
  "sign.why.unknownCode": "list",
  "sign.why.noLeg": "list",
  "sign.why.left": "list",
  "sign.why.replaced": "replaced",
  "sign.why.closed": "closed",
  "sign.why.state": "state",
  "sign.why.early": "early",
};

/** Signs leg by leg; a leg that takes none refuses its own marks only. */
function signAll(
  db: Db,
  actor: Actor<"trip.sign">,
  tripId: number,
  inputs: readonly (SignInput & { stopId: number })[],
): (RefusedSign & { stopId: number })[] {
  const names = namesOfPlaces(db, tripId);
  return [...new Set(inputs.map((i) => i.stopId))].flatMap((stopId) => {
    const here = inputs.filter((i) => i.stopId === stopId);
    const done = signPeople(db, actor, tripId, stopId, here);
    return done.ok
      ? done.refused.map((r) => ({ ...r, stopId }))
      : here.map(({ placeId }) => ({ placeId, stopId, name: names.get(placeId) ?? null, why: done.why }));
  });
}

function readChanges(form: FormData): (SignInput & { stopId: number })[] | null {
  const many = form.get("signs");
  if (typeof many === "string") {
    try {
      const parsed = z.array(change).max(2000).safeParse(JSON.parse(many));
      return parsed.success ? parsed.data : null;
    } catch {
      return null;
    }
  }
  const stopId = Number(form.get("stopId"));
  const rest = form.get("rest");
  if (typeof rest === "string") {
    const ids = rest.split(",").map(Number);
    return ids.every((n) => Number.isSafeInteger(n) && n > 0)
      ? ids.map((placeId) => ({ stopId, placeId, mark: "present" as const }))
      : null;
  }
  const [placeId, mark] = String(form.get("one") ?? "").split(":");
  const parsed = change.safeParse({ stopId, placeId: Number(placeId), mark: mark === "none" ? null : mark });
  return parsed.success ? [parsed.data] : null;
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function SignIn() {
  return <SignInPage page={useLoaderData<typeof loader>()} result={useActionData<typeof action>()} />;
}
