CREATE TABLE `shop_month` (
	`shop_id` integer NOT NULL,
	`month` text NOT NULL,
	`sales_fen` integer NOT NULL,
	`income_fen` integer NOT NULL,
	`written_by` text NOT NULL,
	`written_at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `month`),
	FOREIGN KEY (`shop_id`) REFERENCES `village_shop`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `study_trip` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`year` integer NOT NULL,
	`number` integer NOT NULL,
	`title` text NOT NULL,
	`purpose` text NOT NULL,
	`basis` text NOT NULL,
	`funding_source` text,
	`from_on` text NOT NULL,
	`to_on` text NOT NULL,
	`leader_name` text NOT NULL,
	`leader_phone` text,
	`leader_user_id` text,
	`bus_plate` text,
	`bus_seats` integer NOT NULL,
	`capacity` integer NOT NULL,
	`seats_taken` integer DEFAULT 0 NOT NULL,
	`state` text NOT NULL,
	`approval_number` text,
	`approved_on` text,
	`insurer` text,
	`policy_number` text,
	`insured_from_on` text,
	`insured_to_on` text,
	`summary` text,
	`note` text,
	`copied_from_id` integer,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `study_trip_number` ON `study_trip` (`year`,`number`);--> statement-breakpoint
CREATE INDEX `study_trip_state` ON `study_trip` (`state`,`from_on`);--> statement-breakpoint
CREATE TABLE `trip_budget_line` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`trip_id` integer NOT NULL,
	`position` integer NOT NULL,
	`item` text NOT NULL,
	`working` text,
	`fen` integer NOT NULL,
	FOREIGN KEY (`trip_id`) REFERENCES `study_trip`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `trip_budget_line_trip` ON `trip_budget_line` (`trip_id`,`position`);--> statement-breakpoint
CREATE TABLE `trip_cost` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`trip_id` integer NOT NULL,
	`item` text NOT NULL,
	`what` text NOT NULL,
	`fen` integer NOT NULL,
	`spent_on` text NOT NULL,
	`receipt_number` text,
	`payment` text NOT NULL,
	`receipt` blob,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`trip_id`) REFERENCES `study_trip`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `trip_cost_trip` ON `trip_cost` (`trip_id`);--> statement-breakpoint
CREATE TABLE `trip_follow_up` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`trip_id` integer NOT NULL,
	`village_id` integer NOT NULL,
	`kind` text NOT NULL,
	`on` text NOT NULL,
	`words` text NOT NULL,
	`user_id` text NOT NULL,
	`user_name` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`trip_id`) REFERENCES `study_trip`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`village_id`) REFERENCES `village`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `trip_follow_up_trip` ON `trip_follow_up` (`trip_id`,`village_id`);--> statement-breakpoint
CREATE TABLE `trip_lesson` (
	`place_id` integer PRIMARY KEY NOT NULL,
	`learned` text NOT NULL,
	`briefed_on` text,
	`written_by` text NOT NULL,
	`written_at` integer NOT NULL,
	FOREIGN KEY (`place_id`) REFERENCES `trip_place`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `trip_photo` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`trip_id` integer NOT NULL,
	`bytes` blob NOT NULL,
	`paper_size` integer NOT NULL,
	`taken_on` text NOT NULL,
	`place` text NOT NULL,
	`chosen` integer DEFAULT false NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`trip_id`) REFERENCES `study_trip`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `trip_photo_trip` ON `trip_photo` (`trip_id`);--> statement-breakpoint
CREATE TABLE `trip_place` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`trip_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`village_id` integer NOT NULL,
	`state` text NOT NULL,
	`reserve_number` integer,
	`roll_number` integer,
	`post` text,
	`emergency_name` text,
	`emergency_phone` text,
	`substitutes_id` integer,
	`absent_reason` text,
	`insured_at` integer,
	`code` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`ended_at` integer,
	`ended_reason` text,
	FOREIGN KEY (`trip_id`) REFERENCES `study_trip`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`village_id`) REFERENCES `village`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `trip_place_once` ON `trip_place` (`trip_id`,`person_id`) WHERE "trip_place"."state" <> 'withdrawn';--> statement-breakpoint
