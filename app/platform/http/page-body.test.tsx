import { renderToPipeableStream } from "react-dom/server";
import { expect, it } from "vitest";
import { whole } from "./page-body.server";

const rendered = (words: readonly string[]) =>
  new Promise<Buffer>((resolve) => {
    const { pipe } = renderToPipeableStream(
      <ul>
        {words.map((w, i) => (
          <li key={`${i} ${w}`}>{w}</li>
        ))}
      </ul>,
      { onAllReady: () => pipe(whole(resolve)) },
    );
  });

it("a page of hanzi has no zero byte at any of React's buffer ends, and loses no character", async () => {
  for (let shift = 0; shift < 6; shift += 1) {
    const words = Array.from({ length: 400 }, (_, i) => `${"a".repeat((i + shift) % 5)}孔庄村丁楼村${i}`);
    const body = await rendered(words);
    expect(body.includes(0)).toBe(false);
    const text = body.toString("utf8");
    expect(text).not.toContain("\ufffd");
    for (const w of words) expect(text).toContain(`<li>${w}</li>`);
  }
});
