import { env } from "~/platform/env.server";

/** Address of the site as the public reaches it: what is printed into QR codes. */
export const publicOrigin = (request: Request): string =>
  env().QIHANG_ORIGIN?.replace(/\/$/, "") ?? new URL(request.url).origin;
