import { useText } from "~/platform/i18n/use-text";
import { ErrorSummary } from "~/ui/field";
import { tripText } from "../text";
import { type StopProblem, stopKinds, type TypedStop } from "../trip-stop";

/** The hours of a trip, a block of fields for each; works as a plain form. */
export function ItineraryForm(props: {
  lines: readonly TypedStop[];
  errors: Readonly<Record<string, StopProblem>>;
  revision: number;
  cancelHref: string;
}) {
  const t = useText(tripText);
  const wrong = Object.entries(props.errors).map(([at, why]) => {
    const [line = "0", field = ""] = at.split(".");
    return { id: `${field}-${line}`, text: `${t("stop.line", { number: Number(line) + 1 })} ${t(why)}` };
  });
  return (
    <form method="post" className="sheet" noValidate>
      <input type="hidden" name="revision" value={props.revision} />
      <div className="sb">
        <ErrorSummary title={(count) => t("form.errors", { count })} items={wrong} />
        <p className="sub t13">
          {t("stop.lead")} {t("stop.drop")} {t("stop.sorted")}
        </p>
      </div>
      <ol className="lines">
        {props.lines.map((line, i) => (
          <StopLine key={`${i} ${line.at} ${line.place}`} line={line} index={i} errors={props.errors} />
        ))}
      </ol>
      <div className="sf row">
        <button type="submit" className="btn pri">
          {t("stop.save")}
        </button>
        <button type="submit" className="btn" name="step" value="more">
          {t("stop.more")}
        </button>
        <a className="btn" href={props.cancelHref}>
          {t("form.cancel")}
        </a>
      </div>
    </form>
  );
}

const inputModes: Partial<Record<keyof TypedStop, "numeric" | "tel">> = {
  on: "numeric",
  at: "numeric",
  contactPhone: "tel",
};

function StopLine({
  line,
  index: i,
  errors,
}: {
  line: TypedStop;
  index: number;
  errors: Readonly<Record<string, StopProblem>>;
}) {
  const t = useText(tripText);
  const name = t("stop.line", { number: i + 1 });
  const input = (field: Exclude<keyof TypedStop, "kind" | "signs">, className: string, max: number) => {
    const why = errors[`${i}.${field}`];
    return (
      <label className={className} htmlFor={`${field}-${i}`}>
        <span className="sub t12">{t(`stop.${field}`)}</span>
        {why && (
          <span className="bad t12" id={`${field}-${i}-error`}>
            {" "}
            {t(why)}
          </span>
        )}
        <input
          className="in sm"
          id={`${field}-${i}`}
          name={field}
          defaultValue={line[field]}
          maxLength={max}
          autoComplete="off"
          inputMode={inputModes[field]}
          aria-invalid={why ? true : undefined}
          aria-describedby={why ? `${field}-${i}-error` : undefined}
        />
      </label>
    );
  };
  return (
    <li>
      <fieldset className="line">
        <legend className="vh">{name}</legend>
        <span className="sub t12 no">{i + 1}</span>
        {input("on", "a", 20)}
        {input("at", "clock", 8)}
        <label className="a" htmlFor={`kind-${i}`}>
          <span className="sub t12">{t("stop.kind")}</span>
          <select className="in sm" id={`kind-${i}`} name="kind" defaultValue={line.kind}>
            {stopKinds.map((k) => (
              <option key={k} value={k}>
                {t(`stopKind.${k}`)}
              </option>
            ))}
          </select>
        </label>
        {input("place", "c", 60)}
        {input("host", "c", 60)}
        {input("contactName", "a", 20)}
        {input("contactPhone", "a", 20)}
        {input("detail", "d", 120)}
        <label className="a" htmlFor={`signs-${i}`}>
          <span className="sub t12">{t("stop.signs")}</span>
          {/* A list and not a box: an unticked box sends nothing, and the lines would slip. */}
          <select className="in sm" id={`signs-${i}`} name="signs" defaultValue={line.signs}>
            <option value="">{t("stop.no")}</option>
            <option value="1">{t("stop.yes")}</option>
          </select>
        </label>
      </fieldset>
    </li>
  );
}
