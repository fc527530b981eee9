import { useText } from "~/platform/i18n/use-text";
import { type Choice, ErrorSummary, SelectField, TextField } from "~/ui/field";
import { PageHead } from "~/ui/page-head";
import { Note, Sheet } from "~/ui/sheet";
import { trainingText } from "../text";

interface Page {
  classId: number;
  short: string;
  name: string;
  title: string;
  state: "seated" | "waiting" | "refused" | "withdrawn";
  reason: string | null;
  waitingNumber: number | null;
  may: boolean;
  classes: readonly Choice[];
}
interface Result {
  what: "withdraw" | "transfer";
  typed: { reason: string; to: string };
  errors: { reason?: string; to?: string };
}

/** One place of a class: give it up, or move it to another class. */
export function PlacePage({ page: d, result }: { page: Page; result?: Result }) {
  const t = useText(trainingText);
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("class.area"), to: "/training" },
          { label: d.short, to: `/training/${d.classId}` },
          { label: d.name },
        ]}
        title={d.title}
        facts={[
          d.short,
          d.state === "waiting"
            ? t("place.waiting", { number: d.waitingNumber ?? 0 })
            : t(`enrolmentState.${d.state}`),
          d.reason,
        ]}
      />
      {d.may ? (
        <div className="cols c2">
          <PlaceForm
            what="transfer"
            title={t("place.transfer")}
            help={t("place.transferHelp")}
            submit={t("place.transferDo")}
            classes={d.classes}
            result={result}
          />
          <PlaceForm
            what="withdraw"
            title={t("place.withdraw")}
            help={t("place.withdrawHelp")}
            submit={t("place.withdrawDo", { name: d.name })}
            result={result}
          />
        </div>
      ) : (
        <Note tone="mute">{t("enrol.why.classState")}</Note>
      )}
    </>
  );
}

function PlaceForm(props: {
  what: "withdraw" | "transfer";
  title: string;
  help: string;
  submit: string;
  classes?: readonly Choice[];
  result?: Result;
}) {
  const t = useText(trainingText);
  const { what, classes } = props;
  const mine = props.result?.what === what ? props.result : undefined;
  const id = (name: string) => `${what}-${name}`;
  const errors = Object.entries(mine?.errors ?? {}).map(([name, text]) => ({ id: id(name), text }));
  if (classes?.length === 0)
    return (
      <Sheet title={props.title} pad>
        <p className="sub">{t("place.noClass")}</p>
      </Sheet>
    );
  return (
    <Sheet title={props.title} foot={props.help} pad>
      <form method="post" noValidate>
        <input type="hidden" name="what" value={what} />
        <ErrorSummary title={t("form.errors", { count: errors.length })} items={errors} />
        {classes && (
          <SelectField
            id={id("to")}
            name="to"
            label={t("place.to")}
            empty={t("form.choose")}
            choices={classes}
            defaultValue={mine?.typed.to}
            errors={mine?.errors.to ? [mine.errors.to] : undefined}
          />
        )}
        <TextField
          id={id("reason")}
          name="reason"
          label={t("place.reason")}
          defaultValue={mine?.typed.reason}
          errors={mine?.errors.reason ? [mine.errors.reason] : undefined}
          autoComplete="off"
          maxLength={200}
        />
        <p className="mt4">
          <button type="submit" className={`btn ${what === "withdraw" ? "danger" : ""}`}>
            {props.submit}
          </button>
        </p>
      </form>
    </Sheet>
  );
}
