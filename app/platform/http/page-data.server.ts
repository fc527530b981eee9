/** Characters that would end a script, or a line in one, as JSON escapes. */
const escapes: Readonly<Record<string, string>> = {
  "&": "\\u0026",
  "<": "\\u003c",
  ">": "\\u003e",
  "\u2028": "\\u2028",
  "\u2029": "\\u2029",
};

/**
 * The data of a page as the scripts in which Remix's client looks for it: what its <StreamTransfer> writes when the
 * data come in one piece. It may only stand there when the page has <Scripts>, which makes the stream.
 */
export function dataScripts(data: string, nonce: string): string {
  const literal = JSON.stringify(data).replace(/[&<>\u2028\u2029]/g, (c) => escapes[c]!);
  const script = (words: string) =>
    `<script nonce="${nonce}">window.__remixContext.streamController.${words};</script>`;
  return script(`enqueue(${literal})`) + script("close()");
}
