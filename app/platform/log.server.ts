import pino from "pino";
import { env } from "./env.server";

const idNumber = /\d{6}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dXx]/g;

/** Takes ID numbers out of a line of text. */
export const withoutIdNumbers = (text: string) =>
  text.replace(idNumber, (n) => `${n.slice(0, 6)}********${n.slice(-4)}`);

let logger: pino.Logger | undefined;

/** The one log: names, ID numbers, passwords and cookies never reach it. */
export function log(): pino.Logger {
  logger ??= pino({
    level: env().LOG_LEVEL,
    redact: {
      paths: [
        "*.password",
        "*.idNumber",
        "*.name",
        "*.holderName",
        "*.phone",
        "*.cookie",
        "req.headers",
        "password",
        "idNumber",
      ],
      censor: "[redacted]",
    },
    hooks: {
      logMethod(args, method) {
        method.apply(
          this,
          args.map((a) => (typeof a === "string" ? withoutIdNumbers(a) : a)) as Parameters<typeof method>,
        );
      },
    },
  });
  return logger;
}
