CREATE TABLE `benefit` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` integer,
	`household_id` integer,
	`kind` text NOT NULL,
	`name` text,
	`level` text,
	`document_no` text,
	`monthly_fen` integer,
	`from_on` text NOT NULL,
	`to_on` text,
	`end_reason` text,
	`recorded_by_name` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`household_id`) REFERENCES `household`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "benefit_owner" CHECK(("benefit"."person_id" is null) <> ("benefit"."household_id" is null)),
	CONSTRAINT "benefit_days" CHECK("benefit"."to_on" is null or "benefit"."to_on" >= "benefit"."from_on")
);
--> statement-breakpoint
CREATE INDEX `benefit_person` ON `benefit` (`person_id`);--> statement-breakpoint
CREATE INDEX `benefit_household` ON `benefit` (`household_id`);--> statement-breakpoint
CREATE TABLE `household` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`village_id` integer NOT NULL,
	`village_group` text,
	`house_number` text,
	`house_order` text DEFAULT '' NOT NULL,
	`address` text,
	`land_li` integer,
	`housing` text,
	`water` text,
	`expense_fen` integer,
	`debt_fen` integer,
	`note` text,
	`import_batch_id` integer,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`ended_on` text,
	`deleted_at` integer,
	`merged_into_id` integer,
	FOREIGN KEY (`village_id`) REFERENCES `village`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `household_village` ON `household` (`village_id`,`house_order`,`id`);--> statement-breakpoint
CREATE INDEX `household_order` ON `household` (`house_order`,`id`);--> statement-breakpoint
CREATE TABLE `household_income` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`household_id` integer NOT NULL,
	`year` integer NOT NULL,
	`source` text NOT NULL,
	`amount_fen` integer NOT NULL,
	`recorded_by_name` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`household_id`) REFERENCES `household`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `household_income_source` ON `household_income` (`household_id`,`year`,`source`);--> statement-breakpoint
CREATE TABLE `household_member` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`household_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`relation` text NOT NULL,
	`from_on` text NOT NULL,
	`to_on` text,
	`end_reason` text,
	`note` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`household_id`) REFERENCES `household`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "household_member_days" CHECK("household_member"."to_on" is null or "household_member"."to_on" >= "household_member"."from_on")
);
--> statement-breakpoint
CREATE INDEX `household_member_household` ON `household_member` (`household_id`,`from_on`);--> statement-breakpoint
CREATE INDEX `household_member_person` ON `household_member` (`person_id`,`from_on`);--> statement-breakpoint
CREATE UNIQUE INDEX `household_member_one` ON `household_member` (`person_id`) WHERE "household_member"."to_on" is null;--> statement-breakpoint
CREATE UNIQUE INDEX `household_member_head` ON `household_member` (`household_id`) WHERE "household_member"."relation" = '02' and "household_member"."to_on" is null;--> statement-breakpoint
CREATE TABLE `household_residence` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`household_id` integer NOT NULL,
	`village_id` integer NOT NULL,
	`house_number` text,
	`from_on` text NOT NULL,
	`to_on` text,
	`reason` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`household_id`) REFERENCES `household`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`village_id`) REFERENCES `village`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `household_residence_household` ON `household_residence` (`household_id`);--> statement-breakpoint
CREATE TABLE `pension_check` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` integer NOT NULL,
	`checked_on` text NOT NULL,
	`status` text NOT NULL,
	`result` text NOT NULL,
	`next_due_on` text,
	`note` text,
	`checked_by` text NOT NULL,
	`checked_by_name` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `pension_check_person` ON `pension_check` (`person_id`,`checked_on`);--> statement-breakpoint
CREATE INDEX `pension_check_due` ON `pension_check` (`next_due_on`);--> statement-breakpoint
CREATE TABLE `person_situation` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` integer NOT NULL,
	`on_day` text NOT NULL,
	`health` text,
	`health_note` text,
	`work` text,
	`place` text,
	`recorded_by_name` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `person_situation_person` ON `person_situation` (`person_id`,`on_day`);