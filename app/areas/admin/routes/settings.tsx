import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useMessages, useText } from "~/platform/i18n/use-text";
import { readSettings } from "~/platform/settings.server";
import { TextField } from "~/ui/field";
import { PageHead } from "~/ui/page-head";
import { Sheet } from "~/ui/sheet";
import { changeSettings } from "../change-settings.server";
import { settingsForm } from "../staff-forms";
import { adminText } from "../text";

export async function loader({ request }: LoaderFunctionArgs) {
  await requireActor(request, "setting.manage");
  const title = translator(adminText, await languageOf(request))("settings.title");
  return { title, ...readSettings(database()) };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "setting.manage");
  const submission = parseWithZod(await request.formData(), { schema: settingsForm });
  if (submission.status !== "success")
    return data({ typed: submission.payload, errors: submission.error ?? {} }, { status: 400 });
  const { changed } = changeSettings(database(), actor, submission.value);
  const t = translator(adminText, await languageOf(request));
  return redirectWithNotice("/admin/settings", t(changed ? "settings.saved" : "settings.unchanged"));
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function SettingsPage() {
  const settings = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const errors: Record<string, string[] | null> = result?.errors ?? {};
  const typed: Record<string, unknown> = result?.typed ?? {};
  const t = useText(adminText);
  const messages = useMessages(adminText);
  return (
    <>
      <PageHead title={t("settings.title")} />
      <Sheet pad className="form">
        <form method="post">
          <TextField
            id="idleMinutes"
            name="idleMinutes"
            label={t("settings.idle")}
            help={t("settings.idleHelp")}
            suffix={t("settings.minutes")}
            width="w6"
            inputMode="numeric"
            defaultValue={String(typed.idleMinutes ?? settings.idleMinutes)}
            errors={messages(errors.idleMinutes ?? undefined)}
            required
          />
          <TextField
            id="issuerName"
            name="issuerName"
            label={t("settings.issuer")}
            help={t("settings.issuerHelp")}
            width="w24"
            maxLength={60}
            defaultValue={String(typed.issuerName ?? settings.issuerName)}
            errors={messages(errors.issuerName ?? undefined)}
            required
          />
          <TextField
            id="officePhone"
            name="officePhone"
            label={t("settings.phone")}
            help={t("settings.phoneHelp")}
            width="w16"
            maxLength={20}
            inputMode="tel"
            defaultValue={String(typed.officePhone ?? settings.officePhone)}
            errors={messages(errors.officePhone ?? undefined)}
            required
          />
          <button type="submit" className="btn pri mt4">
            {t("settings.submit")}
          </button>
        </form>
      </Sheet>
    </>
  );
}
