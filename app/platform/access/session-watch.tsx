import { useEffect, useRef, useState } from "react";
import { clockOf } from "~/platform/dates";
import { useText } from "~/platform/i18n/use-text";
import { followSession, type Phase } from "./session-clock";
import { SignInAgain } from "./sign-in-again";
import { sessionText } from "./text";

export interface SessionWatchProps {
  /** Milliseconds until the session is over, when the page was made. */
  left: number;
  idleMinutes: number;
  name: string;
  username: string;
}

const signsOfLife = ["input", "keydown", "pointerdown"] as const;

/** Warns two minutes before the session is over; afterwards asks for the password without leaving the page. */
export function SessionWatch(props: SessionWatchProps) {
  const t = useText(sessionText);
  const { username, idleMinutes } = props;
  const [phase, setPhase] = useState<Phase>({ name: "fine" });
  const [left, setLeft] = useState(props.left);
  const clock = useRef<ReturnType<typeof followSession>>();
  useEffect(() => setLeft(props.left), [props.left]);
  useEffect(() => {
    setPhase({ name: "fine" });
    const following = followSession({ username, left, idleMinutes }, setPhase);
    clock.current = following;
    // A laptop that slept wakes up with its timers late.
    const onReturn = () => document.visibilityState === "visible" && following.look();
    document.addEventListener("visibilitychange", onReturn);
    for (const event of signsOfLife) document.addEventListener(event, following.heard);
    return () => {
      following.stop();
      document.removeEventListener("visibilitychange", onReturn);
      for (const event of signsOfLife) document.removeEventListener(event, following.heard);
    };
  }, [username, left, idleMinutes]);

  if (phase.name === "over") {
    return (
      <SignInAgain
        ended={phase.ended}
        {...props}
        // A fraction, so that the same number of milliseconds as before starts the clock anew.
        onSignedIn={(ms) => setLeft((before) => (ms === before ? ms + 0.5 : ms))}
      />
    );
  }
  return (
    <div role="status">
      {phase.name === "ending" && (
        <div className="session-warning">
          <b>{t("warning", { time: clockOf(phase.endsAt) })}</b>
          <button type="button" className="btn sm" onClick={() => clock.current?.stay()}>
            {t("stay")}
          </button>
        </div>
      )}
    </div>
  );
}
