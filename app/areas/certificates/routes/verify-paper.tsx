import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { secrets } from "~/platform/keys.server";
import { signatureFits, signedVersion } from "../check-signature.server";
import { readTypedPaper, signedPaperText, type TypedPaper, typedPaper } from "../signed-paper";
import { certificatesText } from "../text";
import { readTypedFacts, typedFacts } from "../typed-facts";
import { type PaperAnswer, VerifyPaperPage } from "../ui/verify-paper-page";

/** Public: the facts of a paper against the signature in its code. Neither register nor database is asked. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  return {
    title: translator(certificatesText, await languageOf(request))("paper.title"),
    typed: typedFacts((field) => searchParams.get(field)),
    other: searchParams.get("of") === "paper" ? typedPaper((field) => searchParams.get(field)) : null,
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const given = (field: string) => {
    const value = form.get(field);
    return typeof value === "string" ? value : null;
  };
  if (form.get("of") === "paper") return officePaper(typedPaper(given));
  const typed = typedFacts(given);
  const read = readTypedFacts(typed);
  if (!read.ok)
    return data(
      { typed, problems: Object.fromEntries(read.problems), answer: null, other: null },
      { status: 400 },
    );
  const version = signedVersion(read.facts, read.signature, secrets().signingPublicKey);
  const answer: PaperAnswer = version === 2 ? "fits" : version === 1 ? "fitsOlder" : "other";
  return { typed, problems: {}, answer, other: null };
}

/** The same for a paper of the loans. */
function officePaper(typed: TypedPaper) {
  const read = readTypedPaper(typed);
  const blank = { typed: typedFacts(() => null), problems: {} };
  if (!read.ok)
    return data(
      { ...blank, answer: null, other: { typed, problems: Object.fromEntries(read.problems) } },
      { status: 400 },
    );
  const fits = signatureFits(signedPaperText(read.paper), read.signature, secrets().signingPublicKey);
  const answer: PaperAnswer = fits ? "fits" : "other";
  return { ...blank, answer, other: { typed, problems: {} } };
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
      other={posted ? posted.other : d.other && { typed: d.other, problems: {} }}
    />
  );
}
