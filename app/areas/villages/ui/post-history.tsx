import { longDay } from "~/platform/dates";
import { useLanguage, useText } from "~/platform/i18n/use-text";
import { Badge, type Tone } from "~/ui/badge";
import { EmptyState, Sheet } from "~/ui/sheet";
import { type TermState, termState } from "../responsible";
import { villagesText } from "../text";
import type { Post } from "../village-post";

export interface PostRow {
  id: number;
  post: Post;
  holderName: string;
  holderTitle: string | null;
  holderPhone: string | null;
  fromOn: string;
  toOn: string | null;
}

const tones: Record<TermState, Tone> = { now: "ok", ended: "mute", later: "wait" };

/** Everybody who ever held a post here; an administrator puts a term right or ends it. */
export function PostHistory(props: {
  rows: readonly PostRow[];
  villageId: number;
  today: string;
  canManage: boolean;
}) {
  const t = useText(villagesText);
  const language = useLanguage();
  if (props.rows.length === 0)
    return (
      <Sheet title={t("page.history")}>
        <EmptyState
          icon="users"
          title={t("page.nobody")}
          text={t("page.historyEmpty")}
          action={
            props.canManage && (
              <a className="btn" href={`/villages/${props.villageId}/posts/new`}>
                {t("page.give")}
              </a>
            )
          }
        />
      </Sheet>
    );
  return (
    <Sheet title={t("page.history")} count={t("page.historyCount", { count: props.rows.length })}>
      <table className="tbl two">
        <thead>
          <tr>
            <th>{t("page.holder")}</th>
            <th>{t("page.post")}</th>
            <th>{t("page.unit")}</th>
            <th>{t("page.term")}</th>
            <th>{t("list.state")}</th>
            {props.canManage && (
              <th>
                <span className="vh">{t("page.change")}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((r) => {
            const state = termState(r, props.today);
            const name = r.holderName;
            return (
              <tr key={r.id}>
                <td className="who nw">{name}</td>
                <td className="nw">{t(`post.${r.post}`)}</td>
                <td className="sub wide">{r.holderTitle}</td>
                <td className="nw">
                  {r.toOn
                    ? t("page.until", { from: longDay(r.fromOn, language), to: longDay(r.toOn, language) })
                    : t("page.since", { day: longDay(r.fromOn, language) })}
                </td>
                <td>
                  <Badge tone={tones[state]} icon={state === "ended" ? "archive" : undefined}>
                    {t(`page.${state}`)}
                  </Badge>
                </td>
                {props.canManage && (
                  <td className="num">
                    <a href={`/villages/${props.villageId}/posts/${r.id}`}>
                      {t("page.change")}
                      <span className="vh"> {name}</span>
                    </a>
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </Sheet>
  );
}
