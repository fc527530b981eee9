import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { addDays, longDay } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { addPolicyVersion, lookAtVersion, type WhyNotAdded } from "../add-policy-version.server";
import { policyRegions } from "../policies.server";
import { policyVersionForm } from "../policy-forms";
import { allKeys, clauseField, keysOf, policyKeys } from "../policy-key";
import { regionNames } from "../policy-page.server";
import { policyText } from "../text";
import { NewVersionPage } from "../ui/new-version-page";
import { valueWords } from "../ui/policy-words";
import { typedValue } from "../ui/typed-value";
import { findVersion } from "../version-page.server";

const baseOf = (id: string | undefined) => {
  const found = findVersion(database(), Number(id));
  if (!found) throw notFound();
  return found.version;
};

/** The form begins from the version it was opened on: most of a new version stays as it was. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireActor(request, "policy.manage");
  const base = baseOf(params.versionId);
  const db = database();
  const language = await languageOf(request);
  const t = translator(policyText, language);
  const nameOf = regionNames(db, language);
  const said = new Map(base.values.map((row) => [row.key, row.value]));
  const clauses = new Map(base.values.map((row) => [row.key, row.clause]));
  const regions = policyRegions(db).map((r) => ({ value: r.code, label: nameOf(r.code) }));
  return {
    id: base.id,
    title: t("newVersion.title"),
    base: t("newVersion.base", { region: nameOf(base.region), day: longDay(base.fromOn, language) }),
    baseDocument: base.document,
    keys: keysOf(base.product),
    regions,
    values: {
      region: regions.some((r) => r.value === base.region) ? base.region : "",
      previousUntil: "",
      fromOn: "",
      document: "",
      source: "",
      confidence: "",
      ...Object.fromEntries(allKeys.map((key) => [key, typedValue(policyKeys[key], said.get(key))])),
      ...Object.fromEntries(allKeys.map((key) => [clauseField(key), clauses.get(key) ?? ""])),
    },
  };
}

/** A gap or an overlap with its days and the two days that would repair it; other refusals are words at a field. */
function hurdle(why: WhyNotAdded) {
  if (why.why !== "policy.gap" && why.why !== "policy.overlap") return null;
  const { from, to } = why;
  return {
    kind: why.why === "policy.gap" ? ("gap" as const) : ("overlap" as const),
    from,
    to: to === "9999-12-31" ? null : to,
    // A gap closes when the new version begins on its first day, or the old one ends on its last.
    repair:
      why.why === "policy.gap"
        ? { fromOn: from, previousUntil: to }
        : { fromOn: null, previousUntil: addDays(from, -1) },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "policy.manage");
  const base = baseOf(params.versionId);
  const db = database();
  const form = await request.formData();
  // The two buttons that repair a gap send the day that does it.
  for (const name of ["fromOn", "previousUntil"]) {
    const repaired = form.get(`repair-${name}`);
    if (typeof repaired === "string") form.set(name, repaired);
    form.delete(`repair-${name}`);
  }
  const submission = parseWithZod(form, { schema: policyVersionForm });
  if (submission.status !== "success")
    return data({ lastResult: submission.reply(), look: null, hurdle: null }, { status: 400 });
  const language = await languageOf(request);
  const t = translator(policyText, language);
  const input = submission.value;
  const refused = (why: WhyNotAdded) => {
    const field =
      why.why === "policy.noRegion"
        ? "region"
        : why.why === "policy.nothing"
          ? keysOf(base.product)[0]!
          : "fromOn";
    return refuse(
      actor,
      {
        event: "policy.proposed",
        subject: { kind: "policy", id: base.id, label: input.document },
        why: why.why,
      },
      {
        lastResult: submission.reply({ fieldErrors: { [field]: [why.why] } }),
        look: null,
        hurdle: hurdle(why),
      },
    );
  };
  if (input.intent === "look") {
    const look = lookAtVersion(db, base, input);
    if (look.why) return refused(look.why);
    const words = (key: (typeof allKeys)[number], value: string | null) =>
      value === null ? null : valueWords(t, key, value, language, input.reference ?? "LPR");
    return data({
      lastResult: submission.reply(),
      hurdle: null,
      look: {
        closes: look.closes ? longDay(look.closes.toOn, language) : null,
        rows: look.differences.map((d) => ({
          label: t(`key.${d.key}`),
          before: words(d.key, d.before),
          after: words(d.key, d.after),
        })),
      },
    });
  }
  const result = addPolicyVersion(db, actor, base, input);
  if (!result.ok) return refused(result);
  return redirectWithNotice(
    `/policies/${result.id}`,
    t("newVersion.added", { day: longDay(input.fromOn, language) }),
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function NewPolicyVersion() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <NewVersionPage
      page={d}
      lastResult={result?.lastResult}
      look={result?.look ?? null}
      hurdle={result?.hurdle ?? null}
    />
  );
}
