import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import {
  dropHeldForm,
  findHeldForm,
  heldFormMinutes,
  heldParameter,
} from "~/platform/access/held-form.server";
import { requireSignedIn } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { clockOf } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { languageOf } from "~/platform/i18n/language.server";
import { type Language, translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { withoutIdNumbers } from "~/platform/log.server";
import { personName } from "~/platform/search/place-name";
import { PageHead } from "~/ui/page-head";
import { EmptyState, Sheet } from "~/ui/sheet";
import { heldFields } from "../held-fields";
import { accountText } from "../text";
import { heldNames, heldValues } from "../text/held-names";

/** What was typed when the session was over: sent again to where it was going, or given up. */
export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requireSignedIn(request);
  const held = findHeldForm(database(), person.userId);
  const language = await languageOf(request);
  const t = translator(accountText, language);
  const nameOf = translator(heldNames, language);
  const title = t("resume.title");
  if (!held) return { title, held: null };
  const { id, path, encoding, fields, files, createdAt } = held;
  return {
    title,
    held: {
      id,
      page: path.split("?")[0] ?? "/",
      action: `${path}${path.includes("?") ? "&" : "?"}${heldParameter}=${id}`,
      encoding,
      fields,
      // Masked on the screen as everywhere; what is sent again is what was typed.
      shown: heldFields(fields, path).map((f, i) => ({
        label: `${f.about ?? ""} ${f.name ? nameOf(f.name) : t("resume.field", { number: i + 1 })}`.trim(),
        value: f.marks
          ? f.marks.map((m) => heldValues[language][m]).join(t("list.comma"))
          : f.says
            ? t(`resume.${f.says}`)
            : withoutIdNumbers(f.name === "lecturers" ? eachName(f.value, language) : f.value),
      })),
      files,
      time: clockOf(createdAt),
      until: clockOf(createdAt + heldFormMinutes * 60_000),
    },
  };
}

/** Names by line, in English with their pinyin. */
const eachName = (lines: string, language: Language): string =>
  lines
    .split(/\r?\n/)
    .map((line) => personName(line.trim(), language))
    .filter(Boolean)
    .join(language === "zh" ? "、" : ", ");

export async function action({ request }: ActionFunctionArgs) {
  const person = await requireSignedIn(request);
  const held = Number((await request.formData()).get("drop"));
  if (!Number.isInteger(held)) return redirect("/resume", 303);
  dropHeldForm(database(), person.userId, held);
  const t = translator(accountText, await languageOf(request));
  return redirectWithNotice("/", t("resume.dropped"));
}

export const meta = ({ data }: { data?: { title: string } }) => [{ title: data?.title ?? "" }];

export default function Resume() {
  const { held } = useLoaderData<typeof loader>();
  const t = useText(accountText);
  if (!held) {
    return (
      <>
        <PageHead title={t("resume.title")} />
        <Sheet>
          <EmptyState
            icon="file-text"
            title={t("resume.nothing")}
            text={t("resume.nothingHelp")}
            action={
              <a className="btn pri" href="/">
                {t("resume.home")}
              </a>
            }
          />
        </Sheet>
      </>
    );
  }
  return (
    <>
      <PageHead
        title={t("resume.title")}
        facts={[t("resume.when", { time: held.time, until: held.until })]}
      />
      <Sheet pad className="form">
        <p>
          {held.shown.length === 0 ? t("resume.pressed") : t("resume.what", { count: held.shown.length })}
        </p>
        <dl className="kv mt3">
          {held.shown.map(({ label, value }, i) => (
            <div key={`${i + 1}`} className="contents">
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {held.files.length > 0 && (
          <p className="mt3 warn">{t("resume.files", { names: held.files.join(t("list.comma")) })}</p>
        )}
        <div className="row mt4">
          {/* Not a form of the framework: the page it goes to answers as if it had been sent from there. */}
          <form method="post" action={held.action} encType={held.encoding}>
            {held.fields.map(([name, value], i) => (
              <input key={`${i}-${name}`} type="hidden" name={name} value={value} />
            ))}
            <button type="submit" className="btn pri">
              {held.shown.length === 0
                ? t("resume.sendPressed")
                : t("resume.send", { count: held.shown.length })}
            </button>
          </form>
          <a className="btn" href={held.page}>
            {t("resume.page")}
          </a>
          <form method="post">
            <button type="submit" name="drop" value={held.id} className="btn danger">
              {t("resume.drop")}
            </button>
          </form>
        </div>
      </Sheet>
    </>
  );
}
