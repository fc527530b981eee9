import { accessSync, constants, existsSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { migrateDatabase, schemaVersion } from "db/client.server";
import { user } from "db/schema";
import { demoPassword, demoStaff } from "db/seed/staff";
import { eq } from "drizzle-orm";
import { logRefused, startJobs, stopJobs, wakePrinting, warmPapers } from "~/areas/certificates/index.server";
import {
  closeLeftOvertaken,
  fillRegisterIndex,
  lapseApprovals,
  loadLoanBanks,
  restateByBaseRate,
  restateLoans,
  warmFigures,
  warmStandings,
} from "~/areas/loans/index.server";
import {
  compareAtNight,
  fillDerived,
  leavePeopleImports,
  resumeBulk,
  resumePeopleImports,
  sealOldUndo,
} from "~/areas/people/index.server";
import { loadPolicies } from "~/areas/policies/index.server";
import { freezeEndedMonths } from "~/areas/reports/index.server";
import { lapseOffers } from "~/areas/training/index.server";
import { bulkActions } from "~/bulk-actions.server";
import { fillDemo, fillReference } from "~/fill-demo.server";
import { auth } from "~/platform/access/auth.server";
import type { Role } from "~/platform/access/capabilities";
import { answering, refusedOrigin } from "~/platform/access/refusals.server";
import { makeDataFolder } from "~/platform/data-folder.server";
import { lockData, unlockData } from "~/platform/data-lock.server";
import { database, databaseFile, releaseDatabase } from "~/platform/database.server";
import { todayOn } from "~/platform/dates";
import { env, isDemo, SettingError } from "~/platform/env.server";
import { requestNumber } from "~/platform/http/request-number.server";
import { interfaceText } from "~/platform/i18n/interface-words";
import { translator } from "~/platform/i18n/text";
import { clearOldUploads } from "~/platform/imports/draft.server";
import { closeImportPool } from "~/platform/imports/import-pool.server";
import { checkDataKey } from "~/platform/key-check.server";
import { refuseMissingSecrets, secrets } from "~/platform/keys.server";
import { log, withoutIdNumbers } from "~/platform/log.server";
import { openedFonts } from "~/platform/pdf/paper-fonts.server";

/** What the Node server asks of the application around a start and a stop. */
export const lifecycle = {
  /**
   * Folder, secrets, schema, and the demo data in an empty database. Throws when the data cannot be used.
   * `laidBack`: a backup was just laid back, and nobody is served yet: it may be one of a real installation.
   */
  async prepare(report: (line: string) => void, { laidBack = false } = {}): Promise<void> {
    // What is written from here on holds people's data: for the owner only.
    process.umask(0o077);
    makeDataFolder(env().DATA_DIR);
    accessSync(env().DATA_DIR, constants.W_OK | constants.X_OK);
    lockData();
    wakePrinting();
    const filling = path.join(env().DATA_DIR, "filling");
    // Nobody was served yet when the first filling was cut off: it begins anew.
    if (existsSync(filling))
      for (const end of ["", "-wal", "-shm"]) rmSync(databaseFile() + end, { force: true });
    const fresh = !existsSync(databaseFile());
    if (!fresh) refuseMissingSecrets();
    secrets();
    if (fresh) writeFileSync(filling, "");
    // What is filled for the first time is filled again when it was cut off: the disk need not be asked after each write.
    if (fresh) database().$client.pragma("synchronous = OFF");
    const began = Date.now();
    const { applied } = migrateDatabase(database(), path.resolve("db/migrations"));
    if (applied > 0 && !fresh) report(`Database brought up to date (${applied} steps)  数据库已升级`);
    else if (Date.now() - began > 1000) report("Database made  数据库已建立");
    checkDataKey(database());
    if (!fresh) {
      if (!laidBack || !isDemo()) refuseOtherData();
      fillDerived(database(), (done) => report(`People put in roster order: ${done}  名册排序：${done} 人`));
      fillRegisterIndex(database());
      sealOldUndo(database());
      closeLeftOvertaken(database());
    }
    if (fresh) fillReference(database(), report);
    // An installation from before there were policies gets them with the upgrade.
    else {
      loadPolicies(database());
      loadLoanBanks(database());
    }
    if (fresh && isDemo()) await fillDemo(database(), report);
    if (fresh) {
      database().$client.pragma("synchronous = FULL");
      database().$client.pragma("wal_checkpoint(TRUNCATE)");
    }
    rmSync(filling, { force: true });
  },
  /**
   * Once the port is open: warm what the first visitor would wait for, take up interrupted print jobs and imports,
   * empty old uploads, end offers of seats, compare records by night, work out how the running loans stand, freeze the figures of months that are over. Answers what whoever runs it should add, or null.
   */
  async started(): Promise<string | null> {
    await warmPapers(database());
    void auth();
    void startJobs();
    resumePeopleImports(database());
    resumeBulk(database(), bulkActions);
    const clear = () => clearOldUploads(database());
    clear();
    setInterval(clear, 3_600_000).unref();
    const compare = () => void compareAtNight(database());
    // The first visitors come before the work of the night.
    setTimeout(compare, 10_000).unref();
    setInterval(compare, 3_600_000).unref();
    const freeze = () => freezeEndedMonths(database());
    freeze();
    setInterval(freeze, 3_600_000).unref();
    const lapse = () => lapseOffers(database());
    lapse();
    setInterval(lapse, 60_000).unref();
    const refused = () => logRefused(database());
    refused();
    setInterval(refused, 600_000).unref();
    const lapseLoans = () => lapseApprovals(database());
    lapseLoans();
    setInterval(lapseLoans, 3_600_000).unref();
    const warmLoans = () =>
      void warmStandings(database(), todayOn()).then(() => warmFigures(database(), todayOn()));
    // Loans on record first: what changes there is worked out anew.
    setTimeout(() => void restateLoans(database()).then(warmLoans), 5_000).unref();
    setInterval(() => void restateByBaseRate(database()), 600_000).unref();
    setInterval(warmLoans, 3_600_000).unref();
    return openedFonts().advice;
  },
  /** After the last request was answered. */
  async stop(): Promise<void> {
    await stopJobs();
    leavePeopleImports();
    await closeImportPool();
    releaseDatabase();
    unlockData();
  },
  /** What the first screen tells; null in production. */
  async demoAccounts(): Promise<{ password: string; accounts: { username: string; role: string }[] } | null> {
    return isDemo()
      ? {
          password: demoPassword,
          accounts: demoStaff.map(({ username, role }) => ({ username, role: roleWords(role as Role) })),
        }
      : null;
  },
  /** Whether anybody can sign in yet: else the screen of the start says how the first administrator is made. */
  async hasStaff(): Promise<boolean> {
    return database().select({ id: user.id }).from(user).limit(1).get() !== undefined;
  },
  answering,
  refusedOrigin,
  tooBusy: (request: Request) =>
    log().warn(
      {
        number: requestNumber(request),
        path: withoutIdNumbers(new URL(request.url).pathname),
        method: request.method,
      },
      "too busy to answer",
    ),
  schemaVersion: () => schemaVersion(database()),
};

/** A role in both languages, for the one screen that has no language of its own. */
const roleWords = (role: Role) =>
  `${translator(interfaceText, "zh")(`role.${role}`)}  ${translator(interfaceText, "en")(`role.${role}`)}`;

/**
 * Invented people have no place among real ones, and everybody knows the demo's password. The other way round a forgotten
 * setting would turn an office's installation into a demo.
 */
function refuseOtherData(): void {
  const folder = env().DATA_DIR;
  const demo = database().select({ id: user.id }).from(user).where(eq(user.demo, true)).limit(1).get();
  if (isDemo() && !demo)
    throw new SettingError(
      `${folder} holds an office's own data, and QIHANG_MODE is demo: set QIHANG_MODE=production, or another DATA_DIR for the demo.`,
    );
  if (!isDemo() && demo)
    throw new SettingError(
      `${folder} holds the demo's data: production needs a folder of its own, set DATA_DIR.`,
    );
}
