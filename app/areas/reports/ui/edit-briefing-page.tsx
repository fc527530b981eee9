import { useText } from "~/platform/i18n/use-text";
import { ErrorSummary, FieldErrors, TextAreaField, TextField } from "~/ui/field";
import { PageHead } from "~/ui/page-head";
import { Note, Sheet } from "~/ui/sheet";
import { type BriefingPart, type BriefingWords, mostPhotos } from "../briefing";
import type { TypedBriefing } from "../briefing-form";
import { reportsText } from "../text";
import { briefingText } from "../text/briefing";

export interface EditBriefingFacts {
  title: string;
  month: string;
  monthName: string;
  issued: boolean;
  revision: number;
  words: BriefingWords;
  taken: readonly number[];
  photos: readonly { id: number; tripId: number; caption: string }[];
  names: readonly { name: string; value: string }[];
  result: {
    typed: TypedBriefing;
    errors: readonly { field: string; text: string }[];
    why: string | null;
  } | null;
}

const areas = ["support", "business", "practice", "next"] as const;

/** Words and photos of a briefing; the figures stand in brackets and come in by themselves. */
export function EditBriefingPage(d: EditBriefingFacts) {
  const t = useText(briefingText);
  const r = useText(reportsText);
  const words = d.result?.typed.words ?? d.words;
  const taken = d.result?.typed.photoIds ?? d.taken;
  const errorsOf = (field: string) => {
    const found = (d.result?.errors ?? []).filter((e) => e.field === field).map((e) => e.text);
    return found.length > 0 ? found : undefined;
  };
  const wrong = (d.result?.errors ?? []).map((e) => ({ id: e.field, text: e.text }));
  const field = (part: BriefingPart) => ({
    id: part,
    name: part,
    label: t(`part.${part}`),
    defaultValue: words[part],
    errors: errorsOf(part),
  });
  return (
    <>
      <PageHead
        crumbs={[
          { label: r("area"), to: "/overview" },
          { label: t("title"), to: "/briefings" },
          { label: d.monthName, to: `/briefings/${d.month}` },
          { label: t("edit") },
        ]}
        title={d.title}
      />
      {(d.issued || d.result?.why) && (
        <Note tone="bad" role="alert">
          {d.result?.why ?? t("briefing.why.issued")}
        </Note>
      )}
      {!d.issued && (
        <form method="post" noValidate className="cols c-main-side">
          <section className="sheet form wide">
            <div className="sb pad6">
              <ErrorSummary title={(count) => t("errors", { count })} items={wrong} />
              <p className="help">{t("wordsHelp")}</p>
              {/* Who saves again after somebody else's change has compared: then theirs counts. */}
              <input type="hidden" name="revision" value={d.revision} />
              <TextField {...field("headline")} className="mt4" />
              {areas.map((part) => (
                <TextAreaField
                  key={part}
                  {...field(part)}
                  className="mt4"
                  rows={5}
                  optional={part === "practice" || part === "next" ? t("optional") : undefined}
                />
              ))}
              <TextField {...field("sentTo")} className="mt4" optional={t("optional")} />
              <fieldset className="f mt4" id="photos">
                <legend className="lab">{t("choosePhotos", { most: mostPhotos })}</legend>
                <FieldErrors id="photos" errors={errorsOf("photos")} />
                {d.photos.length === 0 ? (
                  <p className="sub">{t("noPhotos")}</p>
                ) : (
                  <div className="shots pick">
                    {d.photos.map((p) => (
                      <label key={p.id} className="plain">
                        <figure>
                          <img src={`/trips/${p.tripId}/photos/${p.id}/photo.image`} alt="" loading="lazy" />
                          <figcaption>
                            <input
                              type="checkbox"
                              className="cb"
                              name="photo"
                              value={p.id}
                              defaultChecked={taken.includes(p.id)}
                            />{" "}
                            {p.caption}
                          </figcaption>
                        </figure>
                      </label>
                    ))}
                  </div>
                )}
              </fieldset>
              <p className="mt4 row">
                <button type="submit" className="btn pri">
                  {t("save")}
                </button>
                <a className="btn" href={`/briefings/${d.month}`}>
                  {t("cancel")}
                </a>
              </p>
            </div>
          </section>
          <aside className="stack" aria-label={t("names")}>
            <Sheet title={t("names")} foot={t("namesHelp")}>
              <table className="tbl dense" lang="zh-CN">
                <caption className="vh">{t("names")}</caption>
                <tbody>
                  {d.names.map((n) => (
                    <tr key={n.name}>
                      <td className="nw">【{n.name}】</td>
                      <td className="num">{n.value}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Sheet>
          </aside>
        </form>
      )}
    </>
  );
}
