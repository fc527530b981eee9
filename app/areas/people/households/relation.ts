/**
 * Relations to the head of a household by GB/T 4761 (家庭关系代码): those a village clerk uses. Pure.
 * Words stand in the texts under `relation.<code>`.
 */
export const relations = [
  "02",
  "11",
  "12",
  "20",
  "27",
  "28",
  "30",
  "37",
  "38",
  "41",
  "42",
  "43",
  "44",
  "51",
  "52",
  "53",
  "54",
  "55",
  "56",
  "61",
  "62",
  "63",
  "64",
  "71",
  "72",
  "73",
  "74",
  "75",
  "77",
  "93",
  "94",
  "95",
  "96",
  "97",
  "99",
] as const;
export type Relation = (typeof relations)[number];

export const head = "02" satisfies Relation;
export const isRelation = (code: string): code is Relation => (relations as readonly string[]).includes(code);

/** Relations somebody may have who is not the head. */
export const memberRelations: readonly Relation[] = relations.filter((r) => r !== head);

/** Years that lie between parents and children, and between grandparents and grandchildren, at least. */
const generation = 14;

const wholeYears = (from: string, to: string): number =>
  Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (to.slice(5) < from.slice(5) ? 1 : 0);

/**
 * What speaks against a relation to the head: an older brother who is younger, a son who is older or born within 14
 * years (a grandson within 28). In-laws, step-children and cousins may be of any age.
 * @param born birth day of the one who is the head's brother, son, mother…; `headBorn` the head's
 * @returns null: nothing does; `years` are whole years between the two
 */
export function oddAge(
  relation: string,
  born: string,
  headBorn: string,
): { why: "younger" | "older" | "close"; years: number } | null {
  const younger = born > headBorn;
  const years = younger ? wholeYears(headBorn, born) : wholeYears(born, headBorn);
  const apart = (most: number) => (years < most ? { why: "close" as const, years } : null);
  const wrong = { why: younger ? ("younger" as const) : ("older" as const), years };
  if (born === headBorn) return ["71", "73", "75", "77"].includes(relation) ? null : far(relation, apart);
  if (["71", "75"].includes(relation)) return younger ? wrong : null;
  if (["73", "77"].includes(relation)) return younger ? null : wrong;
  if (["27", "37"].includes(relation)) return younger ? null : wrong;
  if (["20", "30", "41", "42", "43", "44"].includes(relation)) return younger ? far(relation, apart) : wrong;
  if (["51", "52", "61", "62", "63", "64"].includes(relation)) return younger ? wrong : far(relation, apart);
  return null;
}

function far<T>(relation: string, apart: (most: number) => T): T | null {
  if (["20", "30", "51", "52"].includes(relation)) return apart(generation);
  return /^[46]/.test(relation) ? apart(2 * generation) : null;
}

/** Somebody of the household as far as kinship needs to know. */
export interface Kin {
  personId: number;
  sex: "male" | "female";
  birthOn: string;
  relation: string;
}

type Group = "head" | "spouse" | "child" | "childInLaw" | "grandchild" | "parent" | "parentInLaw" | "sibling";

function groupOf(relation: string): Group | null {
  if (relation === head) return "head";
  if (relation === "28" || relation === "38") return "childInLaw";
  switch (relation[0]) {
    case "1":
      return "spouse";
    case "2":
    case "3":
      return "child";
    case "4":
      return "grandchild";
    case "5":
      return ["53", "54", "55", "56"].includes(relation) ? "parentInLaw" : "parent";
    case "7":
      return ["71", "73", "75", "77"].includes(relation) ? "sibling" : null;
    default:
      return null;
  }
}

const bySex = (kin: Pick<Kin, "sex">, male: Relation, female: Relation): Relation =>
  kin.sex === "male" ? male : female;

const siblingOf = (other: Kin, of: Kin): Relation =>
  other.birthOn < of.birthOn ? bySex(other, "71", "75") : bySex(other, "73", "77");

/** Grandchildren of somebody: by a son 孙子, 孙女; by a daughter 外孙子, 外孙女. */
const grandchild = (of: Pick<Kin, "sex">, child: Kin): Relation =>
  of.sex === "male" ? bySex(child, "41", "42") : bySex(child, "43", "44");

/**
 * What somebody is to the new head, when it follows from what both were to the old one.
 * @returns null when it does not follow (two sons and one daughter-in-law): a person has to say it
 */
export function relationToNewHead(
  all: readonly Kin[],
  successorId: number,
  personId: number,
): Relation | null {
  const oldHead = all.find((k) => k.relation === head);
  const successor = all.find((k) => k.personId === successorId);
  const kin = all.find((k) => k.personId === personId);
  if (!oldHead || !successor || !kin || successorId === personId) return null;
  const onlyChild = all.filter((k) => groupOf(k.relation) === "child").length <= 1;
  const was = groupOf(kin.relation);
  if (was === null) return null;
  switch (groupOf(successor.relation)) {
    case "spouse":
      return toSpouse(kin, was, successor);
    case "child":
      return toChild(kin, was, successor, oldHead, onlyChild);
    case "childInLaw":
      return toChildInLaw(kin, was, successor, onlyChild);
    case "parent":
      return toParent(kin, was, oldHead);
    case "sibling":
      return was === "head" || was === "sibling"
        ? siblingOf(kin, successor)
        : was === "parent"
          ? bySex(kin, "51", "52")
          : null;
    default:
      return null;
  }
}

function toSpouse(kin: Kin, was: Group, successor: Kin): Relation | null {
  switch (was) {
    case "head":
      return bySex(kin, "11", "12");
    case "child":
    case "childInLaw":
    case "grandchild":
      return kin.relation as Relation;
    case "parent":
      return successor.sex === "female" ? bySex(kin, "53", "54") : bySex(kin, "55", "56");
    case "parentInLaw":
      return bySex(kin, "51", "52");
    default:
      return null;
  }
}

function toChild(kin: Kin, was: Group, successor: Kin, oldHead: Kin, onlyChild: boolean): Relation | null {
  switch (was) {
    case "head":
    case "spouse":
      return bySex(kin, "51", "52");
    case "child":
      return siblingOf(kin, successor);
    case "parent":
      return oldHead.sex === "male" ? bySex(kin, "61", "62") : bySex(kin, "63", "64");
    case "childInLaw":
      return onlyChild ? bySex(kin, "11", "12") : null;
    case "grandchild":
      return onlyChild ? bySex(kin, "20", "30") : null;
    default:
      return null;
  }
}

function toChildInLaw(kin: Kin, was: Group, successor: Kin, onlyChild: boolean): Relation | null {
  switch (was) {
    case "head":
    case "spouse":
      return successor.sex === "female" ? bySex(kin, "53", "54") : bySex(kin, "55", "56");
    case "child":
      return onlyChild ? bySex(kin, "11", "12") : null;
    case "grandchild":
      return onlyChild ? bySex(kin, "20", "30") : null;
    default:
      return null;
  }
}

function toParent(kin: Kin, was: Group, oldHead: Kin): Relation | null {
  switch (was) {
    case "head":
    case "sibling":
      return bySex(kin, "20", "30");
    case "spouse":
      return bySex(kin, "28", "38");
    case "child":
      return grandchild(oldHead, kin);
    case "parent":
      return bySex(kin, "11", "12");
    default:
      return null;
  }
}
