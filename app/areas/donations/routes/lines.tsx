import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { linesOf as typedLines, withFreeLines } from "~/platform/forms/form-lines";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translateMessage, translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { yuanFigure } from "~/platform/money";
import { PageHead } from "~/ui/page-head";
import { Note } from "~/ui/sheet";
import { bySort, lineFields, readLines, type TypedLine } from "../donation-line";
import { donationSubject } from "../donation-name";
import { findWholeDonation } from "../donation-queries.server";
import { type DonationState, takesFacts } from "../donation-state";
import { typedText } from "../item-form";
import { offeredHolders } from "../offered-holders.server";
import { donationText } from "../text";
import { LinesForm } from "../ui/lines-form";
import { writeLines } from "../write-lines.server";

const blank = (holder: string): TypedLine => ({
  lineId: "",
  holder,
  name: "",
  category: "",
  model: "",
  quantity: "1",
  unit: "",
  price: "",
  valuation: "invoice",
  serials: bySort,
  special: "",
  condition: "new",
  warrantyOn: "",
  kit: "",
});

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "donation.edit");
  const db = database();
  const found = findWholeDonation(db, actor, idFrom(params.donationId));
  if (!found) throw notFound();
  const language = await languageOf(request);
  const { donation: d } = found;
  const lines = found.lines.map(
    ({ line, holder }): TypedLine => ({
      lineId: String(line.id),
      holder: holder.kind === "village" ? `v-${holder.villageId}` : `h-${holder.id}`,
      name: line.name,
      category: line.category,
      model: line.model ?? "",
      quantity: String(line.quantity),
      unit: line.unit,
      price: yuanFigure(line.unitFen),
      valuation: line.valuation,
      serials: line.serials ? "1" : "",
      special: line.special ? "1" : "",
      condition: line.condition,
      warrantyOn: line.warrantyOn ?? "",
      kit: line.kit ?? "",
    }),
  );
  const offered = offeredHolders(
    db,
    actor.villages,
    language,
    lines.map((l) => l.holder),
  );
  // Nobody is given something because they stand first or in the line before: only one of one is chosen already.
  const [only, ...others] = offered.holders;
  const first = blank(offered.find || others.length > 0 ? "" : (only?.value ?? ""));
  return {
    id: d.id,
    short: d.title,
    title: translator(donationText, language)("line.title"),
    revision: d.revision,
    open: takesFacts(d.state as DonationState),
    offered,
    lines: withFreeLines(lines, first, lines.length === 0 ? 4 : 2),
  };
}

/** All lines at once; `more` saves and comes back with free ones. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "donation.edit");
  const db = database();
  const id = idFrom(params.donationId);
  const found = findWholeDonation(db, actor, id);
  if (!found) throw notFound();
  const language = await languageOf(request);
  const t = translator(donationText, language);
  const form = await request.formData();
  const typed = typedLines(form, lineFields, 200);
  // A search keeps what is typed and saves nothing; what was found stays offered while the form comes back.
  const step = form.get("step");
  const term = typedText(form, step === "find" ? "find" : "searched", 40);
  const offered = offeredHolders(
    db,
    actor.villages,
    language,
    typed.map((l) => l.holder),
    term || undefined,
  );
  if (step === "find") return data({ lines: typed, errors: {}, why: null, offered });
  const { lines, errors } = readLines(typed);
  if (Object.keys(errors).length > 0)
    return data({ lines: typed, errors, why: null, offered }, { status: 400 });
  const done = writeLines(db, actor, id, lines, Number(form.get("revision")));
  if (!done.ok) {
    if (done.why === "donation.why.notFound") throw notFound();
    return refuse(
      actor,
      { event: "donation.lines-changed", subject: donationSubject(found.donation), why: done.why },
      { lines: typed, errors: {}, why: translateMessage(donationText, language, done.why), offered },
    );
  }
  const more = step === "more";
  const serials = lines.some((l) => l.serials);
  return redirectWithNotice(
    `/donations/${id}${more ? "/lines" : serials ? "/serials" : ""}`,
    t("page.saved"),
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Lines() {
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
      />
      <div className="stack">
        {result?.why && (
          <Note tone="bad" role="alert">
            {result.why}
          </Note>
        )}
        {d.open ? (
          <LinesForm
            key={d.revision}
            lines={result?.lines ?? d.lines}
            errors={result?.errors ?? {}}
            {...(result?.offered ?? d.offered)}
            revision={d.revision}
            cancelHref={`/donations/${d.id}`}
          />
        ) : (
          <Note tone="warn">{t("donation.why.settled")}</Note>
        )}
      </div>
    </>
  );
}
