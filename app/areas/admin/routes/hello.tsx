import { env } from "~/platform/env.server";
import { notFound } from "~/platform/http/responses.server";

/** There for `npm run bench` alone (QIHANG_BENCH=1): what the server does when a page has nothing to say. */
export function loader() {
  if (env().QIHANG_BENCH !== "1") throw notFound();
  return null;
}

export default function Hello() {
  return <p>Qihang</p>;
}
