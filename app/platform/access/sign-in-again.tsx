import { type FormEvent, useEffect, useRef, useState } from "react";
import { useText } from "~/platform/i18n/use-text";
import { FieldErrors } from "~/ui/field";
import { askSession } from "./session-clock";
import { sessionText } from "./text";

interface Props {
  /** Somebody ended it; it did not run out. */
  ended: boolean;
  idleMinutes: number;
  name: string;
  username: string;
  onSignedIn: (left: number) => void;
}

type Problem = "wrong" | "codeWrong" | "locked" | "network" | "somebody";

/** The session is over: a dialog over the page, whose forms stay as they are. */
export function SignInAgain({ ended, idleMinutes, name, username, onSignedIn }: Props) {
  const t = useText(sessionText);
  const dialog = useRef<HTMLDialogElement>(null);
  const [step, setStep] = useState<"password" | "code">("password");
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const [kept, setKept] = useState(0);
  const [keeps, setKeeps] = useState(false);

  useEffect(() => {
    setKept(filledFields());
    setKeeps(document.querySelector("[data-keeps-changes]") !== null);
    dialog.current?.showModal();
  }, []);

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    const form = event.currentTarget;
    const found = await trySignIn(step, new FormData(form), username);
    setBusy(false);
    if (typeof found === "number") return onSignedIn(found);
    form.reset();
    if (found === "code") setStep("code");
    else setProblem(found);
  }

  const field = step === "password" ? "password" : "code";
  return (
    <dialog ref={dialog} className="dlg" aria-labelledby="again-title" onCancel={(e) => e.preventDefault()}>
      <form method="post" action="/sign-in" onSubmit={send}>
        <h2 id="again-title">{t("title")}</h2>
        <p className="t13 ink2">
          {ended ? t("ended") : t("over", { minutes: idleMinutes, count: idleMinutes })}{" "}
          {kept > 0 && t("kept", { count: kept })}
        </p>
        <input type="hidden" name="username" value={username} />
        <div className="f mt3">
          <label htmlFor="again-field">{step === "password" ? t("password", { name }) : t("code")}</label>
          <FieldErrors id="again-field" errors={problem ? [t(problem)] : undefined} />
          <input
            id="again-field"
            key={field}
            name={field}
            type={step === "password" ? "password" : "text"}
            autoComplete={step === "password" ? "current-password" : "one-time-code"}
            className="in"
            aria-invalid={problem ? true : undefined}
            aria-describedby={problem ? "again-field-error" : undefined}
            required
          />
        </div>
        <div className="row mt3">
          <button type="submit" className="btn pri" disabled={busy}>
            {t("submit")}
          </button>
          <a className="btn" href="/sign-in">
            {t("other")}
          </a>
        </div>
        <p className="t12 sub mt2">{t(keeps ? "otherKept" : "otherNote")}</p>
      </form>
    </dialog>
  );
}

/** Posts to the ordinary sign-in page. @returns milliseconds of the new session, the next step, or the problem */
async function trySignIn(
  step: "password" | "code",
  form: FormData,
  username: string,
): Promise<number | "code" | Problem> {
  let answer: Response;
  try {
    const body = new URLSearchParams([...form].map(([key, value]) => [key, String(value)]));
    answer = await fetch(step === "password" ? "/sign-in" : "/sign-in/code", {
      method: "POST",
      body,
      // Where the page would lead does not matter: whether it worked is asked of /session.
      redirect: "manual",
    });
  } catch {
    return "network";
  }
  if (answer.status === 429) return "locked";
  if (answer.status >= 400) return step === "password" ? "wrong" : "codeWrong";
  const found = await askSession();
  if (!found) return "network";
  if (found.state === "second-factor") return "code";
  if (found.state !== "active") return "wrong";
  return found.username === username ? found.left : "somebody";
}

/** Fields of the page's own forms that somebody has typed into. */
function filledFields(): number {
  const fields = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>(
    "main form[method=post] :is(input:not([type=hidden]), textarea, select)",
  );
  return [...fields].filter((f) =>
    f instanceof HTMLSelectElement
      ? f.value !== "" && [...f.options].some((o) => o.selected !== o.defaultSelected)
      : f instanceof HTMLInputElement && (f.type === "checkbox" || f.type === "radio")
        ? f.checked !== f.defaultChecked
        : f.value !== f.defaultValue,
  ).length;
}
