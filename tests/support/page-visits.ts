import type Database from "better-sqlite3";
import type { Role } from "~/platform/access/capabilities";

/** How a page is visited: by whom (null: signed out), and where its records come from. */
export interface Visit {
  as: Role | null;
  /** The address; the path itself when it has no parameter. */
  at?: string;
  /** What the server answers; 200 unless told. */
  status?: number;
}

/** Every page of the product. A route that is not here fails the test of pages. */
export function pageVisits(
  db: Database.Database,
  drafts: { matched: number; unmatched: number; people: number; households: number },
): Record<string, Visit> {
  const id = (sql: string): number => {
    const found = db.prepare(sql).pluck().get();
    if (typeof found !== "number") throw new Error(`the demo data has nothing for: ${sql}`);
    return found;
  };
  const classIn = (state: string) =>
    id(`SELECT id FROM training_class WHERE state = '${state}' ORDER BY id LIMIT 1`);
  const running = classIn("running");
  const enrolling = classIn("enrolling");
  const closed = id(
    "SELECT id FROM training_class WHERE state IN ('closed', 'certified') ORDER BY id LIMIT 1",
  );
  const seat = id(`SELECT id FROM enrolment WHERE class_id = ${running} AND state = 'seated' LIMIT 1`);
  const person = id("SELECT person_id FROM certificate ORDER BY id LIMIT 1");
  const certificate = id(
    "SELECT id FROM certificate WHERE state = 'valid' AND id NOT IN (SELECT certificate_id FROM certificate_revocation) ORDER BY id LIMIT 1",
  );
  const doubtful = id("SELECT certificate_id FROM certificate_revocation WHERE state = 'asked' LIMIT 1");
  const batch = id("SELECT id FROM issue_batch ORDER BY id LIMIT 1");
  const code = db.prepare("SELECT code FROM certificate ORDER BY id LIMIT 1").pluck().get();
  const village = id("SELECT id FROM village WHERE code = '371725101206'");
  const post = id(`SELECT id FROM village_post WHERE village_id = ${village} ORDER BY id LIMIT 1`);
  const past = db.prepare("SELECT id, village_id AS villageId FROM village_past LIMIT 1").get() as {
    id: number;
    villageId: number;
  };
  const pair = id("SELECT id FROM duplicate_pair WHERE state = 'suspected' ORDER BY id LIMIT 1");
  const merge = id("SELECT id FROM record_merge WHERE kind = 'person' ORDER BY id LIMIT 1");
  const version = id("SELECT id FROM policy_version WHERE region = '37' AND to_on IS NULL");
  const trip = (state: string) =>
    id(`SELECT id FROM study_trip WHERE state = '${state}' ORDER BY id LIMIT 1`);
  const application = (state: string) =>
    id(`SELECT id FROM loan_application WHERE state = '${state}' ORDER BY id LIMIT 1`);
  const tripPlace = id(`SELECT id FROM trip_place WHERE trip_id = ${trip("running")} ORDER BY id LIMIT 1`);
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
  const donation = (state: string) =>
    id(`SELECT id FROM donation WHERE state = '${state}' ORDER BY id LIMIT 1`);
  const paper = id("SELECT id FROM handover WHERE state = 'open' AND kind = 'handover' ORDER BY id LIMIT 1");
  const item = (state: string) =>
    id(`SELECT id FROM equipment_item WHERE state = '${state}' ORDER BY id LIMIT 1`);
  const repair = db.prepare("SELECT id, item_id AS itemId FROM item_repair ORDER BY id LIMIT 1").get() as {
    id: number;
    itemId: number;
  };
  const writeOff = id("SELECT item_id FROM item_write_off WHERE state = 'asked' LIMIT 1");
  const holder = id("SELECT id FROM equipment_holder WHERE kind = 'school' LIMIT 1");
  const things = (page: string, state = "in-use"): Visit => ({
    as: "administrator",
    at: `/equipment/${item(state)}${page}`,
  });
  const loan = (where: string): number => id(`SELECT id FROM loan WHERE ${where} ORDER BY id LIMIT 1`);
  const runningLoan = loan("state = 'running' AND disbursed_on = '2024-04-16'");
  const late = loan("id IN (SELECT loan_id FROM loan_call) AND state = 'running'");
  const compensated = loan("state = 'compensated'");
  const asked = id("SELECT id FROM loan_request WHERE kind = 'compensation' AND state = 'asked' LIMIT 1");
  const askedLoan = id(`SELECT loan_id FROM loan_request WHERE id = ${asked}`);
  const openCase = id("SELECT id FROM misuse_case WHERE state = 'open' LIMIT 1");
  const caseLoan = id(`SELECT loan_id FROM misuse_case WHERE id = ${openCase}`);
  const comingVisit = id(
    "SELECT v.id FROM loan_visit v JOIN loan l ON l.id = v.loan_id WHERE v.done_on IS NULL AND l.state = 'running' ORDER BY v.id LIMIT 1",
  );
  const visitLoan = id(`SELECT loan_id FROM loan_visit WHERE id = ${comingVisit}`);
  const repaid = id(`SELECT id FROM loan_event WHERE loan_id = ${runningLoan} AND kind = 'repaid' LIMIT 1`);
  const signedApplication = id("SELECT id FROM loan_application WHERE state = 'contract-signed' LIMIT 1");
  const batchOpen = id("SELECT id FROM subsidy_batch WHERE state = 'draft' LIMIT 1");
  const batchPaid = id("SELECT batch_id FROM subsidy_line WHERE state = 'paid' ORDER BY id DESC LIMIT 1");
  const linePaid = id(`SELECT id FROM subsidy_line WHERE batch_id = ${batchPaid} AND state = 'paid' LIMIT 1`);
  const bankFile = id("SELECT id FROM bank_file ORDER BY id LIMIT 1");
  const clawback = id("SELECT id FROM subsidy_clawback LIMIT 1");
  const clawedLoan = id(`SELECT loan_id FROM subsidy_clawback WHERE id = ${clawback}`);
  const fund = id("SELECT id FROM guarantee_fund LIMIT 1");
  const officer = (at: string): Visit => ({ as: "loan-officer", at });
  const staff = (page: string): Visit => ({ as: "administrator", at: `/admin/staff/trainer${page}` });
  return {
    "/": { as: "leader" },
    "/villages": { as: "leader" },
    "/villages/new": { as: "administrator" },
    "/villages/:villageId": { as: "leader", at: `/villages/${village}` },
    "/villages/:villageId/edit": { as: "administrator", at: `/villages/${village}/edit` },
    "/villages/:villageId/changes/new": { as: "administrator", at: `/villages/${village}/changes/new` },
    "/villages/:villageId/changes/:pastId": {
      as: "administrator",
      at: `/villages/${past.villageId}/changes/${past.id}`,
    },
    "/villages/:villageId/targets": { as: "leader", at: `/villages/${village}/targets` },
    "/villages/:villageId/merger": { as: "administrator", at: `/villages/${village}/merger` },
    "/villages/:villageId/posts/new": { as: "administrator", at: `/villages/${village}/posts/new` },
    "/villages/:villageId/posts/:postId": { as: "administrator", at: `/villages/${village}/posts/${post}` },
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
    "/search": { as: "trainer", at: "/search?q=w" },
    "/trips": { as: "trainer" },
    "/trips/new": { as: "trainer" },
    "/trips/:tripId": { as: "trainer", at: `/trips/${trip("finished")}` },
    "/trips/:tripId/edit": { as: "trainer", at: `/trips/${trip("approved")}/edit` },
    "/trips/:tripId/itinerary": { as: "trainer", at: `/trips/${trip("approved")}/itinerary` },
    "/trips/:tripId/budget": { as: "trainer", at: `/trips/${trip("approved")}/budget` },
    "/trips/:tripId/places": { as: "trainer", at: `/trips/${trip("approved")}/places?q=张` },
    "/trips/:tripId/places/:placeId": { as: "trainer", at: `/trips/${trip("running")}/places/${tripPlace}` },
    "/trips/:tripId/sign-in": { as: "trainer", at: `/trips/${trip("running")}/sign-in` },
    "/trips/:tripId/costs": { as: "trainer", at: `/trips/${trip("finished")}/costs` },
    "/trips/:tripId/places/:placeId/lesson": {
      as: "trainer",
      at: `/trips/${trip("finished")}/places/${id("SELECT id FROM trip_place WHERE trip_id = 1 ORDER BY id LIMIT 1")}/lesson`,
    },
    "/trips/:tripId/outcome": { as: "trainer", at: `/trips/${trip("finished")}/outcome` },
    "/trips/:tripId/outcome/:taskId": {
      as: "trainer",
      at: `/trips/${trip("finished")}/outcome/${id(`SELECT id FROM trip_task WHERE trip_id = ${trip("finished")} AND done_on IS NULL ORDER BY id LIMIT 1`)}`,
    },
    "/trips/:tripId/outcome/new": { as: "trainer", at: `/trips/${trip("finished")}/outcome/new` },
    "/donations": { as: "cadre" },
    "/donations/new": { as: "cadre" },
    "/donations/:donationId": { as: "administrator", at: `/donations/${donation("approved")}` },
    "/donations/:donationId/approval": {
      as: "administrator",
      at: `/donations/${id("SELECT id FROM donation WHERE road = 'bureau' ORDER BY id LIMIT 1")}/approval`,
    },
    "/donations/:donationId/edit": { as: "administrator", at: `/donations/${donation("approved")}/edit` },
    "/donations/:donationId/lines": { as: "administrator", at: `/donations/${donation("registered")}/lines` },
    "/donations/:donationId/serials": {
      as: "administrator",
      at: `/donations/${donation("registered")}/serials`,
    },
    "/donations/:donationId/labels": {
      as: "administrator",
      at: `/donations/${donation("approved")}/labels?sheet=a4-24&start=7`,
    },
    "/recipients": { as: "cadre" },
    "/recipients/new": { as: "cadre", at: "/recipients/new?q=孔" },
    "/recipients/:holderId": { as: "cadre", at: `/recipients/${holder}` },
    "/handovers/:handoverId": { as: "administrator", at: `/handovers/${paper}` },
    "/equipment": { as: "leader" },
    "/equipment/thresholds": { as: "administrator" },
    "/equipment/:itemId": things(""),
    "/equipment/:itemId/edit": things("/edit"),
    "/equipment/:itemId/condition": things("/condition"),
    "/equipment/:itemId/move": things("/move"),
    "/equipment/:itemId/repairs/new": things("/repairs/new"),
    "/equipment/:itemId/repairs/:repairId": {
      as: "administrator",
      at: `/equipment/${repair.itemId}/repairs/${repair.id}`,
    },
    "/equipment/:itemId/write-off": { as: "leader", at: `/equipment/${writeOff}/write-off` },
    "/stocktakes": { as: "cadre" },
    "/stocktakes/new": { as: "cadre" },
    "/stocktakes/:stocktakeId": {
      as: "cadre",
      at: `/stocktakes/${id("SELECT id FROM stocktake WHERE state = 'open' LIMIT 1")}`,
    },
    "/items-by-code/:code": {
      as: null,
      at: `/items-by-code/${db.prepare("SELECT code FROM equipment_item WHERE state = 'in-use' LIMIT 1").pluck().get()}`,
    },
    "/shops": { as: "leader" },
    "/shops/new": { as: "trainer", at: `/shops/new?person=${person}` },
    "/shops/:shopId": {
      as: "trainer",
      at: `/shops/${id("SELECT id FROM village_shop ORDER BY id LIMIT 1")}`,
    },
    "/trips/:tripId/papers": { as: "trainer", at: `/trips/${trip("finished")}/papers` },
    "/trips/:tripId/photos": { as: "trainer", at: `/trips/${trip("finished")}/photos` },
    "/trips/:tripId/insurance": { as: "trainer", at: `/trips/${trip("approved")}/insurance` },
    "/training": { as: "trainer" },
    "/training/new": { as: "trainer" },
    "/training/courses": { as: "trainer" },
    "/training/courses/:course": { as: "administrator", at: "/training/courses/syb" },
    "/training/courses/:course/new": { as: "administrator", at: "/training/courses/syb/new" },
    "/training/:classId": { as: "trainer", at: `/training/${running}` },
    "/training/:classId/edit": { as: "trainer", at: `/training/${running}/edit` },
    "/training/:classId/schedule": { as: "trainer", at: `/training/${enrolling}/schedule` },
    "/training/:classId/places/:enrolmentId": { as: "trainer", at: `/training/${running}/places/${seat}` },
    "/training/:classId/enrol": { as: "trainer", at: `/training/${enrolling}/enrol` },
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
    "/training/:classId/import": { as: "trainer", at: `/training/${enrolling}/import` },
    "/training/:classId/import/:batchId": {
      as: "trainer",
      at: `/training/${enrolling}/import/${drafts.matched}`,
    },
    "/training/:classId/import/:batchId/columns": {
      as: "trainer",
      at: `/training/${enrolling}/import/${drafts.unmatched}/columns`,
    },
    "/training/:classId/attendance": { as: "trainer", at: `/training/${running}/attendance` },
    "/training/:classId/papers": { as: "trainer", at: `/training/${running}/papers` },
    "/training/:classId/grades": { as: "trainer", at: `/training/${running}/grades` },
    "/training/:classId/certificates": {
      as: "certificate-clerk",
      at: `/training/${closed}/certificates`,
    },
    "/certificates": { as: "certificate-clerk" },
    "/certificates/batches/:batchId": { as: "certificate-clerk", at: `/certificates/batches/${batch}` },
    "/certificates/:certificateId": { as: "certificate-clerk", at: `/certificates/${certificate}` },
    "/certificates/:certificateId/reissue": {
      as: "certificate-clerk",
      at: `/certificates/${certificate}/reissue`,
    },
    "/certificates/:certificateId/replacement": {
      as: "certificate-clerk",
      at: `/certificates/${certificate}/replacement`,
    },
    "/certificates/:certificateId/revocation": {
      as: "administrator",
      at: `/certificates/${doubtful}/revocation`,
    },
    "/loans": { as: "loan-officer" },
    "/loans/new": { as: "loan-officer", at: "/loans/new?q=张" },
    "/loans/applications/:applicationId": {
      as: "loan-reviewer",
      at: `/loans/applications/${application("first-review")}`,
    },
    "/loans/applications/:applicationId/edit": {
      as: "loan-officer",
      at: `/loans/applications/${application("draft")}/edit`,
    },
    "/loans/applications/:applicationId/papers": {
      as: "loan-officer",
      at: `/loans/applications/${application("supplementing")}/papers`,
    },
    "/loans/applications/:applicationId/partners": {
      as: "loan-officer",
      at: `/loans/applications/${application("committee")}/partners`,
    },
    "/loans/applications/:applicationId/jobs": {
      as: "loan-officer",
      at: `/loans/applications/${application("supplementing")}/jobs`,
    },
    "/loans/applications/:applicationId/guarantors": {
      as: "loan-officer",
      at: `/loans/applications/${application("supplementing")}/guarantors`,
    },
    "/loans/calculator": {
      as: "loan-officer",
      at: "/loans/calculator?group=online-shop&birthOn=1988-05-15&plan=equal-instalment&spouseLoan=consumer&spouseAmount=80000",
    },
    "/loans/forms": { as: "loan-officer" },
    "/loans/applications/:applicationId/issued-papers": {
      as: "loan-officer",
      at: `/loans/applications/${id("SELECT application_id FROM loan_paper WHERE kind = 'refusal' LIMIT 1")}/issued-papers`,
    },
    "/loans/papers/:loanPaperId": {
      as: "loan-officer",
      at: `/loans/papers/${id("SELECT id FROM loan_paper WHERE kind = 'guarantee' LIMIT 1")}`,
    },
    "/overview": { as: "leader" },
    "/overview/comparison": {
      as: "leader",
      at: `/overview/comparison?v=${village}&v=${id("SELECT id FROM village ORDER BY id DESC LIMIT 1")}`,
    },
    "/overview/rows/:figure": { as: "leader", at: "/overview/rows/sales?period=2026" },
    "/overview/funnel": { as: "leader", at: "/overview/funnel?step=trained&without=certificates" },
    "/overview/check": { as: "administrator" },
    "/briefings": { as: "leader" },
    "/briefings/:month": {
      as: "leader",
      at: `/briefings/${db.prepare("SELECT month FROM briefing WHERE state = 'frozen'").pluck().get()}`,
    },
    "/briefings/:month/edit": {
      as: "trainer",
      at: `/briefings/${db.prepare("SELECT month FROM briefing WHERE state = 'frozen'").pluck().get()}/edit`,
    },
    "/loans/granted": { as: "loan-officer" },
    "/loans/repayments/import": { as: "loan-officer" },
    "/loans/repayments/import/:fileId": officer(`/loans/repayments/import/${bankFile}`),
    "/loans/reports": officer("/loans/reports?period=2026-Q3&by=group"),
    "/loans/reports/rows/:figure": officer("/loans/reports/rows/repaid?period=2026"),
    "/loans/granted/export": officer("/loans/granted/export?stage=running"),
    "/loans/arrears": { as: "loan-officer" },
    "/loans/due": { as: "loan-officer" },
    "/loans/applications/:applicationId/disbursement": officer(
      `/loans/applications/${signedApplication}/disbursement`,
    ),
    "/loans/:loanId": officer(`/loans/${runningLoan}`),
    "/loans/:loanId/issued-papers": officer(`/loans/${runningLoan}/issued-papers`),
    "/subsidy/:subsidyBatchId/issued-papers": officer(`/subsidy/${batchPaid}/issued-papers`),
    "/loans/:loanId/repayments/new": officer(`/loans/${runningLoan}/repayments/new`),
    "/loans/:loanId/recoveries/new": officer(`/loans/${compensated}/recoveries/new`),
    "/loans/:loanId/scheme": officer(`/loans/${runningLoan}/scheme`),
    "/loans/:loanId/letter": officer(`/loans/${late}/letter`),
    "/loans/:loanId/statement": officer(`/loans/${runningLoan}/statement`),
    "/loans/:loanId/events/:eventId": officer(`/loans/${runningLoan}/events/${repaid}`),
    "/loans/:loanId/requests/new": officer(`/loans/${runningLoan}/requests/new?kind=extension`),
    "/loans/:loanId/requests/:loanRequestId": {
      as: "loan-reviewer",
      at: `/loans/${askedLoan}/requests/${asked}`,
    },
    "/loans/:loanId/calls/new": officer(`/loans/${late}/calls/new`),
    "/loans/:loanId/visits/:visitId": officer(`/loans/${visitLoan}/visits/${comingVisit}`),
    "/loans/:loanId/cases/:caseId": { as: "loan-reviewer", at: `/loans/${caseLoan}/cases/${openCase}` },
    "/loans/:loanId/subsidy/:quarter": officer(`/loans/${runningLoan}/subsidy/2026-06-21`),
    "/loans/:loanId/clawbacks/:clawbackId": officer(`/loans/${clawedLoan}/clawbacks/${clawback}`),
    "/subsidy": { as: "loan-reviewer" },
    "/subsidy/:subsidyBatchId": { as: "loan-reviewer", at: `/subsidy/${batchOpen}` },
    "/subsidy/:subsidyBatchId/lines/:lineId/clawback": officer(
      `/subsidy/${batchPaid}/lines/${linePaid}/clawback`,
    ),
    "/guarantee-funds": officer("/guarantee-funds"),
    "/loans/banks": { as: "administrator" },
    "/loans/banks/:bankId": { as: "administrator", at: "/loans/banks/new" },
    "/guarantee-funds/:fundId/setup": { as: "administrator", at: `/guarantee-funds/${fund}/setup` },
    "/guarantee-funds/:fundId": officer(`/guarantee-funds/${fund}`),
    "/guarantee-funds/:fundId/entries/:entryId": officer(`/guarantee-funds/${fund}/entries/new`),
    "/policies": { as: "loan-officer" },
    "/policies/lpr": { as: "administrator" },
    "/policies/calendar": { as: "administrator" },
    "/policies/:versionId": { as: "administrator", at: `/policies/${version}` },
    "/policies/:versionId/new": { as: "administrator", at: `/policies/${version}/new` },
    "/account": { as: "trainer" },
    "/account/password": { as: "trainer" },
    "/account/second-factor": { as: "trainer" },
    "/account/sessions": { as: "trainer" },
    "/admin/staff": { as: "administrator" },
    "/admin/staff/new": { as: "administrator" },
    "/admin/staff/:username": staff(""),
    "/admin/staff/:username/details": staff("/details"),
    "/admin/staff/:username/password": staff("/password"),
    "/admin/staff/:username/second-factor": staff("/second-factor"),
    "/admin/staff/:username/sessions": staff("/sessions"),
    "/admin/staff/:username/deactivation": staff("/deactivation"),
    "/admin/roles": { as: "administrator" },
    "/admin/audit": { as: "administrator" },
    "/admin/settings": { as: "administrator" },
    "/*": { as: "trainer", at: "/no/such/page", status: 404 },
    "/verify/paper": { as: null, at: "/verify/paper" },
    "/verify/:code?": { as: null, at: `/verify/${code}` },
    "/sign-in": { as: null },
    "/kit": { as: null },
  };
}

/** Pages that show nothing of themselves: they lead on at once, or belong to the bench. */
export const passing: readonly string[] = ["/resume", "/sign-in/code", "/sign-out", "/language", "/hello"];
