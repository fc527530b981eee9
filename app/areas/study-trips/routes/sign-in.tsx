import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { clockOf } from "~/platform/dates";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { personName } from "~/platform/search/place-name";
import { signPage } from "../sign-page.server";
import { type SignInput, signByCode, signPeople, type WhyNotSigned } from "../sign-people.server";
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
  for (const stopId of [...new Set(inputs.map((i) => i.stopId))]) {
    const done = signPeople(
      db,
      actor,
      id,
      stopId,
      inputs.filter((i) => i.stopId === stopId),
    );
    if (!done.ok) return refused(done.why);
  }
  return data({ why: null, said: null, tone: "ok" as const });
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
