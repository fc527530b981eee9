import { getFormProps, getInputProps, type SubmissionResult, useForm } from "@conform-to/react";
import { useMessages, useText } from "~/platform/i18n/use-text";
import { ErrorSummary, TextField } from "~/ui/field";
import { adminText } from "../text";

interface Props {
  /** A new account chooses its user name; afterwards it stays. */
  withUsername?: boolean;
  lastResult?: SubmissionResult<string[]>;
  person?: { name: string; post: string | null; phone: string | null };
  submit: string;
  cancelHref?: string;
}

interface Fields extends Record<string, unknown> {
  username?: string;
  name: string;
  post?: string;
  phone?: string;
}

export function StaffDetailsForm({ withUsername, lastResult, person, submit, cancelHref }: Props) {
  const t = useText(adminText);
  const messages = useMessages(adminText);
  const [form, fields] = useForm<Fields>({
    lastResult,
    defaultValue: { name: person?.name, post: person?.post ?? undefined, phone: person?.phone ?? undefined },
  });
  const problems = Object.values(fields).flatMap((f) =>
    (messages(f.errors) ?? []).map((text) => ({ id: f.id, text })),
  );
  const { key: _u, ...username } = getInputProps(fields.username, { type: "text" });
  const { key: _n, ...name } = getInputProps(fields.name, { type: "text" });
  const { key: _p, ...post } = getInputProps(fields.post, { type: "text" });
  const { key: _h, ...phone } = getInputProps(fields.phone, { type: "tel" });
  return (
    <form method="post" {...getFormProps(form)} noValidate={false}>
      <ErrorSummary title={(count) => t("errorSummary", { count })} items={problems} />
      {withUsername && (
        <TextField
          {...username}
          label={t("newStaff.username")}
          help={t("newStaff.usernameHelp")}
          errors={messages(fields.username.errors)}
          width="w16"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={30}
          required
        />
      )}
      <TextField
        {...name}
        label={t("newStaff.name")}
        errors={messages(fields.name.errors)}
        width="w16"
        autoComplete="off"
        maxLength={40}
        required
      />
      <TextField
        {...post}
        label={t("newStaff.post")}
        optional={t("newStaff.optional")}
        errors={messages(fields.post.errors)}
        width="w24"
        autoComplete="off"
        maxLength={40}
      />
      <TextField
        {...phone}
        label={t("newStaff.phone")}
        optional={t("newStaff.optional")}
        help={t("newStaff.phoneHelp")}
        errors={messages(fields.phone.errors)}
        width="w16"
        autoComplete="off"
        maxLength={16}
      />
      <div className="row mt4">
        <button type="submit" className="btn pri">
          {submit}
        </button>
        {cancelHref && (
          <a className="btn" href={cancelHref}>
            {t("person.cancel")}
          </a>
        )}
      </div>
    </form>
  );
}
