import { useText } from "~/platform/i18n/use-text";
import { TextField } from "~/ui/field";
import { Icon } from "~/ui/icon";
import { PageHead } from "~/ui/page-head";
import { Note, Sheet } from "~/ui/sheet";
import { duplicatesText } from "../text/duplicates";

/** Finds the other record of somebody whom no rule suspects; what is typed stays out of the address: it may be a number. */
export function SamePersonPage(props: {
  id: number;
  name: string;
  title: string;
  answer?: {
    term: string;
    error: "same.findMissing" | null;
    found: readonly { id: number; name: string; facts: string }[] | null;
    more?: boolean;
  };
}) {
  const { answer } = props;
  const t = useText(duplicatesText);
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("crumb.people"), to: "/people" },
          { label: props.name, to: `/people/${props.id}` },
          { label: t("same.crumb") },
        ]}
        title={props.title}
        facts={[t("same.help")]}
      />
      <Sheet pad className="form">
        <form method="post" key={JSON.stringify(answer ?? null)} noValidate>
          <TextField
            id="term"
            name="term"
            label={t("same.find")}
            help={t("same.findHelp")}
            defaultValue={answer?.term}
            maxLength={40}
            autoComplete="off"
            width="w24"
            errors={answer?.error ? [t(answer.error)] : undefined}
          />
          <div className="row mt4">
            <button type="submit" name="step" value="find" className="btn pri">
              {t("same.search")}
            </button>
            <a className="btn" href={`/people/${props.id}`}>
              {t("same.cancel")}
            </a>
          </div>
        </form>
        {answer?.found?.length === 0 && (
          <div className="mt4">
            <Note>{t("same.none")}</Note>
          </div>
        )}
        {answer?.found && answer.found.length > 0 && (
          <ul className="mt4">
            {answer.found.map((p) => (
              <li key={p.id} className="row between mt2">
                <span>
                  <b>{p.name}</b> <span className="sub">{p.facts}</span>
                </span>
                <form method="post">
                  <input type="hidden" name="otherId" value={p.id} />
                  <button
                    type="submit"
                    name="step"
                    value="choose"
                    className="btn"
                    aria-label={t("same.chooseOf", { name: `${p.name} ${p.facts}` })}
                  >
                    <Icon name="git-merge" />
                    {t("same.choose")}
                  </button>
                </form>
              </li>
            ))}
          </ul>
        )}
        {answer?.more && <p className="sub mt4">{t("same.more")}</p>}
      </Sheet>
    </>
  );
}
