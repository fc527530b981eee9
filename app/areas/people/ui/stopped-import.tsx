import { useText } from "~/platform/i18n/use-text";
import { importsText } from "~/platform/imports/text";
import { Icon } from "~/ui/icon";
import { Note } from "~/ui/sheet";
import { type FileKindName, fileKinds } from "../import/file-kind";

interface StoppedPage {
  id: number;
  own: boolean;
  begun: boolean;
  progress: number;
  mark: string;
  why: string | null;
  whyNotUndone: string | null;
}

/** A file that did not get through: why, and what can be done, whether something was written or nothing. */
export function StoppedImport({ kind, page }: { kind: FileKindName; page: StoppedPage }) {
  const { text, at } = fileKinds[kind];
  const t = useText(text);
  const i = useText(importsText);
  return (
    <>
      <Note tone="bad" role="alert">
        {page.why ?? t("why.failed")}
      </Note>
      <form method="post" className="actbar wraps">
        <span className="grow">
          {page.begun && t("resumeNote", { row: page.progress.toLocaleString("en") })}
        </span>
        <input type="hidden" name="seen" value={page.mark} />
        {page.begun ? (
          <>
            <button
              type="submit"
              className="btn danger"
              name="do"
              value="undo"
              disabled={page.whyNotUndone !== null}
            >
              <Icon name="undo-2" />
              {t("undo")}
            </button>
            {page.own && (
              <button type="submit" className="btn pri" name="do" value="resume">
                {t("resume")}
              </button>
            )}
          </>
        ) : (
          <>
            <button type="submit" className="btn" name="do" value="abandon">
              {i("dry.cancel")}
            </button>
            <a className="btn" href={`${at}/${page.id}/columns`}>
              <Icon name="columns-3" />
              {i("columns.change")}
            </a>
            <button type="submit" className="btn pri" name="do" value="again">
              {t("again")}
            </button>
          </>
        )}
      </form>
    </>
  );
}
