import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { useFields } from "~/platform/forms/use-fields";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { ErrorSummary, TextField } from "~/ui/field";
import { PageHead } from "~/ui/page-head";
import { changeDuplicateRules, readDuplicateRules } from "../duplicates/duplicate-rules.server";
import { agreements, usualRules } from "../duplicates/duplicate-score";
import { rulesForm } from "../duplicates/rules-form";
import { scanDuplicates } from "../duplicates/scan-duplicates.server";
import { duplicatesText } from "../text/duplicates";

const address = "/people/duplicates/rules";

export async function loader({ request }: LoaderFunctionArgs) {
  await requireActor(request, "setting.manage");
  const title = translator(duplicatesText, await languageOf(request))("rules.title");
  return { title, rules: readDuplicateRules(database()), usual: usualRules };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "setting.manage");
  const db = database();
  const t = translator(duplicatesText, await languageOf(request));
  const form = await request.formData();
  const submission = parseWithZod(form, { schema: rulesForm });
  const restore = form.get("restore") !== null;
  if (!restore && submission.status !== "success")
    return data({ lastResult: submission.reply() }, { status: 400 });
  const rules = restore || submission.status !== "success" ? usualRules : submission.value;
  if (!changeDuplicateRules(db, actor, rules)) return redirectWithNotice(address, t("rules.unchanged"));
  const { suspected } = scanDuplicates(db, actor);
  return redirectWithNotice(address, t("rules.saved", { count: suspected }));
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

const groups = [
  ["name", agreements.filter((a) => a.startsWith("name"))],
  ["birth", agreements.filter((a) => a.startsWith("birth"))],
  ["phone", agreements.filter((a) => a.startsWith("phone"))],
  ["place", agreements.filter((a) => a.startsWith("village"))],
] as const;

export default function DuplicateRules() {
  const d = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>()?.lastResult;
  const t = useText(duplicatesText);
  const f = useFields(duplicatesText, {
    lastResult,
    defaultValue: Object.fromEntries(Object.entries(d.rules).map(([k, v]) => [k, String(v)])),
  });
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("crumb.people"), to: "/people" },
          { label: t("crumb.list"), to: "/people/duplicates" },
          { label: t("crumb.rules") },
        ]}
        title={d.title}
      />
      <form method="post" className="sheet form" key={`${f.key} ${JSON.stringify(d.rules)}`} noValidate>
        <div className="sb pad6">
          <ErrorSummary title={(count) => t("rules.errors", { count })} items={f.items} />
          <p className="ink2">{t("rules.intro")}</p>
          {groups.map(([group, members]) => (
            <fieldset className="f mt4" key={group}>
              <legend className="lab">{t(`rules.${group}`)}</legend>
              {members.map((a) => (
                <TextField
                  {...f.field(a)}
                  key={a}
                  label={t(`agreement.${a}`)}
                  help={t("rules.usual", { points: d.usual[a], example: t(`rules.example.${a}`) })}
                  suffix={t("rules.points")}
                  width="w6"
                  inputMode="numeric"
                  maxLength={3}
                />
              ))}
            </fieldset>
          ))}
          <TextField
            {...f.field("threshold")}
            label={t("rules.threshold")}
            help={t("rules.thresholdHelp", { points: d.usual.threshold })}
            suffix={t("rules.points")}
            width="w6"
            inputMode="numeric"
            maxLength={3}
          />
          <div className="row mt4">
            <button type="submit" className="btn pri">
              {t("rules.submit")}
            </button>
            <button type="submit" className="btn" name="restore" value="yes">
              {t("rules.restore")}
            </button>
            <a className="btn" href="/people/duplicates">
              {t("rules.cancel")}
            </a>
          </div>
        </div>
      </form>
    </>
  );
}
