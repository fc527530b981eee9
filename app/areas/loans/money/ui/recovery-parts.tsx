import { useEffect, useRef, useState } from "react";
import { useLanguage, useText } from "~/platform/i18n/use-text";
import { parseYuan, yuanText } from "~/platform/money";
import { fundText } from "../../text/fund";
import { partOfRecovery, type Sharing } from "../borne-share";

/** How the sum that is typed will be divided; without script the rule above the form says it. */
export function RecoveryParts({ sharing, fund }: { sharing: Sharing; fund: string }) {
  const t = useText(fundText);
  const language = useLanguage();
  const place = useRef<HTMLParagraphElement>(null);
  const [fen, setFen] = useState(0);
  useEffect(() => {
    const form = place.current?.closest("form");
    if (!form) return;
    const read = () => {
      const amount = parseYuan(String(new FormData(form).get("amount") ?? ""));
      setFen(amount.ok ? amount.fen : 0);
    };
    read();
    form.addEventListener("input", read);
    return () => form.removeEventListener("input", read);
  }, []);
  const part = partOfRecovery(fen, sharing);
  return (
    <p ref={place} className="sub mt4" aria-live="polite">
      {fen > 0 &&
        t("borne.thisOne", { fund, fen: yuanText(part, language), bank: yuanText(fen - part, language) })}
    </p>
  );
}
