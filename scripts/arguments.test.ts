import { afterEach, expect, it, vi } from "vitest";
import { argumentsOf } from "./arguments";

const usual = process.argv;
afterEach(() => {
  process.argv = usual;
  vi.restoreAllMocks();
});

function given(...args: string[]) {
  process.argv = ["node", "script", ...args];
  const said: string[] = [];
  const say = (line: string) => void said.push(line);
  vi.spyOn(console, "log").mockImplementation(say);
  vi.spyOn(console, "error").mockImplementation(say);
  vi.spyOn(process, "exit").mockImplementation((code) => {
    throw new Error(`exit ${code}`);
  });
  const options = { name: { type: "string" } } as const;
  try {
    const { values, positionals } = argumentsOf({ usage: "npm run x [-- FOLDER]", options, places: 1 });
    return { name: values.name, positionals };
  } catch (error) {
    return `${(error as Error).message}: ${said.join("|")}`;
  }
}

it("takes what the script knows, and one line of usage for anything else", () => {
  expect(given("--name", "a", "folder")).toEqual({ name: "a", positionals: ["folder"] });
  expect(given("--help")).toBe("exit 0: Usage: npm run x [-- FOLDER]");
  expect(given("--x")).toBe("exit 2: Unknown option '--x'. Usage: npm run x [-- FOLDER]");
  expect(given("a", "b")).toBe('exit 2: Unexpected argument "b". Usage: npm run x [-- FOLDER]');
  expect(given("--name")).toMatch(/^exit 2: [^\n|]+ Usage: npm run x/);
});
