import { interfaceText } from "~/platform/i18n/interface-words";
import { type Language, translator } from "~/platform/i18n/text";
import { auditText } from "./text";

const areas = {
  people: "people",
  households: "households",
  villages: "villages",
  trips: "trips",
  donations: "donations",
  handovers: "donations",
  equipment: "donations",
  stocktakes: "donations",
  recipients: "donations",
  training: "training",
  certificates: "certificates",
  loans: "loans",
  overview: "reports",
  briefings: "reports",
  subsidy: "loans",
  "guarantee-funds": "loans",
  policies: "policies",
  "admin/staff": "staff",
  "admin/roles": "staff",
  "admin/audit": "audit",
  "admin/settings": "settings",
} as const;
type Area = keyof typeof areas;

/** What an address of the product belongs to: /training/8/certificates.pdf is of the class 8. */
export function pageOf(path: string): { area: Area | null; record: number | null } {
  const [first = "", second = ""] = path.split(/[/?#]/).slice(1);
  const key = first === "admin" ? `admin/${second}` : first;
  const area = Object.hasOwn(areas, key) ? (key as Area) : null;
  return { area, record: area && /^\d{1,15}$/.test(second) ? Number(second) : null };
}

const workAreas = [
  "people",
  "villages",
  "trips",
  "donations",
  "training",
  "certificates",
  "loans",
  "reports",
  "policies",
] as const;
type WorkArea = (typeof workAreas)[number];

/** Beginnings of the addresses of each area of work, without the slash. */
const pathsOf = (area: WorkArea): string[] =>
  Object.entries(areas).flatMap(([path, of]) =>
    of === area || (of === "households" && area === "people") ? [path] : [],
  );

/** The area of work that a page is of; null for the pages of everybody and of the administration. */
export const workAreaOf = (path: string): WorkArea | null => {
  const [first = ""] = path.split(/[/?#]/).slice(1);
  return workAreas.find((area) => pathsOf(area).includes(first)) ?? null;
};

const pageRefused = ".page-refused";

/** What the filter of the log calls refusals on the pages of each area, beside the events of that area. */
export const refusedPages: readonly string[] = workAreas.map((area) => `${area}${pageRefused}`);

/** The area of such a choice and the addresses it means; null for an event. */
export function refusedPagesOf(choice: string): { area: WorkArea; paths: string[] } | null {
  const area = workAreas.find((a) => `${a}${pageRefused}` === choice);
  return area ? { area, paths: pathsOf(area) } : null;
}

/** The page in words, by the menu: 页面：创业培训，孔庄村第 3 期. `record` is the name of what the page is about. */
export function pageLabel(language: Language, path: string, record?: string): string {
  const t = translator(auditText, language);
  const { area, record: number } = pageOf(path);
  const menu = translator(interfaceText, language);
  const place = path === "/" ? menu("menu.home") : area ? menu(`menu.${areas[area]}`) : t("otherPage");
  const name = record ?? (number === null ? null : t("pageNumber", { number }));
  return t(name ? "pageRecord" : "page", { place, name: name ?? "" });
}
