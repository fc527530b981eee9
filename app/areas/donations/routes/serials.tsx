import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { Db } from "db/client.server";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { type Language, translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { PageHead } from "~/ui/page-head";
import { donationSubject } from "../donation-name";
import { type FoundDonation, findWholeDonation, itemsOfLines } from "../donation-queries.server";
import { fillSerials } from "../fill-serials.server";
import { holderLabel } from "../holders.server";
import { savedAgain } from "../saved-again";
import { donationText } from "../text";
import { handoverText } from "../text/handover";
import { SerialsForm } from "../ui/serials-form";
import { writeSerials } from "../write-serials.server";

/** Pieces that carry a maker's number, with what is entered or typed. */
function rowsOf(db: Db, found: FoundDonation, language: Language) {
  const lines = new Map(found.lines.filter((l) => l.line.serials).map((l) => [l.line.id, l]));
  return itemsOfLines(db, [...lines.keys()]).flatMap((item) => {
    const row = lines.get(item.lineId);
    return row
      ? [
          {
            itemId: item.id,
            name: row.line.name,
            model: row.line.model ?? "",
            piece: item.piece,
            holder: holderLabel(row.holder, language),
            number: item.assetNumber,
            serial: item.serial ?? "",
          },
        ]
      : [];
  });
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "donation.edit");
  const db = database();
  const found = findWholeDonation(db, actor, idFrom(params.donationId));
  if (!found) throw notFound();
  const language = await languageOf(request);
  return {
    id: found.donation.id,
    short: found.donation.title,
    title: translator(donationText, language)("serial.title"),
    rows: rowsOf(db, found, language),
  };
}

/** Saves what stands in the boxes; `fill` puts a file or a pasted list into the empty ones and shows it, unsaved. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "donation.edit");
  const db = database();
  const id = idFrom(params.donationId);
  const found = findWholeDonation(db, actor, id);
  if (!found) throw notFound();
  const language = await languageOf(request);
  const t = translator(donationText, language);
  const form = await request.formData();
  const rows = rowsOf(db, found, language);
  const typed = rows.map((r) => ({
    itemId: r.itemId,
    serial: String(form.get(`serial-${r.itemId}`) ?? r.serial).slice(0, 40),
  }));
  const shown = Object.fromEntries(typed.map((r) => [r.itemId, r.serial]));
  const paste = String(form.get("paste") ?? "").slice(0, 20_000);
  const blank = {
    shown,
    paste,
    problems: {} as Record<number, string>,
    said: null,
    tone: "bad" as "bad" | "ok",
  };
  if (form.get("step") === "fill") {
    const filled = await fillSerials(typed, form.get("file"), paste);
    if (!filled.ok)
      return data(
        { ...blank, said: t(filled.why === "sheet" ? "sheetProblem" : "serial.nothing") },
        { status: 400 },
      );
    const words = [t("serial.filled", { count: filled.filled })];
    if (filled.over > 0) words.push(t("serial.tooMany", { count: filled.over }));
    return data({
      ...blank,
      paste: "",
      shown: filled.shown,
      said: words.join(" "),
      tone: (filled.over > 0 ? "bad" : "ok") as "bad" | "ok",
    });
  }
  const done = writeSerials(db, actor, id, typed);
  if (done.ok) {
    const { words, tone } = savedAgain(translator(handoverText, language), t("page.saved"), done);
    return redirectWithNotice(`/donations/${id}`, words, tone);
  }
  if (done.why === "donation.why.notFound") throw notFound();
  const problems: Record<number, string> = {};
  for (const itemId of done.kept) problems[itemId] = t("serial.kept");
  for (const itemId of done.twice) problems[itemId] = t("serial.twice");
  for (const [itemId, batch] of done.used) problems[itemId] = t("serial.used", { batch });
  return refuse(
    actor,
    { event: "donation.serials-entered", subject: donationSubject(found.donation), why: done.why },
    { ...blank, problems, said: t(done.why) },
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Serials() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(donationText);
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("page.area"), to: "/donations" },
          { label: d.short, to: `/donations/${d.id}` },
          { label: d.title },
        ]}
        title={d.title}
        facts={[t("serial.lead")]}
      />
      <SerialsForm
        key={JSON.stringify(result?.shown ?? null)}
        rows={d.rows}
        result={result}
        cancelHref={`/donations/${d.id}`}
      />
    </>
  );
}
