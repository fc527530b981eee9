import { useMessages, useText } from "~/platform/i18n/use-text";
import { FieldErrors, TextField } from "~/ui/field";
import { Icon } from "~/ui/icon";
import { PageHead } from "~/ui/page-head";
import { Facts, Note, Sheet } from "~/ui/sheet";
import { viewReasons } from "../privacy-forms";
import { privacyText } from "../text";

export interface DocumentPageProps {
  title: string;
  alt: string;
  id: number;
  name: string;
  documentId: number;
  isPdf: boolean;
  expires: string | null;
  added: string;
  mayRemove: boolean;
  answer?: { ticket: string | null; errors: string[] | null; removal: string[] | null };
}

/** One paper: first why, then the scan for a minute. */
export function DocumentPage(d: DocumentPageProps) {
  const t = useText(privacyText);
  const file = d.answer?.ticket
    ? `/people/${d.id}/documents/${d.documentId}/scan?ticket=${d.answer.ticket}`
    : null;
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("people"), to: "/people" },
          { label: d.name, to: `/people/${d.id}/privacy` },
          { label: t("document.open") },
        ]}
        title={d.title}
      />
      <div className="stack">
        <Sheet pad>
          <Facts
            items={[
              [t("document.added"), d.added],
              ...(d.expires ? [[t("document.expires"), d.expires] as const] : []),
            ]}
          />
          {file ? <Shown file={file} isPdf={d.isPdf} alt={d.alt} /> : <Why errors={d.answer?.errors} />}
        </Sheet>
        {d.mayRemove && <Removal errors={d.answer?.removal} />}
      </div>
    </>
  );
}

function Shown({ file, isPdf, alt }: { file: string; isPdf: boolean; alt: string }) {
  const t = useText(privacyText);
  return (
    <div className="mt4">
      {isPdf ? (
        <a className="btn pri" href={file} target="_blank" rel="noreferrer">
          <Icon name="file-text" />
          {t("document.openPdf")}
        </a>
      ) : (
        <img className="scan" src={file} alt={alt} />
      )}
      <p className="t13 sub mt3">{t("document.shown")}</p>
    </div>
  );
}

function Why({ errors }: { errors?: string[] | null }) {
  const t = useText(privacyText);
  const say = useMessages(privacyText);
  return (
    <form method="post" className="mt4" noValidate>
      <fieldset className="f">
        <legend className="lab">{t("document.why")}</legend>
        <span className="help">{t("document.whyHelp")}</span>
        <FieldErrors id="why" errors={say(errors ?? undefined)} />
        <div className="radios">
          {viewReasons.map((why) => (
            <label key={why} className="plain">
              <input type="radio" name="why" value={why} required />
              {t(`document.${why}`)}
            </label>
          ))}
        </div>
      </fieldset>
      <TextField
        id="other"
        name="other"
        label={t("document.otherWhy")}
        optional={t("document.otherOnly")}
        maxLength={200}
        autoComplete="off"
        className="mt3"
      />
      <div className="row mt4">
        <button type="submit" className="btn pri">
          <Icon name="eye" />
          {t("document.show")}
        </button>
      </div>
    </form>
  );
}

function Removal({ errors }: { errors?: string[] | null }) {
  const t = useText(privacyText);
  const say = useMessages(privacyText);
  return (
    <Sheet title={t("document.remove")} pad>
      <form method="post" noValidate>
        <Note tone="warn">{t("document.removeHelp")}</Note>
        <TextField
          id="reason"
          name="reason"
          label={t("consent.withdrawReason")}
          errors={say(errors ?? undefined)}
          maxLength={200}
          autoComplete="off"
          className="mt4"
        />
        <div className="row mt4">
          <button type="submit" className="btn danger" name="step" value="remove">
            {t("document.remove")}
          </button>
        </div>
      </form>
    </Sheet>
  );
}
