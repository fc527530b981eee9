import { useText } from "~/platform/i18n/use-text";
import { type FileKindName, fileKinds } from "../import/file-kind";

export interface Staying {
  count: number;
  from: number;
  to: number;
  before: number | null;
  after: number | null;
  /** A page of it was turned to: it stands open. */
  asked: boolean;
  rows: readonly { to: string; name: string }[];
}

/** Everybody who stays when a file is undone, behind a line; a hundred names at a time. */
export function StayingList({ staying: s, kind, at }: { staying: Staying; kind: FileKindName; at: string }) {
  const t = useText(fileKinds[kind].text);
  const turn = (label: string, from: number | null) =>
    from !== null && <a href={`${at}?staying=${from}#staying`}>{label}</a>;
  return (
    <details id="staying" open={s.asked} className="mt2 w-full text-left">
      <summary>{t("allStaying", { count: s.count })}</summary>
      <div className="row wraps">
        {s.rows.map((r) => (
          <a key={r.to} href={r.to}>
            {r.name}
          </a>
        ))}
      </div>
      {(s.before !== null || s.after !== null) && (
        <div className="row mt2">
          <span>{t("stayingSpan", { from: s.from, to: s.to, count: s.count })}</span>
          {turn(t("stayingBefore"), s.before)}
          {turn(t("stayingAfter"), s.after)}
        </div>
      )}
    </details>
  );
}
