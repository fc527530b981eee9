export interface SessionAnswer {
  state: "active" | "over" | "second-factor";
  username: string | null;
  /** It is over because somebody ended it. */
  ended?: boolean;
  /** Milliseconds until it is over. */
  left: number;
}

/** GET /session; null when the server cannot be reached. `stay` counts as somebody being there. */
export async function askSession(stay = false): Promise<SessionAnswer | null> {
  try {
    const answer = await fetch(stay ? "/session?stay=1" : "/session", { cache: "no-store" });
    return answer.ok ? ((await answer.json()) as SessionAnswer) : null;
  } catch {
    return null;
  }
}

export type Phase = { name: "fine" } | { name: "ending"; endsAt: number } | { name: "over"; ended: boolean };

/** A warning comes this long before the end. */
export const warnBefore = 120_000;

/**
 * Follows the session of a page. Before it says that time is short or over it asks the server, because another
 * tab may have been busy meanwhile; when the server is away it asks again.
 */
export function followSession(
  username: string,
  left: number,
  onPhase: (phase: Phase) => void,
  ask: typeof askSession = askSession,
) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  let warned = false;

  const wait = (ms: number) => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(look, Math.min(Math.max(ms, 500), 2_000_000_000));
  };
  const follow = (ms: number) => {
    const short = ms <= warnBefore;
    if (short) onPhase({ name: "ending", endsAt: Date.now() + ms });
    else if (warned) onPhase({ name: "fine" });
    warned = short;
    wait(short ? ms + 500 : ms - warnBefore + 100);
  };
  const heed = (answer: SessionAnswer | null) => {
    if (stopped) return;
    if (!answer) return wait(15_000);
    if (answer.state !== "active" || answer.username !== username)
      onPhase({ name: "over", ended: answer.ended === true });
    else follow(answer.left);
  };
  const look = async () => heed(await ask());

  follow(left);
  return {
    look,
    stay: async () => heed(await ask(true)),
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
