import { type ComponentProps, useEffect, useRef, useState } from "react";
import { parseDay } from "~/platform/dates";
import { useText } from "~/platform/i18n/use-text";
import type { RateFrom } from "../../engine/loan-life";
import { moneyText } from "../../text/money";
import { isHigherRate } from "../request-rules";
import { ConsentFields } from "./consent-fields";

/**
 * What guarantors signed about a higher rate: a lower one makes no burden heavier and asks nobody (民法典 695). Without
 * script the fields stand behind their line; with it they come and go with the rate that is typed.
 */
export function RateConsents({
  rates,
  ...fields
}: { rates: readonly RateFrom[] } & Omit<ComponentProps<typeof ConsentFields>, "intro">) {
  const t = useText(moneyText);
  const place = useRef<HTMLDivElement>(null);
  const [higher, setHigher] = useState<boolean | null>(null);
  useEffect(() => {
    const form = place.current?.closest("form");
    if (!form) return;
    const read = () => {
      const said = new FormData(form);
      const on = parseDay(String(said.get("fromOn") ?? ""));
      const text = String(said.get("rate") ?? "").trim();
      const ratePpm = Math.round(Number(text) * 10_000);
      setHigher(text && on && ratePpm > 0 ? isHigherRate(rates, on, ratePpm) : null);
    };
    read();
    form.addEventListener("input", read);
    return () => form.removeEventListener("input", read);
  }, [rates]);
  const wrong = fields.guarantors.some((g) => fields.answer?.errors[g.on] || fields.answer?.errors[g.proof]);
  return (
    <div ref={place}>
      {/* Hidden and not gone: what was typed is still there when the rate is higher again. */}
      <details className="mt4" open={higher === true || wrong} hidden={higher === false}>
        <summary>{t("request.rateHigher")}</summary>
        <ConsentFields intro={t("request.rateAgree")} {...fields} />
      </details>
      {higher === false && <p className="sub mt4">{t("request.rateLower")}</p>}
    </div>
  );
}
