import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireSignedIn } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse, refuseLogged } from "~/platform/http/refuse.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { personName } from "~/platform/search/place-name";
import { ownSubject } from "../own-subject";
import {
  beginSecondFactor,
  confirmSecondFactor,
  disableSecondFactor,
  type Refused,
  recoveryCodesLeft,
  renewRecoveryCodes,
  secretQr,
} from "../second-factor.server";
import { refusalText, tooMany } from "../sign-in-message";
import { accountText } from "../text";
import { AccountFrame } from "../ui/account-frame";
import { RecoveryCodes, SecondFactorOff, SecondFactorOn, SecondFactorScan } from "../ui/second-factor-steps";

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requireSignedIn(request);
  return {
    name: personName(person.name, await languageOf(request)),
    username: person.username,
    codesLeft: await recoveryCodesLeft(database(), person.userId),
    title: translator(accountText, await languageOf(request))("second.title"),
  };
}

/** What the page shows next: the secret and the recovery codes live in this one answer, in no URL and no cookie. */
type Shown =
  | { step: "scan"; svg: string; key: string; error?: string }
  | { step: "codes"; codes: string[] }
  | { step: "begin" | "renew" | "disable"; error: string };

export async function action({ request }: ActionFunctionArgs) {
  const person = await requireSignedIn(request);
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? "");
  const language = await languageOf(request);
  const t = translator(accountText, language);
  const db = database();
  const origin = { address: person.address, userAgent: request.headers.get("user-agent") ?? "" };
  const step = text("step");
  const run = async (
    which: string,
    password: string,
  ): Promise<
    { ok: true; svg: string; key: string } | { ok: true; codes: string[] } | { ok: true } | Refused
  > => {
    if (which === "disable") return disableSecondFactor(db, person, password);
    if (which === "renew") return renewRecoveryCodes(db, person, password);
    return beginSecondFactor(db, person, { password, ...origin });
  };

  if (step === "confirm") {
    const result = await confirmSecondFactor(db, person, { code: text("code") });
    if (!result.ok) {
      const key = text("key");
      const again: Shown = { step: "scan", svg: await secretQr(person, key), key, error: t(result.why) };
      return refuse(
        person,
        { event: "second-factor.enabled", subject: ownSubject(person), why: result.why },
        again,
      );
    }
    return data<Shown>({ step: "codes", codes: result.codes });
  }
  const result = await run(step, text("password"));
  if (!result.ok) {
    const failed: Shown = {
      step: step === "disable" || step === "renew" ? step : "begin",
      error: refusalText(t, result),
    };
    if (result.why === "second.isOn" || result.why === "second.isOff") {
      const event = step === "renew" ? "recovery-codes.renewed" : "second-factor.enabled";
      return refuse(person, { event, subject: ownSubject(person), why: result.why }, failed);
    }
    return tooMany(result.why) ? data(failed, { status: 429 }) : refuseLogged(failed);
  }
  if ("svg" in result) return data<Shown>({ step: "scan", svg: result.svg, key: result.key });
  if ("codes" in result) return data<Shown>({ step: "codes", codes: result.codes });
  return redirectWithNotice("/account/second-factor", t("second.disabled"));
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function SecondFactor() {
  const me = useLoaderData<typeof loader>();
  const shown = useActionData<typeof action>() as Shown | undefined;
  const error = shown && "error" in shown ? shown.error : undefined;
  return (
    <AccountFrame tab="second-factor" name={me.name} username={me.username}>
      <div className="form stack">
        {shown?.step === "scan" ? (
          <SecondFactorScan svg={shown.svg} secret={shown.key} error={error} />
        ) : shown?.step === "codes" ? (
          <RecoveryCodes codes={shown.codes} />
        ) : me.codesLeft !== null ? (
          <SecondFactorOn codesLeft={me.codesLeft} failed={shown?.step} error={error} />
        ) : (
          <SecondFactorOff error={error} />
        )}
      </div>
    </AccountFrame>
  );
}
