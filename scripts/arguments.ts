import { type ParseArgsConfig, parseArgs } from "node:util";

type Options = NonNullable<ParseArgsConfig["options"]>;
interface Accepts<O extends Options> {
  /** One line: how the script is called. */
  usage: string;
  options?: O;
  /** How many arguments without a name it takes at most. */
  places?: number;
}

/**
 * The arguments of a script. `--help` answers with its usage and exit code 0; what it does not know, with the usage and
 * exit code 2: nothing has been opened or written by then.
 */
export function argumentsOf<O extends Options = Record<never, never>>({
  usage,
  options,
  places = 0,
}: Accepts<O>) {
  const refuse = (why: string): never => {
    console.error(`${why} ${usageLine(usage)}`);
    process.exit(2);
  };
  const help = { help: { type: "boolean", short: "h" } } as const;
  try {
    const parsed = parseArgs({
      args: process.argv.slice(2),
      options: { ...(options ?? ({} as O)), ...help },
      allowPositionals: true,
    });
    if ((parsed.values as { help?: boolean }).help) {
      console.log(usageLine(usage));
      process.exit(0);
    }
    const extra = parsed.positionals[places];
    if (extra !== undefined) return refuse(`Unexpected argument "${extra}".`);
    return parsed;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // Node goes on about how to write it with "--"; the first sentence says what is wrong.
    return refuse(`${error.message.split(/\. (?=[A-Z])|\n/)[0]?.replace(/\.?$/, ".")}`);
  }
}

const usageLine = (usage: string) => `Usage: ${usage}`;
