import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { createdAt, id, instant } from "./columns";
import { recordMerge } from "./duplicates";
import { village } from "./villages";

// user, session, account, verification and twoFactor are better-auth's tables: its names, its columns, plus ours below the line.

export const user = sqliteTable("user", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  email: text("email").notNull().unique(),
  emailVerified: integer("email_verified", { mode: "boolean" }).notNull().default(false),
  image: text("image"),
  createdAt: integer("created_at", { mode: "timestamp_ms" }).notNull(),
  updatedAt: integer("updated_at", { mode: "timestamp_ms" }).notNull(),
  username: text("username").unique(),
  displayUsername: text("display_username"),
  twoFactorEnabled: integer("two_factor_enabled", { mode: "boolean" }).default(false),
  role: text("role"),
  banned: integer("banned", { mode: "boolean" }).default(false),
  banReason: text("ban_reason"),
  banExpires: integer("ban_expires", { mode: "timestamp_ms" }),
  // ours
  /** The person must choose a new password before anything else. */
  mustChangePassword: integer("must_change_password", { mode: "boolean" }).notNull().default(false),
  /** Made by the demo seed; refused in production. */
  demo: integer("demo", { mode: "boolean" }).notNull().default(false),
  language: text("language"),
  phone: text("phone"),
  post: text("post"),
  lastSignedInAt: instant("last_signed_in_at"),
  deactivatedAt: instant("deactivated_at"),
});

export const session = sqliteTable(
  "session",
  {
    id: text("id").primaryKey(),
    expiresAt: integer("expires_at", { mode: "timestamp_ms" }).notNull(),
    token: text("token").notNull().unique(),
    createdAt: integer("created_at", { mode: "timestamp_ms" }).notNull(),
    updatedAt: integer("updated_at", { mode: "timestamp_ms" }).notNull(),
    ipAddress: text("ip_address"),
    userAgent: text("user_agent"),
    userId: text("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    impersonatedBy: text("impersonated_by"),
    /** Last request that counts as somebody being there; idle time-out is measured from it. */
    seenAt: instant("seen_at"),
  },
  (t) => [index("session_user").on(t.userId)],
);

export const account = sqliteTable(
  "account",
  {
    id: text("id").primaryKey(),
    accountId: text("account_id").notNull(),
    providerId: text("provider_id").notNull(),
    userId: text("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    accessToken: text("access_token"),
    refreshToken: text("refresh_token"),
    idToken: text("id_token"),
    accessTokenExpiresAt: integer("access_token_expires_at", { mode: "timestamp_ms" }),
    refreshTokenExpiresAt: integer("refresh_token_expires_at", { mode: "timestamp_ms" }),
    scope: text("scope"),
    password: text("password"),
    createdAt: integer("created_at", { mode: "timestamp_ms" }).notNull(),
    updatedAt: integer("updated_at", { mode: "timestamp_ms" }).notNull(),
  },
  (t) => [index("account_user").on(t.userId)],
);

export const verification = sqliteTable("verification", {
  id: text("id").primaryKey(),
  identifier: text("identifier").notNull(),
  value: text("value").notNull(),
  expiresAt: integer("expires_at", { mode: "timestamp_ms" }).notNull(),
  createdAt: integer("created_at", { mode: "timestamp_ms" }),
  updatedAt: integer("updated_at", { mode: "timestamp_ms" }),
});

export const twoFactor = sqliteTable(
  "two_factor",
  {
    id: text("id").primaryKey(),
    secret: text("secret").notNull(),
    backupCodes: text("backup_codes").notNull(),
    userId: text("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    verified: integer("verified", { mode: "boolean" }),
    failedVerificationCount: integer("failed_verification_count").default(0),
    lockedUntil: integer("locked_until", { mode: "timestamp_ms" }),
  },
  (t) => [uniqueIndex("two_factor_user").on(t.userId)],
);

/** A role a person holds, for all villages or for those named in role_grant_village. */
export const roleGrant = sqliteTable(
  "role_grant",
  {
    id: id(),
    userId: text("user_id")
      .notNull()
      .references(() => user.id),
    role: text("role").notNull(),
    allVillages: integer("all_villages", { mode: "boolean" }).notNull(),
    createdAt: createdAt(),
    endedAt: instant("ended_at"),
  },
  (t) => [index("role_grant_user").on(t.userId)],
);

export const roleGrantVillage = sqliteTable(
  "role_grant_village",
  {
    roleGrantId: integer("role_grant_id")
      .notNull()
      .references(() => roleGrant.id),
    villageId: integer("village_id")
      .notNull()
      .references(() => village.id),
  },
  (t) => [primaryKey({ columns: [t.roleGrantId, t.villageId] })],
);

/** Grants that took the receiving village in when two villages became one, so that taking it back takes them back too. */
export const villageMergerGrant = sqliteTable(
  "village_merger_grant",
  {
    mergeId: integer("merge_id")
      .notNull()
      .references(() => recordMerge.id),
    roleGrantId: integer("role_grant_id")
      .notNull()
      .references(() => roleGrant.id, { onDelete: "cascade" }),
  },
  (t) => [primaryKey({ columns: [t.mergeId, t.roleGrantId] })],
);

/**
 * Attempts to sign in that have not succeeded, per account name and per address: lock-out and rate limit read it.
 * A row is written before the password is compared and taken back when it was right, so that a hundred
 * guesses at the same moment count as a hundred.
 */
export const signInFailure = sqliteTable(
  "sign_in_failure",
  {
    id: id(),
    username: text("username").notNull(),
    address: text("address").notNull(),
    at: instant("at").notNull(),
    /** False when the account was locked already: such an attempt counts for the address only. */
    compared: integer("compared", { mode: "boolean" }).notNull().default(true),
  },
  (t) => [
    index("sign_in_failure_name").on(t.username, t.at),
    index("sign_in_failure_address").on(t.address, t.at),
  ],
);

/** What somebody had typed when their session was over: sealed, for them alone, for one hour. */
export const heldForm = sqliteTable(
  "held_form",
  {
    id: id(),
    userId: text("user_id")
      .notNull()
      .references(() => user.id),
    /** Path and query the form was posted to. */
    path: text("path").notNull(),
    /** JSON of the fields; files and passwords are left out. */
    body: blob("body", { mode: "buffer" }).notNull(),
    createdAt: createdAt(),
  },
  (t) => [index("held_form_user").on(t.userId, t.createdAt)],
);

/** Settings an administrator may change (idle minutes, issuer name…), one row a key, value as JSON. */
export const setting = sqliteTable("setting", {
  key: text("key").primaryKey(),
  value: text("value").notNull(),
  updatedAt: instant("updated_at").notNull(),
});

/** What a person keeps for themselves: list columns, density, dismissed notices. */
export const preference = sqliteTable(
  "preference",
  {
    id: id(),
    userId: text("user_id")
      .notNull()
      .references(() => user.id),
    key: text("key").notNull(),
    value: text("value").notNull(),
  },
  (t) => [uniqueIndex("preference_key").on(t.userId, t.key)],
);
