import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { secrets } from "~/platform/keys.server";
import { signedVersion } from "../check-signature.server";
import { certificatesText } from "../text";
import { readTypedFacts, typedFacts } from "../typed-facts";
import { type PaperAnswer, VerifyPaperPage } from "../ui/verify-paper-page";

/** Public: the facts of a paper against the signature in its code. Neither register nor database is asked. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  return {
    title: translator(certificatesText, await languageOf(request))("paper.title"),
    typed: typedFacts((field) => searchParams.get(field)),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const typed = typedFacts((field) => {
    const given = form.get(field);
    return typeof given === "string" ? given : null;
  });
  const read = readTypedFacts(typed);
  if (!read.ok)
    return data({ typed, problems: Object.fromEntries(read.problems), answer: null }, { status: 400 });
  const version = signedVersion(read.facts, read.signature, secrets().signingPublicKey);
  const answer: PaperAnswer = version === 2 ? "fits" : version === 1 ? "fitsOlder" : "other";
  return { typed, problems: {}, answer };
}

export const meta = ({ data: d }: { data?: { title: string } }) => [
  { title: d?.title ?? "" },
  { name: "robots", content: "noindex" },
];

export default function VerifyPaper() {
  const d = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  return (
    <VerifyPaperPage
      typed={posted?.typed ?? d.typed}
      problems={posted?.problems ?? {}}
      answer={posted?.answer ?? null}
    />
  );
}
