import { useText } from "~/platform/i18n/use-text";
import { ErrorSummary } from "~/ui/field";
import { Icon } from "~/ui/icon";
import { categories } from "../category";
import { bySort, givenGrades, type LineProblem, type TypedLine } from "../donation-line";
import { valuations } from "../item-state";
import { donationText } from "../text";

interface Choice {
  value: string;
  label: string;
}

/** The things of a batch, a block of fields for each line; works as a plain form. */
export function LinesForm(props: {
  lines: readonly TypedLine[];
  errors: Readonly<Record<string, LineProblem>>;
  holders: readonly Choice[];
  find: { typed: string; found: number | null; more: boolean } | null;
  revision: number;
  cancelHref: string;
}) {
  const t = useText(donationText);
  const first = props.find ? t("line.findFirst") : props.holders.length > 1 ? t("line.chooseHolder") : null;
  const wrong = Object.entries(props.errors).map(([at, why]) => {
    const [line = "0", field = ""] = at.split(".");
    const words = t(`line.problem.${why.slice(5) as "needed"}`);
    return { id: `${field}-${line}`, text: `${t("line.number", { number: Number(line) + 1 })} ${words}` };
  });
  return (
    <form method="post" className="sheet" noValidate>
      <input type="hidden" name="revision" value={props.revision} />
      {/* Enter in a field means this button, not the search. */}
      <button type="submit" className="vh" tabIndex={-1} aria-hidden="true">
        {t("line.save")}
      </button>
      <div className="sb">
        <ErrorSummary title={(count) => t("form.errors", { count })} items={wrong} />
        <p className="sub t13">
          {t("line.lead")} {t("line.kitLead")} {t("line.drop")}{" "}
          <a href="/recipients/new">{t("line.addHolder")}</a>
        </p>
      </div>
      {props.find && <FindHolders {...props.find} />}
      <ol className="lines">
        {props.lines.map((line, i) => (
          <Line
            key={`${i} ${line.lineId} ${line.name}`}
            line={line}
            index={i}
            errors={props.errors}
            holders={first ? [{ value: "", label: first }, ...props.holders] : props.holders}
          />
        ))}
      </ol>
      <div className="sf row">
        <button type="submit" className="btn pri">
          {t("line.save")}
        </button>
        <button type="submit" className="btn" name="step" value="more">
          {t("line.more")}
        </button>
        <a className="btn" href={props.cancelHref}>
          {t("form.cancel")}
        </a>
      </div>
    </form>
  );
}

/** Recipients by name: what is found stands in the list of each line. Works as a plain form. */
function FindHolders({ typed, found, more }: { typed: string; found: number | null; more: boolean }) {
  const t = useText(donationText);
  return (
    <div className="sb" id="holders">
      <label htmlFor="find">{t("line.find")}</label>
      {found === 0 && (
        <span className="err" role="alert">
          <Icon name="circle-x" />
          <span>{t("line.findNothing", { term: typed })}</span>
        </span>
      )}
      {found !== null && found > 0 && (
        <p className="help" role="status">
          {t(more ? "line.findMore" : "line.findFound", { count: found })}
        </p>
      )}
      <input type="hidden" name="searched" value={typed} />
      <p className="row">
        <input
          className="in w16"
          id="find"
          name="find"
          maxLength={40}
          autoComplete="off"
          defaultValue={typed}
          placeholder={t("line.findHint")}
        />
        <button type="submit" className="btn" name="step" value="find" formAction="#holders">
          <Icon name="search" />
          {t("line.findAct")}
        </button>
      </p>
    </div>
  );
}

function Line({
  line,
  index: i,
  errors,
  holders,
}: {
  line: TypedLine;
  index: number;
  errors: Readonly<Record<string, LineProblem>>;
  holders: readonly Choice[];
}) {
  const t = useText(donationText);
  const whyOf = (field: keyof TypedLine) => {
    const why = errors[`${i}.${field}`];
    return why ? t(`line.problem.${why.slice(5) as "needed"}`) : null;
  };
  const frame = (field: keyof TypedLine) => {
    const why = whyOf(field);
    return {
      id: `${field}-${i}`,
      name: field,
      "aria-invalid": why ? true : undefined,
      "aria-describedby": why ? `${field}-${i}-error` : undefined,
    };
  };
  const label = (field: Exclude<keyof TypedLine, "lineId">) => (
    <>
      <span className="sub t12">{t(`line.${field}`)}</span>
      {whyOf(field) && (
        <span className="bad t12" id={`${field}-${i}-error`}>
          {" "}
          {whyOf(field)}
        </span>
      )}
    </>
  );
  const input = (
    field: "name" | "model" | "quantity" | "unit" | "price" | "warrantyOn" | "kit",
    className: string,
    max: number,
  ) => (
    <label className={className} htmlFor={`${field}-${i}`}>
      {label(field)}
      <input
        {...frame(field)}
        className="in sm"
        defaultValue={line[field]}
        maxLength={max}
        autoComplete="off"
        inputMode={field === "quantity" || field === "price" ? "decimal" : undefined}
      />
    </label>
  );
  const select = (
    field: "holder" | "category" | "valuation" | "serials" | "special" | "condition",
    className: string,
    choices: readonly Choice[],
  ) => (
    <label className={className} htmlFor={`${field}-${i}`}>
      {label(field)}
      <select {...frame(field)} className="in sm" defaultValue={line[field]}>
        {choices.map((c) => (
          <option key={c.value} value={c.value}>
            {c.label}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <li>
      <fieldset className="line">
        <legend className="vh">{t("line.number", { number: i + 1 })}</legend>
        <input type="hidden" name="lineId" value={line.lineId} />
        <span className="sub t12 no">{i + 1}</span>
        {select("holder", "c", holders)}
        {input("name", "c", 30)}
        {select("category", "a", [
          { value: "", label: t("line.categoryGuess") },
          ...categories.map((c) => ({ value: c, label: t(`category.${c}`) })),
        ])}
        {input("model", "c", 40)}
        {input("quantity", "clock", 4)}
        {input("unit", "clock", 4)}
        {input("price", "a", 16)}
        {select(
          "valuation",
          "a",
          valuations.map((v) => ({ value: v, label: t(`valuation.${v}`) })),
        )}
        {/* Lists and not boxes: an unticked box sends nothing, and the lines would slip. */}
        {select("serials", "a", [
          ...(line.lineId === "" ? [{ value: bySort, label: t("line.serialsBySort") }] : []),
          { value: "1", label: t("line.serialsYes") },
          { value: "", label: t("line.serialsNo") },
        ])}
        {select("special", "clock", [
          { value: "", label: t("line.no") },
          { value: "1", label: t("line.yes") },
        ])}
        {select(
          "condition",
          "clock",
          givenGrades.map((g) => ({ value: g, label: t(`grade.${g}`) })),
        )}
        {input("warrantyOn", "a", 12)}
        {input("kit", "a", 20)}
      </fieldset>
    </li>
  );
}
