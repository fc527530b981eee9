import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { RecordsAnswer, StaleAnswer } from "~/platform/forms/kept-answer";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { decideLateScan, type WhyNotLate } from "../decide-late-scan.server";
import { stocktakeSubject } from "../donation-name";
import { grades } from "../item-state";
import { closeStocktake, recordScans, type WhyNotStocktake } from "../stocktake.server";
import { countStocktake } from "../stocktake-count";
import { stocktakePage } from "../stocktake-page.server";
import { countedOf, findStocktake, itemsOfScans } from "../stocktake-queries.server";
import { stocktakeText } from "../text/stocktake";
import { StocktakePageView } from "../ui/stocktake-page";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "donation.view");
  const found = findStocktake(database(), actor.villages, idFrom(params.stocktakeId));
  if (!found) throw notFound();
  return stocktakePage(database(), actor, found, await languageOf(request));
}

const scan = z.object({
  key: z.string().min(3).max(60),
  code: z.string().min(1).max(300),
  grade: z.enum(grades).nullable(),
  how: z.enum(["camera", "typed", "list"]),
  at: z.number().int(),
});

/** Scans that a phone kept (`scans`, JSON), one that was typed without script (`code`), or the end (`step` = close). */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "stocktake.run");
  const db = database();
  const id = idFrom(params.stocktakeId);
  const found = findStocktake(db, actor.villages, id);
  if (!found) throw notFound();
  const t = translator(stocktakeText, await languageOf(request));
  const form = await request.formData();
  const refused = (event: string, why: WhyNotStocktake | WhyNotLate) => {
    if (why === "stocktake.why.notFound") throw notFound();
    return refuse(
      actor,
      { event, subject: stocktakeSubject(found.stocktake), villageId: found.stocktake.villageId, why },
      { why: t(why) },
    );
  };
  if (form.get("step") === "close") {
    // What was shown as missing when somebody said so; it may be more by now.
    const counted = countedOf(db, id);
    const missing = countStocktake(counted.expected, counted.scans).missing.length;
    if (missing > 0 && found.stocktake.state === "open" && Number(form.get("missing") ?? 0) < missing)
      return data({ why: t("stocktake.why.missing", { count: missing }) }, { status: 400 });
    const done = closeStocktake(db, actor, id);
    return done.ok
      ? redirectWithNotice(`/stocktakes/${id}`, t("page.closed"))
      : refused("stocktake.closed", done.why);
  }
  const decision = (["counted", "left"] as const).find((s) => s === form.get("step"));
  if (decision) {
    const done = decideLateScan(db, actor, id, Number(form.get("scan")), decision);
    if (done.ok) return redirectWithNotice(`/stocktakes/${id}`, t(`late.${decision}Said`));
    return refused(`stocktake.late-${decision}`, done.why);
  }
  const scans = readScans(form);
  if (!scans) return data({ why: t("verdict.unknown") }, { status: 400 });
  const done = recordScans(db, actor, id, scans);
  if (!done.ok) return refused("stocktake.scanned", done.why);
  return data({
    why: done.late && !form.has("scans") ? t("late.typed") : null,
    late: done.late,
    records: itemsOfScans(
      db,
      id,
      scans.map((s) => s.key),
    ),
  });
}

function readScans(form: FormData): z.infer<typeof scan>[] | null {
  const many = form.get("scans");
  if (typeof many === "string") {
    try {
      const parsed = z.array(scan).max(2000).safeParse(JSON.parse(many));
      return parsed.success ? parsed.data : null;
    } catch {
      return null;
    }
  }
  const code = String(form.get("code") ?? "").trim();
  const at = Date.now();
  const parsed = scan.safeParse({ key: `t${at}${code}`.slice(0, 60), code, grade: null, how: "typed", at });
  return parsed.success ? [parsed.data] : null;
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function StocktakeRoute() {
  const result = useActionData<typeof action>();
  return (
    <>
      {result && "late" in result && result.late && <StaleAnswer />}
      {result && "records" in result && <RecordsAnswer records={result.records} />}
      <StocktakePageView page={useLoaderData<typeof loader>()} why={result?.why} />
    </>
  );
}
