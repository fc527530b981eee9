import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { dataScripts } from "./page-data.server";

it("the client gets the data character by character, whatever stands in them", () => {
  const given = `[{"name":"孔</script><!--𫖯\u2028\u2029&\\"'"}]\n`;
  const html = dataScripts(given, "abc=");
  const scripts = [...html.matchAll(/<script nonce="abc=">(.*?)<\/script>/gs)].map((m) => m[1]!);
  expect(scripts).toHaveLength(2);
  const got: (string | null)[] = [];
  const window = {
    __remixContext: {
      streamController: { enqueue: (piece: string) => got.push(piece), close: () => got.push(null) },
    },
  };
  for (const script of scripts) runInNewContext(script, { window });
  expect(got).toEqual([given, null]);
});
