import type Database from "better-sqlite3";
import { loanVisits } from "./loan-visits";
import { peopleVisits } from "./people-visits";
import { type Drafts, demoIds, type Visit } from "./visit";

export type { Visit } from "./visit";

/** Every page of the product. A route that is not here fails the test of pages. */
export function pageVisits(db: Database.Database, drafts: Drafts): Record<string, Visit> {
  const id = demoIds(db);
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
  const trip = (state: string) =>
    id(`SELECT id FROM study_trip WHERE state = '${state}' ORDER BY id LIMIT 1`);
  const tripPlace = id(`SELECT id FROM trip_place WHERE trip_id = ${trip("running")} ORDER BY id LIMIT 1`);
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
  const staff = (page: string): Visit => ({ as: "administrator", at: `/admin/staff/trainer${page}` });
  return {
    ...peopleVisits(db, drafts),
    ...loanVisits(db),
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
    "/overview": { as: "leader" },
    "/overview/comparison": {
      as: "leader",
      at: `/overview/comparison?v=${village}&v=${id("SELECT id FROM village ORDER BY id DESC LIMIT 1")}`,
    },
    "/overview/rows/:figure": { as: "leader", at: "/overview/rows/sales?period=2026" },
    "/overview/funnel": { as: "leader", at: "/overview/funnel?step=trained&without=certificates" },
    "/overview/late": { as: "leader" },
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
