import { useEffect, useRef, useState } from "react";
import { Icon } from "~/ui/icon";

interface Detector {
  detect: (source: HTMLVideoElement) => Promise<{ rawValue: string }[]>;
}
type DetectorMaker = new (options: { formats: string[] }) => Detector;
const maker = (): DetectorMaker | undefined =>
  (globalThis as unknown as { BarcodeDetector?: DetectorMaker }).BarcodeDetector;

/** The camera of the phone, where the browser can read codes itself. */
export function Camera(props: {
  take: (code: string) => void;
  words: { start: string; stop: string; view: string; refused: string };
}) {
  const { take, words } = props;
  const [on, setOn] = useState(false);
  const [ready, setReady] = useState(false);
  const [refused, setRefused] = useState(false);
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => setReady(maker() !== undefined && navigator.mediaDevices !== undefined), []);
  useEffect(() => {
    const Maker = maker();
    if (!on || !Maker) return;
    let stream: MediaStream | null = null;
    let over = false;
    let last = "";
    const detector = new Maker({ formats: ["qr_code"] });
    const look = async () => {
      if (over || !video.current) return;
      const found = await detector.detect(video.current).catch(() => []);
      const code = found[0]?.rawValue ?? "";
      if (code && code !== last) take(code);
      last = code;
      if (!over) setTimeout(look, 250);
    };
    navigator.mediaDevices
      .getUserMedia({ video: { facingMode: "environment" } })
      .then(async (s) => {
        stream = s;
        if (over || !video.current) {
          for (const track of s.getTracks()) track.stop();
          return;
        }
        video.current.srcObject = s;
        await video.current.play();
        void look();
      })
      .catch(() => {
        setRefused(true);
        setOn(false);
      });
    return () => {
      over = true;
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
  }, [on, take]);
  if (!ready || refused) return refused ? <p className="sub t12 wholeline">{words.refused}</p> : null;
  return (
    <>
      <button type="button" className="btn pri" aria-pressed={on} onClick={() => setOn((now) => !now)}>
        <Icon name="camera" />
        {on ? words.stop : words.start}
      </button>
      {on && <video ref={video} className="camera" muted playsInline aria-label={words.view} />}
    </>
  );
}
