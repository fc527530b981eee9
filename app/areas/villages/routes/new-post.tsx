import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { todayOn } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { personName, placeLabel, placeName } from "~/platform/search/place-name";
import { PageHead } from "~/ui/page-head";
import { givePost } from "../give-post.server";
import { termError, termRefusal } from "../post-error.server";
import { villagesText } from "../text";
import { PostForm } from "../ui/post-form";
import { newPostForm } from "../village-forms";
import { isSinglePost, type Post, posts } from "../village-post";
import { villageSubject } from "../village-subject";
import { findVillage, postsOn } from "../villages.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "village.manage");
  const language = await languageOf(request);
  const t = translator(villagesText, language);
  const village = findVillage(database(), actor.villages, idFrom(params.villageId));
  if (!village || village.mergedIntoId !== null) throw notFound();
  const asked = new URL(request.url).searchParams.get("post");
  const inPost = postsOn(database(), village.id, todayOn()).filter((p) => isSinglePost(p.post as Post));
  return {
    id: village.id,
    village: placeName(village.name, language),
    title: t("give.title", { village: placeLabel(village, language) }),
    post: posts.find((p) => p === asked) ?? "information-officer",
    today: todayOn(),
    inPost: inPost
      .map((p) => `${t(`post.${p.post as Post}`)} ${personName(p.holderName, language)}`)
      .join(t("search.comma")),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "village.manage");
  const villageId = idFrom(params.villageId);
  const village = findVillage(database(), actor.villages, villageId);
  if (!village) throw notFound();
  const language = await languageOf(request);
  const t = translator(villagesText, language);
  const submission = parseWithZod(await request.formData(), { schema: newPostForm });
  if (submission.status !== "success") return data({ lastResult: submission.reply() }, { status: 400 });
  const { succeeds, ...input } = submission.value;
  const given = givePost(database(), actor, villageId, input, { succeeds: succeeds === "yes" });
  if (given.ok)
    return redirectWithNotice(
      `/villages/${villageId}`,
      t("give.done", { name: personName(input.holderName, language), post: t(`post.${input.post}`) }),
    );
  if (given.why === "village.notFound") throw notFound();
  return refuse(
    actor,
    { event: "village.post-given", subject: villageSubject(village), villageId, ...termRefusal(given) },
    { lastResult: submission.reply({ fieldErrors: termError(given, language) }) },
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function NewPost() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(villagesText);
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("page.villages"), to: "/villages" },
          { label: d.village, to: `/villages/${d.id}` },
          { label: t("give.submit") },
        ]}
        title={d.title}
      />
      <PostForm
        lastResult={result?.lastResult}
        initial={{ post: d.post, fromOn: d.today }}
        inPost={d.inPost}
        back={`/villages/${d.id}`}
        fresh
      />
    </>
  );
}
