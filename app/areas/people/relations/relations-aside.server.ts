import type { Reader } from "db/client.server";
import { can, type SignedIn, scopeFor } from "~/platform/access/actor";
import { longDay } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { personName } from "~/platform/search/place-name";
import type { PersonSource } from "../person-source";
import { relationsText } from "../text/relations";
import type { Part } from "./relation";
import { mayName, type RelationRow, relationsOf } from "./relations.server";

/** 2019年5月1日起, 2019年5月1日至 2025年3月2日. */
export function relationDates(row: RelationRow["relation"], language: Language): string {
  const t = translator(relationsText, language);
  const day = (on: string) => longDay(on, language);
  if (row.toOn)
    return row.fromOn
      ? t("relation.range", { from: day(row.fromOn), to: day(row.toOn) })
      : t("relation.until", { to: day(row.toOn) });
  return row.fromOn ? t("relation.from", { day: day(row.fromOn) }) : "";
}

/** Spouse, parents, guarantors at the side of a person's page; those outside the viewer's villages without a name. */
export const relationsOfPerson: PersonSource = {
  asides: (db: Reader, viewer: SignedIn, personId: number, language: Language) => {
    const t = translator(relationsText, language);
    const scope = scopeFor(viewer.grants, "person.view") ?? [];
    const rows = relationsOf(db, personId);
    const may = can(viewer, "person.edit");
    if (rows.length === 0 && !may) return [];
    return [
      {
        key: "relations",
        title: t("relation.title"),
        more: may ? { label: t("relation.add"), to: `/people/${personId}/relations/new` } : undefined,
        none: t("relation.none"),
        lines: rows.map((r) => {
          const named = mayName(scope, r);
          return {
            key: String(r.relation.id),
            label: t(`part.${r.part as Part}`),
            value: named ? personName(r.otherName, language) : t("relation.elsewhere"),
            to: named ? `/people/${r.otherId}` : undefined,
            detail: relationDates(r.relation, language) || undefined,
            past: r.relation.endedAt !== null,
            act: may
              ? { label: t("relation.endSubmit"), to: `/people/${personId}/relations/${r.relation.id}` }
              : undefined,
          };
        }),
      },
    ];
  },
};
