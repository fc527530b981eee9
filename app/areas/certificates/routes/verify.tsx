import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { database } from "~/platform/database.server";
import { clientAddress } from "~/platform/http/client-address.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { certificatesText } from "../text";
import { VerifyPage } from "../ui/verify-page";
import { publicKeyPem, verifyByCode, verifyByFile, verifyByNumber } from "../verify.server";

const fileLimit = 5 * 1024 * 1024;

/** Public: the address in the QR, or an empty form. No sign-in. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const title = translator(certificatesText, await languageOf(request))("verify.title");
  if (!params.code) return { title, result: null, publicKey: publicKeyPem(), code: null };
  const result = verifyByCode(database(), params.code.slice(0, 64), clientAddress(request));
  return data(
    { title, result, publicKey: publicKeyPem(), code: params.code },
    { status: result.answer === "limited" ? 429 : result.answer === "not-found" ? 404 : 200 },
  );
}

export async function action({ request }: ActionFunctionArgs) {
  const t = translator(certificatesText, await languageOf(request));
  const form = await request.formData();
  const address = clientAddress(request);
  const file = form.get("file");
  const number = String(form.get("number") ?? "").slice(0, 64);
  const name = String(form.get("name") ?? "").slice(0, 64);
  if (form.get("way") === "file") {
    if (!(file instanceof File) || file.size === 0)
      return data(
        { error: t("verify.missingFile"), result: null, number, name, way: "file" as const },
        { status: 400 },
      );
    if (file.size > fileLimit)
      return data(
        { error: t("verify.tooLarge"), result: null, number, name, way: "file" as const },
        { status: 413 },
      );
    const result = verifyByFile(database(), new Uint8Array(await file.arrayBuffer()), address);
    return data(
      { error: null, result, number, name, way: "file" as const },
      { status: result.answer === "limited" ? 429 : 200 },
    );
  }
  if (!number.trim() || !name.trim())
    return data(
      { error: t("verify.missing"), result: null, number, name, way: "number" as const },
      { status: 400 },
    );
  const result = verifyByNumber(database(), number, name, address);
  return data(
    { error: null, result, number, name, way: "number" as const },
    { status: result.answer === "limited" ? 429 : 200 },
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [
  { title: d?.title ?? "" },
  { name: "robots", content: "noindex" },
];

export default function Verify() {
  const d = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  return (
    <VerifyPage
      result={posted ? posted.result : d.result}
      error={posted?.error ?? null}
      typed={{ number: posted?.number ?? "", name: posted?.name ?? "" }}
      byFile={posted?.way === "file"}
      publicKey={d.publicKey}
    />
  );
}
