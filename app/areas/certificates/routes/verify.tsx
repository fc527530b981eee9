import { type ActionFunctionArgs, data, type HeadersArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { database } from "~/platform/database.server";
import { instantText } from "~/platform/dates";
import { clientAddress } from "~/platform/http/client-address.server";
import { languageOf } from "~/platform/i18n/language.server";
import { type Language, translator } from "~/platform/i18n/text";
import { readSettings } from "~/platform/settings.server";
import { publicWords } from "../certificate-words.server";
import { unregisteredPaper } from "../own-paper.server";
import { hasSeveralPages, printOfSeveral } from "../printed-files.server";
import { certificatesText } from "../text";
import { printText } from "../text/print";
import { verifyFileLimit } from "../ui/verify-file";
import { VerifyPage } from "../ui/verify-page";
import { type VerifyAnswer, verifyByCode, verifyByFile, verifyByNumber } from "../verify.server";

/** A PDF says so in its first kilobyte; a ZIP that holds one does, too. */
const isPdf = (bytes: Uint8Array) => !isZip(bytes) && Buffer.from(bytes.subarray(0, 1024)).includes("%PDF-");

const isZip = (bytes: Uint8Array) => Buffer.from(bytes.subarray(0, 2)).toString("latin1") === "PK";

/** What else people drop here: a ZIP of certificates, a roster as a spreadsheet (a ZIP with a list of its parts). */
function otherFile(bytes: Uint8Array): "zip" | "sheet" | "notPdf" {
  const file = Buffer.from(bytes);
  if (file.subarray(0, 8).toString("hex") === "d0cf11e0a1b11ae1") return "sheet";
  if (!isZip(bytes)) return "notPdf";
  return file.includes("[Content_Types].xml") ? "sheet" : "zip";
}

const statusOf = (result: VerifyAnswer) =>
  result.answer === "limited" ? 429 : result.answer === "not-found" ? 404 : 200;

/** Whoever has to wait is told how long, in seconds. */
const headersOf = (result: VerifyAnswer): HeadersInit =>
  result.answer === "limited"
    ? { "Retry-After": String(Math.max(1, Math.ceil((result.until - Date.now()) / 1000))) }
    : {};

const shown = (result: VerifyAnswer, language: Language) =>
  result.answer === "found"
    ? {
        ...result,
        certificate: {
          ...result.certificate,
          words: publicWords(database(), result.certificate.facts.number, language),
          at: instantText(result.certificate.at, language),
        },
      }
    : result.answer === "paper"
      ? { ...result, paper: { ...result.paper, at: instantText(result.paper.at, language) } }
      : result;

/** Public: the address in the QR, or an empty form. No sign-in. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = await languageOf(request);
  const db = database();
  const page = {
    title: translator(certificatesText, language)("verify.title"),
    issuer: readSettings(db).issuerName,
  };
  if (!params.code) {
    // The server let a larger body than any page takes go by, and sends its sender here.
    const over = new URL(request.url).searchParams.get("file") === "too-large";
    const error = over ? translator(certificatesText, language)("verify.tooLarge") : null;
    return data({ ...page, result: null, error }, { status: over ? 413 : 200 });
  }
  const result = verifyByCode(db, params.code.slice(0, 64), clientAddress(request));
  return data(
    { ...page, result: shown(result, language), error: null },
    { status: statusOf(result), headers: headersOf(result) },
  );
}

/** By number and name, or by the file itself. */
export async function action({ request }: ActionFunctionArgs) {
  const language = await languageOf(request);
  const t = translator(certificatesText, language);
  const form = await request.formData();
  const address = clientAddress(request);
  const number = String(form.get("number") ?? "").slice(0, 64);
  const name = String(form.get("name") ?? "").slice(0, 64);
  const blank = { result: null, number, name, fileName: null, errors: {} };
  if (form.get("way") === "file") {
    const file = form.get("file");
    if (!(file instanceof File) || file.size === 0)
      return data({ ...blank, errors: { file: t("verify.missingFile") } }, { status: 400 });
    if (file.size > verifyFileLimit)
      return data({ ...blank, errors: { file: t("verify.tooLarge") } }, { status: 413 });
    const bytes = new Uint8Array(await file.arrayBuffer());
    const p = translator(printText, language);
    if (!isPdf(bytes))
      return data({ ...blank, errors: { file: p(`file.${otherFile(bytes)}`) } }, { status: 400 });
    const several = printOfSeveral(database(), bytes);
    if (several) return data({ ...blank, errors: { file: p(`file.${several}`) } }, { status: 400 });
    const result = verifyByFile(database(), bytes, address);
    if (result.answer === "not-found") {
      const title = unregisteredPaper(database(), bytes);
      const why = title ? p("file.paper", { title }) : hasSeveralPages(bytes) ? p("file.pages") : null;
      if (why) return data({ ...blank, errors: { file: why } }, { status: 400 });
    }
    return data(
      { ...blank, result: shown(result, language), fileName: file.name.slice(0, 80) },
      // That a file is not one of ours is the answer asked for; nothing was looked for that is missing.
      { status: result.answer === "limited" ? 429 : 200, headers: headersOf(result) },
    );
  }
  const errors = {
    ...(number.trim() ? {} : { number: t("verify.missingNumber") }),
    ...(name.trim() ? {} : { name: t("verify.missingName") }),
  };
  if (Object.keys(errors).length > 0) return data({ ...blank, errors }, { status: 400 });
  const result = verifyByNumber(database(), number, name, address);
  return data(
    { ...blank, result: shown(result, language) },
    { status: statusOf(result), headers: headersOf(result) },
  );
}

export const headers = ({ actionHeaders, loaderHeaders }: HeadersArgs): HeadersInit => {
  const wait = actionHeaders.get("Retry-After") ?? loaderHeaders.get("Retry-After");
  return wait ? { "Retry-After": wait } : {};
};

export const meta = ({ data: d }: { data?: { title: string } }) => [
  { title: d?.title ?? "" },
  { name: "robots", content: "noindex" },
];

export default function Verify() {
  const d = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  return (
    <VerifyPage
      issuer={d.issuer}
      result={posted ? posted.result : d.result}
      errors={posted?.errors ?? (d.error ? { file: d.error } : {})}
      typed={{ number: posted?.number ?? "", name: posted?.name ?? "" }}
      fileName={posted?.fileName ?? null}
    />
  );
}
