import type Database from "better-sqlite3";
import { type Drafts, demoIds, type Visit } from "./visit";

/** Pages of people and households, of what they consented to, and of saved views. */
export function peopleVisits(db: Database.Database, drafts: Drafts): Record<string, Visit> {
  const id = demoIds(db);
  const person = id("SELECT person_id FROM certificate ORDER BY id LIMIT 1");
  const village = id("SELECT id FROM village WHERE code = '371725101206'");
  const pair = id("SELECT id FROM duplicate_pair WHERE state = 'suspected' ORDER BY id LIMIT 1");
  const merge = id("SELECT id FROM record_merge WHERE kind = 'person' ORDER BY id LIMIT 1");
  const household = id("SELECT household_id FROM benefit WHERE household_id IS NOT NULL ORDER BY 1 LIMIT 1");
  const benefit = id(`SELECT id FROM benefit WHERE household_id = ${household} LIMIT 1`);
  const asking = db
    .prepare(
      "SELECT id, household_id AS householdId FROM household_need WHERE closed_on IS NULL AND household_id IS NOT NULL LIMIT 1",
    )
    .get() as { id: number; householdId: number };
  const member = id(
    `SELECT id FROM household_member WHERE household_id = ${household} AND to_on IS NULL AND relation <> '02' LIMIT 1`,
  );
  const twin = id(
    `SELECT o.id FROM household o JOIN household h ON h.village_id = o.village_id WHERE h.id = ${household} AND o.id <> h.id AND o.deleted_at IS NULL ORDER BY o.id LIMIT 1`,
  );
  const successor = id(`SELECT person_id FROM household_member WHERE id = ${member}`);
  const checked = id("SELECT person_id FROM pension_check ORDER BY id LIMIT 1");
  const home = (page: string): Visit => ({ as: "administrator", at: `/households/${household}${page}` });
  const scan = db
    .prepare("SELECT id, person_id AS personId FROM person_document WHERE kind = 'id-card' LIMIT 1")
    .get() as { id: number; personId: number };
  const signed = db
    .prepare("SELECT id, person_id AS personId FROM consent WHERE withdrawn_on IS NULL LIMIT 1")
    .get() as { id: number; personId: number };
  const relation = db
    .prepare("SELECT relation_id AS id, person_id AS personId FROM person_relation_end LIMIT 1")
    .get() as { id: number; personId: number };
  const deletion = id("SELECT id FROM deletion_request WHERE state = 'asked' LIMIT 1");
  const notice = id("SELECT id FROM privacy_notice ORDER BY id LIMIT 1");
  return {
    "/people": { as: "trainer" },
    "/people/duplicates": { as: "trainer" },
    "/people/duplicates/rules": { as: "administrator" },
    "/people/duplicates/:pairId": { as: "trainer", at: `/people/duplicates/${pair}` },
    "/people/merges/:mergeId": { as: "trainer", at: `/people/merges/${merge}` },
    "/people/bulk": { as: "trainer", at: "/people/bulk?missing=consent" },
    "/people/bulk/:bulkId": { as: "trainer", at: "/people/bulk/999999", status: 404 },
    "/people/quality": { as: "trainer" },
    "/people/new": { as: "trainer" },
    "/people/export": { as: "trainer" },
    "/people/:personId": { as: "trainer", at: `/people/${person}` },
    "/people/:personId/log": { as: "trainer", at: `/people/${person}/log` },
    "/people/:personId/edit": { as: "trainer", at: `/people/${person}/edit` },
    "/people/:personId/move": { as: "administrator", at: `/people/${person}/move` },
    "/people/:personId/photo": { as: "trainer", at: `/people/${person}/photo` },
    "/people/:personId/death": { as: "administrator", at: `/people/${person}/death` },
    "/people/:personId/removal": { as: "administrator", at: `/people/${person}/removal` },
    "/people/:personId/pension": { as: "administrator", at: `/people/${checked}/pension` },
    "/households": { as: "administrator" },
    "/households/export": { as: "administrator" },
    "/households/new": { as: "administrator", at: `/households/new?village=${village}` },
    "/households/:householdId": home(""),
    "/households/:householdId/log": home("/log"),
    "/households/:householdId/edit": home("/edit"),
    "/households/:householdId/members/new": home("/members/new"),
    "/households/:householdId/members/:memberId": home(`/members/${member}`),
    "/households/:householdId/members/:memberId/leaving": home(`/members/${member}/leaving`),
    "/households/:householdId/head": home(`/head?to=${successor}`),
    "/households/:householdId/separation": home("/separation"),
    "/households/:householdId/income": home("/income"),
    "/households/:householdId/benefits/new": home("/benefits/new"),
    "/households/:householdId/benefits/:benefitId": home(`/benefits/${benefit}`),
    "/households/:householdId/benefits/:benefitId/correction": home(`/benefits/${benefit}/correction`),
    "/households/:householdId/benefits/:benefitId/removal": home(`/benefits/${benefit}/removal`),
    "/households/:householdId/needs/new": home("/needs/new"),
    "/households/:householdId/needs/:needId": {
      as: "administrator",
      at: `/households/${asking.householdId}/needs/${asking.id}`,
    },
    "/households/:householdId/merge": home(`/merge?with=${twin}`),
    "/households/merges/:householdMergeId": {
      as: "administrator",
      at: `/households/merges/${id("SELECT id FROM record_merge WHERE kind = 'household' LIMIT 1")}`,
    },
    "/households/:householdId/move": home("/move"),
    "/people/:personId/same-person": { as: "trainer", at: `/people/${person}/same-person` },
    "/people/:personId/relations/new": { as: "trainer", at: `/people/${person}/relations/new` },
    "/people/:personId/relations/:relationId": {
      as: "trainer",
      at: `/people/${relation.personId}/relations/${relation.id}`,
    },
    "/people/:personId/privacy": { as: "trainer", at: `/people/${signed.personId}/privacy` },
    "/people/:personId/consents/new": { as: "trainer", at: `/people/${person}/consents/new` },
    "/people/:personId/consents/:consentId": {
      as: "trainer",
      at: `/people/${signed.personId}/consents/${signed.id}`,
    },
    "/people/:personId/documents/new": { as: "trainer", at: `/people/${person}/documents/new` },
    "/people/:personId/documents/:documentId": {
      as: "trainer",
      at: `/people/${scan.personId}/documents/${scan.id}`,
    },
    "/people/:personId/copy": { as: "administrator", at: `/people/${person}/copy` },
    "/people/:personId/deletion": { as: "trainer", at: `/people/${person}/deletion` },
    "/deletions": { as: "leader" },
    "/deletions/:requestId": { as: "leader", at: `/deletions/${deletion}` },
    "/retention": { as: "administrator" },
    "/views/new": { as: "trainer", at: "/views/new?list=people&query=sex%3Dfemale" },
    "/views/:viewId": {
      as: "leader",
      at: `/views/${id("SELECT id FROM saved_view WHERE shared_with = 'everybody' LIMIT 1")}`,
    },
    "/notices": { as: "administrator" },
    "/notices/new": { as: "administrator" },
    "/notices/:noticeId": { as: "trainer", at: `/notices/${notice}` },
    "/people/import": { as: "trainer" },
    "/people/import/:importId": { as: "trainer", at: `/people/import/${drafts.people}` },
    "/people/import/:importId/columns": { as: "trainer", at: `/people/import/${drafts.people}/columns` },
    "/households/duplicates": { as: "administrator" },
    "/households/duplicates/:householdPairId": {
      as: "administrator",
      at: `/households/duplicates/${id("SELECT id FROM household_pair WHERE state = 'suspected' LIMIT 1")}`,
    },
    "/households/import": { as: "administrator" },
    "/households/import/:importId": { as: "administrator", at: `/households/import/${drafts.households}` },
    "/households/import/:importId/columns": {
      as: "administrator",
      at: `/households/import/${drafts.households}/columns`,
    },
  };
}
