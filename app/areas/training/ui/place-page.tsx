import { useText } from "~/platform/i18n/use-text";
import { type Choice, ErrorSummary, SelectField, TextField } from "~/ui/field";
import { PageHead } from "~/ui/page-head";
import { Note, Sheet } from "~/ui/sheet";
import { rosterText, trainingText } from "../text";
import { OfferAnswer } from "./offer-sheet";

interface Page {
  classId: number;
  short: string;
  name: string;
  title: string;
  state: "seated" | "offered" | "waiting" | "refused" | "withdrawn";
  enrolmentId: number;
  until: string | null;
  reason: string | null;
  waitingNumber: number | null;
  /** What the enrolment form asked; null when it can no longer be changed. */
  asked: { businessIdea: string; inBusiness: boolean | null } | null;
  may: boolean;
  classes: readonly Choice[];
}
/** What became of an answer to a kept seat, or what is wrong with a form. */
type Result = { offer: string } | Refused;
interface Refused {
  what: "withdraw" | "transfer";
  typed: { reason: string; to: string };
  errors: { reason?: string; to?: string };
}

/** One place of a class: give it up, or move it to another class. */
export function PlacePage({ page: d, result }: { page: Page; result?: Result }) {
  const t = useText(trainingText);
  const refused = result && "what" in result ? result : undefined;
  return (
    <div className="stack">
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
      {result && "offer" in result && (
        <Note tone="bad" role="alert">
          {result.offer}
        </Note>
      )}
      {d.may && d.state === "offered" && (
        <Sheet title={t("offer.kept", { until: d.until ?? "" })} foot={t("offer.help")} pad>
          <OfferAnswer classId={d.classId} enrolmentId={d.enrolmentId} primary />
        </Sheet>
      )}
      {d.asked && <AskedForm asked={d.asked} />}
      {d.may ? (
        <div className="cols c2">
          <PlaceForm
            what="transfer"
            title={t("place.transfer")}
            help={t("place.transferHelp")}
            submit={t("place.transferDo")}
            classes={d.classes}
            result={refused}
          />
          <PlaceForm
            what="withdraw"
            title={t("place.withdraw")}
            help={t("place.withdrawHelp")}
            submit={t("place.withdrawDo", { name: d.name })}
            result={refused}
          />
        </div>
      ) : (
        <Note tone="mute">{t("enrol.why.classState")}</Note>
      )}
    </div>
  );
}

function AskedForm({ asked }: { asked: NonNullable<Page["asked"]> }) {
  const t = useText(trainingText);
  const r = useText(rosterText);
  return (
    <Sheet title={t("place.details")} pad>
      <form method="post">
        <input type="hidden" name="what" value="details" />
        <TextField
          id="businessIdea"
          name="businessIdea"
          label={r("field.idea")}
          optional={t("form.optional")}
          defaultValue={asked.businessIdea}
          autoComplete="off"
          maxLength={200}
        />
        <div className="mt3">
          <SelectField
            id="inBusiness"
            name="inBusiness"
            label={r("field.inBusiness")}
            empty={r("unknown")}
            choices={[
              { value: "yes", label: r("yes") },
              { value: "no", label: r("no") },
            ]}
            defaultValue={asked.inBusiness === null ? "" : asked.inBusiness ? "yes" : "no"}
          />
        </div>
        <p className="mt4">
          <button type="submit" className="btn">
            {t("place.detailsSave")}
          </button>
        </p>
      </form>
    </Sheet>
  );
}

function PlaceForm(props: {
  what: "withdraw" | "transfer";
  title: string;
  help: string;
  submit: string;
  classes?: readonly Choice[];
  result?: Refused;
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
        <ErrorSummary title={(count) => t("form.errors", { count })} items={errors} />
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
