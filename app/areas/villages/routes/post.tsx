import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { personName, placeLabel, placeName } from "~/platform/search/place-name";
import { PageHead } from "~/ui/page-head";
import { changePost } from "../give-post.server";
import { termError, termRefusal } from "../post-error.server";
import { villagesText } from "../text";
import { PostForm } from "../ui/post-form";
import { postForm } from "../village-forms";
import type { Post } from "../village-post";
import { villageSubject } from "../village-subject";
import { findPost, findVillage } from "../villages.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "village.manage");
  const language = await languageOf(request);
  const t = translator(villagesText, language);
  const village = findVillage(database(), actor.villages, idFrom(params.villageId));
  const post = village && findPost(database(), village.id, idFrom(params.postId));
  if (!village || !post) throw notFound();
  return {
    id: village.id,
    village: placeName(village.name, language),
    holder: personName(post.holderName, language),
    title: t("give.changeTitle", {
      village: placeLabel(village, language),
      post: t(`post.${post.post as Post}`),
    }),
    initial: {
      holderName: post.holderName,
      holderTitle: post.holderTitle ?? "",
      holderPhone: post.holderPhone ?? "",
      fromOn: post.fromOn,
      toOn: post.toOn ?? "",
    },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "village.manage");
  const villageId = idFrom(params.villageId);
  const village = findVillage(database(), actor.villages, villageId);
  if (!village) throw notFound();
  const language = await languageOf(request);
  const submission = parseWithZod(await request.formData(), { schema: postForm });
  if (submission.status !== "success") return data({ lastResult: submission.reply() }, { status: 400 });
  const changed = changePost(database(), actor, villageId, idFrom(params.postId), submission.value);
  if (changed.ok)
    return redirectWithNotice(`/villages/${villageId}`, translator(villagesText, language)("give.changed"));
  if (changed.why === "village.notFound") throw notFound();
  return refuse(
    actor,
    { event: "village.post-changed", subject: villageSubject(village), villageId, ...termRefusal(changed) },
    { lastResult: submission.reply({ fieldErrors: termError(changed, language) }) },
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function ChangePost() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(villagesText);
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("page.villages"), to: "/villages" },
          { label: d.village, to: `/villages/${d.id}` },
          { label: d.holder },
        ]}
        title={d.title}
      />
      <PostForm
        lastResult={result?.lastResult}
        initial={d.initial}
        back={`/villages/${d.id}`}
        fresh={false}
      />
    </>
  );
}
