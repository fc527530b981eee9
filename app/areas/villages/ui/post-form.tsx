import type { SubmissionResult } from "@conform-to/react";
import { useFields } from "~/platform/forms/use-fields";
import { useText } from "~/platform/i18n/use-text";
import { DateField } from "~/ui/date-field";
import { ErrorSummary, SelectField, TextField } from "~/ui/field";
import { villagesText } from "../text";
import { posts } from "../village-post";

export interface PostValues extends Record<string, string | undefined> {
  post?: string;
  holderName?: string;
  holderTitle?: string;
  holderPhone?: string;
  fromOn?: string;
  toOn?: string;
  succeeds?: string;
}

/** Who holds a post from when to when: a new term, or an old one put right or ended. */
export function PostForm(props: {
  lastResult?: SubmissionResult<string[]>;
  initial: PostValues;
  /** Whoever is in post now, for a new term. */
  inPost?: string;
  back: string;
  fresh: boolean;
}) {
  const t = useText(villagesText);
  const f = useFields<PostValues, typeof villagesText.zh>(villagesText, {
    lastResult: props.lastResult,
    defaultValue: props.initial,
  });
  return (
    <form method="post" className="sheet form" key={f.key} noValidate>
      <div className="sb pad6">
        <ErrorSummary title={(count) => t("form.errors", { count })} items={f.items} />
        {props.fresh && (
          <SelectField
            {...f.field("post")}
            label={t("give.post")}
            choices={posts.map((p) => ({ value: p, label: t(`post.${p}`) }))}
          />
        )}
        <TextField {...f.field("holderName")} label={t("give.name")} width="w16" autoComplete="off" />
        <TextField
          {...f.field("holderTitle")}
          label={t("give.unit")}
          optional={t("give.optional")}
          width="w24"
        />
        <TextField
          {...f.field("holderPhone")}
          label={t("give.phone")}
          optional={t("give.optional")}
          width="w16"
        />
        <DateField
          {...f.field("fromOn")}
          label={t("give.from")}
          help={t("form.dayHelp")}
          pick={t("give.from")}
        />
        <DateField
          {...f.field("toOn")}
          label={t("give.to")}
          help={t("give.toHelp")}
          optional={t("give.optional")}
          pick={t("give.to")}
        />
        {props.fresh && props.inPost && (
          <div className="f">
            <label className="plain">
              <input
                className="cb"
                type="checkbox"
                name="succeeds"
                value="yes"
                defaultChecked={props.lastResult ? f.value("succeeds") === "yes" : true}
              />
              {t("give.succeeds")}
            </label>
            <span className="help">{t("give.succeedsHelp", { names: props.inPost })}</span>
          </div>
        )}
        <div className="row mt4">
          <button className="btn pri" type="submit">
            {t(props.fresh ? "give.submit" : "give.save")}
          </button>
          <a className="btn" href={props.back}>
            {t("give.cancel")}
          </a>
        </div>
      </div>
    </form>
  );
}
