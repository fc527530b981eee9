import {
  type BriefingPart,
  type BriefingWords,
  briefingParts,
  longestPart,
  mostPhotos,
  unknownFigures,
} from "./briefing";

export interface TypedBriefing {
  words: BriefingWords;
  photoIds: number[];
  revision: number;
}

export type FormProblem =
  | { field: BriefingPart; why: "needed" }
  | { field: BriefingPart; why: "tooLong"; most: number; count: number }
  | { field: BriefingPart; why: "unknown"; name: string }
  | { field: "photos"; why: "tooMany"; most: number; count: number };

/** Reads the form of a briefing and says what is wrong in which field. */
export function readBriefing(
  form: FormData,
  figures: ReadonlyMap<string, string>,
): { typed: TypedBriefing; problems: FormProblem[] } {
  const words = Object.fromEntries(
    briefingParts.map((part) => [
      part,
      String(form.get(part) ?? "")
        .replace(/\r\n?/g, "\n")
        .trim()
        .slice(0, 4000),
    ]),
  ) as BriefingWords;
  const photoIds = [
    ...new Set(
      form
        .getAll("photo")
        .map(String)
        .filter((v) => /^[1-9]\d{0,14}$/.test(v))
        .map(Number),
    ),
  ];
  const revision = Number(form.get("revision")) || 0;
  const problems: FormProblem[] = briefingParts.flatMap((part): FormProblem[] => {
    const text = words[part];
    const count = [...text].length;
    if (part === "headline" && count === 0) return [{ field: part, why: "needed" }];
    if (count > longestPart[part]) return [{ field: part, why: "tooLong", most: longestPart[part], count }];
    const [name] = unknownFigures(text, figures);
    return name === undefined ? [] : [{ field: part, why: "unknown", name }];
  });
  if (photoIds.length > mostPhotos)
    problems.push({ field: "photos", why: "tooMany", most: mostPhotos, count: photoIds.length });
  return { typed: { words, photoIds, revision }, problems };
}
