import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { Icon } from "~/ui/icon";
import { PageHead } from "~/ui/page-head";
import { Sheet } from "~/ui/sheet";
import { formGroups } from "../papers";
import { loanPaperText } from "../text/papers";

export async function loader({ request }: LoaderFunctionArgs) {
  await requireActor(request, "loan.view");
  return { title: translator(loanPaperText, await languageOf(request))("forms.title") };
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

/** Every form without values, to be filled in by hand. */
export default function Forms() {
  const { title } = useLoaderData<typeof loader>();
  const t = useText(loanPaperText);
  return (
    <>
      <PageHead
        crumbs={[{ label: t("forms.area"), to: "/loans/calculator" }, { label: title }]}
        title={title}
      />
      <p className="sub">{t("forms.lead")}</p>
      <div className="stack">
        {(Object.keys(formGroups) as (keyof typeof formGroups)[]).map((group) => (
          <Sheet key={group} title={t(`forms.group.${group}`)} count={formGroups[group].length}>
            <table className="tbl two">
              <caption className="vh">{t(`forms.group.${group}`)}</caption>
              <tbody>
                {formGroups[group].map((form) => (
                  <tr key={form}>
                    <td className="nw">
                      <a className="who" href={`/loans/forms/${form}.pdf`} target="_blank" rel="noreferrer">
                        {t(`kind.${form}`)}
                      </a>
                    </td>
                    <td className="sub">{t(`forms.help.${form}`)}</td>
                    <td className="num">
                      <a
                        className="btn sm"
                        href={`/loans/forms/${form}.pdf`}
                        target="_blank"
                        rel="noreferrer"
                      >
                        <Icon name="printer" />
                        {t("forms.print")}
                        <span className="vh"> {t(`kind.${form}`)}</span>
                      </a>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Sheet>
        ))}
      </div>
    </>
  );
}
