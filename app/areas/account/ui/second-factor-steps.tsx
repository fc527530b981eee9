import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { TextField } from "~/ui/field";
import { Note, Sheet } from "~/ui/sheet";
import { fewCodes } from "../recovery-codes";
import { accountText } from "../text";
import { CodesLeft } from "./codes-left";
import { PasswordField } from "./password-field";

/** Off: what it is for, and the first step. */
export function SecondFactorOff({ error }: { error?: string }) {
  const t = useText(accountText);
  return (
    <Sheet title={t("second.title")} actions={<Badge tone="mute">{t("second.off")}</Badge>} pad>
      <p className="ink2">{t("second.offText")}</p>
      <PasswordStep step="begin" label={t("second.begin")} error={error} primary />
    </Sheet>
  );
}

/** On: new recovery codes, or off again. */
export function SecondFactorOn(props: { codesLeft: number; failed?: string; error?: string }) {
  const { codesLeft, failed, error } = props;
  const t = useText(accountText);
  return (
    <>
      <Sheet title={t("second.title")} actions={<Badge tone="ok">{t("second.on")}</Badge>} pad>
        <p className="ink2">{t("second.onText")}</p>
        <p className="sub t13 mt2">{t("second.lost")}</p>
      </Sheet>
      <Sheet id="renew" title={t("second.codes")} actions={<CodesLeft left={codesLeft} />} pad>
        {fewCodes(codesLeft) && <Note tone="warn">{t("second.few")}</Note>}
        <p className={fewCodes(codesLeft) ? "ink2 mt3" : "ink2"}>{t("second.renewHelp")}</p>
        <PasswordStep step="renew" label={t("second.renew")} error={failed === "renew" ? error : undefined} />
      </Sheet>
      <Sheet title={t("second.disable")} pad>
        <p className="ink2">{t("second.disableHelp")}</p>
        <PasswordStep
          step="disable"
          label={t("second.disable")}
          error={failed === "disable" ? error : undefined}
        />
      </Sheet>
    </>
  );
}

function PasswordStep(props: { step: string; label: string; error?: string; primary?: boolean }) {
  const t = useText(accountText);
  const id = `password-${props.step}`;
  return (
    <form method="post" className="mt4">
      <input type="hidden" name="step" value={props.step} />
      <PasswordField
        id={id}
        name="password"
        label={t("second.password")}
        help={t("second.passwordHelp")}
        autoComplete="current-password"
        errors={props.error ? [props.error] : undefined}
      />
      <button type="submit" className={props.primary ? "btn pri mt4" : "btn mt4"}>
        {props.label}
      </button>
    </form>
  );
}

/** The secret, once: scan it, then prove that the phone has it. */
export function SecondFactorScan(props: { svg: string; secret: string; error?: string }) {
  const t = useText(accountText);
  return (
    <Sheet title={t("second.title")} pad>
      <form method="post">
        <input type="hidden" name="step" value="confirm" />
        <input type="hidden" name="key" value={props.secret} />
        <p>
          <b>{t("second.scan")}</b>
        </p>
        <div
          className="qr"
          role="img"
          aria-label={t("second.scanAlt")}
          // biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by our server from base32 letters
          dangerouslySetInnerHTML={{ __html: props.svg }}
        />
        <p className="t13 sub">
          {t("second.key")} <span className="code ink">{props.secret.match(/.{1,4}/g)?.join(" ")}</span>
        </p>
        <div className="f mt4">
          <TextField
            id="code"
            name="code"
            label={t("second.enter")}
            errors={props.error ? [props.error] : undefined}
            width="w10"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={10}
            required
          />
        </div>
        <button type="submit" className="btn pri mt4">
          {t("second.confirm")}
        </button>
      </form>
    </Sheet>
  );
}

/** Shown this once. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const t = useText(accountText);
  return (
    <Sheet title={t("second.codes")} actions={<Badge tone="ok">{t("second.on")}</Badge>} pad>
      <p className="ink2">{t("second.codesHelp")}</p>
      <ul className="codes">
        {codes.map((code) => (
          <li key={code} className="code">
            {code}
          </li>
        ))}
      </ul>
      <div className="row mt4">
        <a className="btn pri" href="/account">
          {t("second.finish")}
        </a>
        <PrintButton label={t("second.print")} />
      </div>
    </Sheet>
  );
}

function PrintButton({ label }: { label: string }) {
  return (
    <button type="button" className="btn" onClick={() => window.print()}>
      {label}
    </button>
  );
}
