import type { LoaderFunctionArgs } from "@remix-run/node";
import { isDemo } from "~/platform/env.server";
import { notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { LanguageSwitch } from "~/platform/i18n/language-switch";
import { translator } from "~/platform/i18n/text";
import { useLanguage, useText } from "~/platform/i18n/use-text";
import { PageHead } from "~/ui/page-head";
import { kitText } from "../text";
import { Basics } from "../ui/basics";
import { Forms } from "../ui/forms";
import { Lists } from "../ui/lists";
import { Process } from "../ui/process";

/** The living style guide: in demo mode only, in production there is no such page. */
export async function loader({ request }: LoaderFunctionArgs) {
  if (!isDemo()) throw notFound();
  return { title: translator(kitText, await languageOf(request))("title") };
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Kit() {
  const t = useText(kitText);
  return (
    <div className="bare">
      <main className="main kit" id="main">
        <PageHead
          title={t("title")}
          facts={[t("facts"), t("demoOnly")]}
          actions={<LanguageSwitch language={useLanguage()} label={t("otherLanguage")} to="/kit" />}
        />
        <div className="stack">
          <Basics />
          <Forms />
          <Lists />
          <Process />
        </div>
      </main>
    </div>
  );
}
