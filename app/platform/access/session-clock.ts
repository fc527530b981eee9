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

/** A warning comes this long before the end; where people may be idle for a few minutes only, a third of those. */
export const warnBefore = (idleMinutes: number) => Math.min(120_000, (idleMinutes * 60_000) / 3);

/** Who types or taps is there: the server hears of it once in a quarter of the idle time, at most once a minute. */
const heardEvery = (idleMinutes: number) => Math.min(60_000, (idleMinutes * 60_000) / 4);

/**
 * Follows the session of a page. Before it says that time is short or over it asks the server, because another
 * tab may have been busy meanwhile; when the server is away it asks again.
 */
export function followSession(
  { username, left, idleMinutes }: { username: string; left: number; idleMinutes: number },
  onPhase: (phase: Phase) => void,
  ask: typeof askSession = askSession,
) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  let warned = false;
  let over = false;
  let heardAt = Date.now();

  const wait = (ms: number) => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(look, Math.min(Math.max(ms, 500), 2_000_000_000));
  };
  const follow = (ms: number) => {
    const short = ms <= warnBefore(idleMinutes);
    if (short) onPhase({ name: "ending", endsAt: Date.now() + ms });
    else if (warned) onPhase({ name: "fine" });
    warned = short;
    wait(short ? ms + 500 : ms - warnBefore(idleMinutes) + 100);
  };
  const heed = (answer: SessionAnswer | null) => {
    if (stopped) return;
    if (!answer) return wait(15_000);
    over = answer.state !== "active" || answer.username !== username;
    if (over) onPhase({ name: "over", ended: answer.ended === true });
    else follow(answer.left);
  };
  const look = async () => heed(await ask());

  const stay = async () => {
    heardAt = Date.now();
    heed(await ask(true));
  };

  follow(left);
  return {
    look,
    stay,
    /** Somebody typed or tapped. */
    heard: () => {
      if (!over && Date.now() - heardAt >= heardEvery(idleMinutes)) void stay();
    },
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
