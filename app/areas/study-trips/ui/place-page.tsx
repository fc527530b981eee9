import type { SubmissionResult } from "@conform-to/react";
import { useFields } from "~/platform/forms/use-fields";
import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { ErrorSummary, TextField } from "~/ui/field";
import { PageHead } from "~/ui/page-head";
import { Note, Sheet } from "~/ui/sheet";
import { tripText } from "../text";
import { FindForm } from "./find-people";
import { PlaceFields } from "./place-form";

interface Page {
  tripId: number;
  short: string;
  personId: number;
  name: string;
  title: string;
  initial: Record<string, string>;
  absentReason: string;
  replacedBy: string | null;
  q: string;
  found: {
    people: readonly { id: number; name: string; place: string; why: string | null; age: number | null }[];
  } | null;
  reserves: readonly {
    personId: number;
    name: string;
    village: string;
    number: number;
    age: number | null;
  }[];
  noContact: boolean;
  may: { withdraw: boolean; absence: boolean; substitute: boolean; undo: boolean };
}

interface Result {
  step: string;
  why: string | null;
  reason: string;
  lastResult: SubmissionResult<string[]> | null;
}

/** One place on a trip: what is known of the person, and what can happen to the place. */
export function PlacePage({ page: d, result }: { page: Page; result?: Result }) {
  const t = useText(tripText);
  const f = useFields<Record<string, string>, typeof tripText.zh>(tripText, {
    lastResult: result?.lastResult,
    defaultValue: d.initial,
  });
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("page.area"), to: "/trips" },
          { label: d.short, to: `/trips/${d.tripId}` },
          { label: d.name },
        ]}
        title={d.title}
        facts={[
          <a key="person" href={`/people/${d.personId}`}>
            {d.name}
          </a>,
          d.replacedBy && t("place.replacedBy", { name: d.replacedBy }),
        ]}
      />
      <div className="stack">
        {result?.step === "undo" && result.why && (
          <Note tone="bad" role="alert">
            {result.why}
          </Note>
        )}
        {d.noContact && <Note tone="warn">{t("place.noContact")}</Note>}
        {d.may.undo && (
          <Sheet title={t("place.undo")} pad className="form">
            <p className="sub t13">{t("place.undoHelp", { name: d.replacedBy ?? "" })}</p>
            <form method="post" className="mt3">
              <button type="submit" className="btn pri" name="step" value="undo">
                {t("place.undoSubmit", { name: d.name })}
              </button>
            </form>
          </Sheet>
        )}
        {d.may.substitute && (
          <SubstituteSheet page={d} result={result?.step === "substitute" ? result : undefined} />
        )}
        {d.may.absence && (
          <ReasonSheet
            step="absence"
            title={t("place.absence")}
            help={t("place.absenceHelp")}
            submit={t("place.absenceSubmit")}
            reason={d.absentReason}
            result={result?.step === "absence" ? result : undefined}
          />
        )}
        <form method="post" className="sheet form" key={f.key} noValidate>
          <div className="sb pad6">
            <h2 className="part first">{t("place.facts")}</h2>
            <ErrorSummary title={(count) => t("form.errors", { count })} items={f.items} />
            <input type="hidden" name="step" value="save" />
            <PlaceFields f={f} />
            <p className="mt4">
              <button type="submit" className="btn pri">
                {t("place.save")}
              </button>
            </p>
          </div>
        </form>
        {d.may.withdraw && (
          <ReasonSheet
            step="withdraw"
            title={t("place.withdraw")}
            help={t("place.withdrawHelp")}
            submit={t("place.withdrawSubmit", { name: d.name })}
            danger
            result={result?.step === "withdraw" ? result : undefined}
          />
        )}
      </div>
    </>
  );
}

function ReasonSheet(props: {
  step: string;
  title: string;
  help: string;
  submit: string;
  reason?: string;
  danger?: boolean;
  result?: Result;
}) {
  const t = useText(tripText);
  const id = `reason-${props.step}`;
  return (
    <Sheet title={props.title} pad className="form">
      <form method="post" noValidate>
        <p className="sub t13">{props.help}</p>
        <input type="hidden" name="step" value={props.step} />
        <TextField
          id={id}
          name="reason"
          className="mt3"
          label={t("col.reason")}
          defaultValue={props.result?.reason || props.reason}
          errors={props.result?.why ? [props.result.why] : undefined}
          maxLength={200}
          autoComplete="off"
        />
        <p className="mt3">
          <button type="submit" className={props.danger ? "btn danger" : "btn"}>
            {props.submit}
          </button>
        </p>
      </form>
    </Sheet>
  );
}

/** Reserves first, then anybody of the villages of the trip. */
function SubstituteSheet({ page: d, result }: { page: Page; result?: Result }) {
  const t = useText(tripText);
  const chosen = [
    ...d.reserves.map((r) => ({
      id: r.personId,
      name: r.name,
      detail: t("place.substituteReserve", { village: r.village, number: r.number }),
      age: r.age,
    })),
    ...(d.found?.people ?? [])
      .filter((p) => !p.why)
      .map((p) => ({ id: p.id, name: p.name, detail: p.place, age: p.age })),
  ];
  return (
    <Sheet title={t("place.substitute")} pad className="form">
      <p className="sub t13">{t("place.substituteHelp")}</p>
      <FindForm term={d.q} inside />
      {d.found?.people.every((p) => p.why) && <Note tone="warn">{t("nominate.nothing")}</Note>}
      {chosen.length > 0 && (
        <form method="post" noValidate>
          <input type="hidden" name="step" value="substitute" />
          {/* Enter in the field presses this one, which does nothing: who stands in is chosen by their own button. */}
          <button type="submit" disabled hidden aria-hidden="true" tabIndex={-1} />
          <TextField
            id="reason-substitute"
            name="reason"
            className="mt3"
            label={t("place.absence")}
            defaultValue={result?.reason || d.absentReason}
            errors={result?.why ? [result.why] : undefined}
            maxLength={200}
            autoComplete="off"
          />
          <ul className="mt3">
            {chosen.map((c) => (
              <li key={c.id} className="li">
                <span className="grow">
                  <b>{c.name}</b> <span className="sub t12">{c.detail}</span>
                  {c.age !== null && (
                    <div className="t12">
                      <Badge tone="warn">{t("nominate.ageShort", { age: c.age })}</Badge>
                    </div>
                  )}
                </span>
                <button type="submit" className="btn" name="person" value={c.id}>
                  {t("place.substituteSubmit", { name: c.name })}
                </button>
              </li>
            ))}
          </ul>
        </form>
      )}
    </Sheet>
  );
}