CREATE UNIQUE INDEX `trip_place_code` ON `trip_place` (`code`);--> statement-breakpoint
CREATE UNIQUE INDEX `trip_place_substitute` ON `trip_place` (`substitutes_id`) WHERE "trip_place"."state" <> 'withdrawn';--> statement-breakpoint
CREATE INDEX `trip_place_person` ON `trip_place` (`person_id`);--> statement-breakpoint
CREATE INDEX `trip_place_trip` ON `trip_place` (`trip_id`,`state`);--> statement-breakpoint
CREATE INDEX `trip_place_village` ON `trip_place` (`village_id`);--> statement-breakpoint
CREATE TABLE `trip_quota` (
	`trip_id` integer NOT NULL,
	`village_id` integer NOT NULL,
	`quota` integer NOT NULL,
	PRIMARY KEY(`trip_id`, `village_id`),
	FOREIGN KEY (`trip_id`) REFERENCES `study_trip`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`village_id`) REFERENCES `village`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `trip_quota_village` ON `trip_quota` (`village_id`);--> statement-breakpoint
CREATE TABLE `trip_sign` (
	`stop_id` integer NOT NULL,
	`place_id` integer NOT NULL,
	`mark` text NOT NULL,
	`how` text NOT NULL,
	`signed_at` integer NOT NULL,
	`signed_by` text NOT NULL,
	PRIMARY KEY(`stop_id`, `place_id`),
	FOREIGN KEY (`stop_id`) REFERENCES `trip_stop`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`place_id`) REFERENCES `trip_place`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `trip_sign_place` ON `trip_sign` (`place_id`);--> statement-breakpoint
CREATE TABLE `trip_state_change` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`trip_id` integer NOT NULL,
	`from_state` text,
	`to_state` text NOT NULL,
	`user_id` text NOT NULL,
	`user_name` text NOT NULL,
	`reason` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`trip_id`) REFERENCES `study_trip`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `trip_state_change_trip` ON `trip_state_change` (`trip_id`);--> statement-breakpoint
CREATE TABLE `trip_stop` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`trip_id` integer NOT NULL,
	`on` text NOT NULL,
	`at` text NOT NULL,
	`kind` text NOT NULL,
	`place` text NOT NULL,
	`host` text,
	`contact_name` text,
	`contact_phone` text,
	`detail` text,
	`signs` integer NOT NULL,
	FOREIGN KEY (`trip_id`) REFERENCES `study_trip`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `trip_stop_trip` ON `trip_stop` (`trip_id`,`on`,`at`);--> statement-breakpoint
CREATE TABLE `trip_task` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`trip_id` integer NOT NULL,
	`village_id` integer NOT NULL,
	`place_id` integer,
	`owner_id` text NOT NULL,
	`trade` text NOT NULL,
	`what` text NOT NULL,
	`due_on` text NOT NULL,
	`shops` integer,
	`done_on` text,
	`done_note` text,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`trip_id`) REFERENCES `study_trip`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`village_id`) REFERENCES `village`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`place_id`) REFERENCES `trip_place`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `trip_task_trip` ON `trip_task` (`trip_id`);--> statement-breakpoint
CREATE INDEX `trip_task_owner` ON `trip_task` (`owner_id`,`done_on`,`due_on`);--> statement-breakpoint
CREATE INDEX `trip_task_village` ON `trip_task` (`village_id`);--> statement-breakpoint
CREATE TABLE `village_shop` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` integer NOT NULL,
	`village_id` integer NOT NULL,
	`trip_id` integer,
	`platform` text NOT NULL,
	`name` text NOT NULL,
	`goods` text NOT NULL,
	`opened_on` text NOT NULL,
	`closed_on` text,
	`jobs` integer DEFAULT 1 NOT NULL,
	`income_before_fen` integer,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`village_id`) REFERENCES `village`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`trip_id`) REFERENCES `study_trip`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `village_shop_village` ON `village_shop` (`village_id`,`opened_on`);--> statement-breakpoint
CREATE INDEX `village_shop_person` ON `village_shop` (`person_id`);--> statement-breakpoint
CREATE INDEX `village_shop_trip` ON `village_shop` (`trip_id`);--> statement-breakpoint
-- A trip never gives out more seats than it has, whatever the code above it does.
CREATE TRIGGER study_trip_seats BEFORE UPDATE OF seats_taken, capacity ON study_trip
WHEN NEW.seats_taken > NEW.capacity OR NEW.seats_taken < 0 BEGIN
  SELECT RAISE(ABORT, 'seats_taken out of range');
END;
