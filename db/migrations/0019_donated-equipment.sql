CREATE TABLE `asset_threshold` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`from_on` text NOT NULL,
	`general_fen` integer NOT NULL,
	`special_fen` integer NOT NULL,
	`basis` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `asset_threshold_from` ON `asset_threshold` (`from_on`);--> statement-breakpoint
CREATE TABLE `donation` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`year` integer NOT NULL,
	`number` integer NOT NULL,
	`title` text NOT NULL,
	`road` text NOT NULL,
	`donor_name` text NOT NULL,
	`donor_contact` text,
	`donor_phone` text,
	`basis` text NOT NULL,
	`used_for` text NOT NULL,
	`valuation_note` text,
	`handover_on` text NOT NULL,
	`place` text NOT NULL,
	`approval_number` text,
	`approved_on` text,
	`note` text,
	`state` text NOT NULL,
	`created_by` text NOT NULL,
	`created_by_name` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `donation_number` ON `donation` (`year`,`number`);--> statement-breakpoint
CREATE INDEX `donation_state` ON `donation` (`state`);--> statement-breakpoint
CREATE TABLE `donation_change` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`donation_id` integer NOT NULL,
	`from_state` text,
	`to_state` text NOT NULL,
	`user_id` text NOT NULL,
	`user_name` text NOT NULL,
	`reason` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`donation_id`) REFERENCES `donation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `donation_change_donation` ON `donation_change` (`donation_id`);--> statement-breakpoint
CREATE TABLE `donation_line` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`donation_id` integer NOT NULL,
	`position` integer NOT NULL,
	`holder_id` integer NOT NULL,
	`name` text NOT NULL,
	`model` text,
	`unit` text NOT NULL,
	`quantity` integer NOT NULL,
	`unit_fen` integer NOT NULL,
	`valuation` text NOT NULL,
	`serials` integer NOT NULL,
	`special` integer DEFAULT false NOT NULL,
	`condition` text NOT NULL,
	`warranty_on` text,
	`kit` text,
	FOREIGN KEY (`donation_id`) REFERENCES `donation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`holder_id`) REFERENCES `equipment_holder`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `donation_line_donation` ON `donation_line` (`donation_id`,`position`);--> statement-breakpoint
CREATE INDEX `donation_line_holder` ON `donation_line` (`holder_id`);--> statement-breakpoint
CREATE TABLE `equipment_holder` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`village_id` integer NOT NULL,
	`kind` text NOT NULL,
	`name` text,
	`person_id` integer,
	`keeper_name` text,
	`keeper_phone` text,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`village_id`) REFERENCES `village`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `equipment_holder_village` ON `equipment_holder` (`village_id`) WHERE "equipment_holder"."kind" = 'village';--> statement-breakpoint
CREATE UNIQUE INDEX `equipment_holder_name` ON `equipment_holder` (`village_id`,`name`) WHERE "equipment_holder"."name" is not null;--> statement-breakpoint
CREATE INDEX `equipment_holder_person` ON `equipment_holder` (`person_id`);--> statement-breakpoint
CREATE TABLE `equipment_item` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`line_id` integer NOT NULL,
	`piece` integer NOT NULL,
	`kit_id` integer,
	`asset_number` text NOT NULL,
	`code` text NOT NULL,
	`serial` text,
	`holder_id` integer NOT NULL,
	`state` text NOT NULL,
	`condition` text NOT NULL,
	`warranty_on` text,
	`note` text,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`line_id`) REFERENCES `donation_line`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`kit_id`) REFERENCES `equipment_kit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`holder_id`) REFERENCES `equipment_holder`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `equipment_item_number` ON `equipment_item` (`asset_number`);--> statement-breakpoint
CREATE UNIQUE INDEX `equipment_item_code` ON `equipment_item` (`code`);--> statement-breakpoint
CREATE UNIQUE INDEX `equipment_item_serial` ON `equipment_item` (`serial`) WHERE "equipment_item"."serial" is not null;--> statement-breakpoint
CREATE INDEX `equipment_item_line` ON `equipment_item` (`line_id`,`piece`);--> statement-breakpoint
CREATE INDEX `equipment_item_holder` ON `equipment_item` (`holder_id`,`state`);--> statement-breakpoint
CREATE INDEX `equipment_item_kit` ON `equipment_item` (`kit_id`);--> statement-breakpoint
CREATE TABLE `equipment_kit` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`donation_id` integer NOT NULL,
	`name` text NOT NULL,
	`holder_id` integer NOT NULL,
	`piece` integer NOT NULL,
	FOREIGN KEY (`donation_id`) REFERENCES `donation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`holder_id`) REFERENCES `equipment_holder`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `equipment_kit_once` ON `equipment_kit` (`donation_id`,`holder_id`,`name`,`piece`);--> statement-breakpoint
CREATE TABLE `handover` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`year` integer NOT NULL,
	`number` integer NOT NULL,
	`kind` text NOT NULL,
	`donation_id` integer NOT NULL,
	`from_holder_id` integer,
	`to_holder_id` integer,
	`on` text NOT NULL,
	`place` text NOT NULL,
	`reason` text,
	`state` text NOT NULL,
	`quantity_ok` integer,
	`looks_ok` integer,
	`power_ok` integer,
	`attachments` text,
	`checked_at` integer,
	`scan` blob,
	`scan_at` integer,
	`ended_at` integer,
	`ended_by` text,
	`ended_by_name` text,
	`ended_reason` text,
	`created_by` text NOT NULL,
	`created_by_name` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`donation_id`) REFERENCES `donation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`from_holder_id`) REFERENCES `equipment_holder`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_holder_id`) REFERENCES `equipment_holder`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `handover_number` ON `handover` (`year`,`number`);--> statement-breakpoint
CREATE INDEX `handover_donation` ON `handover` (`donation_id`);--> statement-breakpoint
CREATE INDEX `handover_from` ON `handover` (`from_holder_id`);--> statement-breakpoint
CREATE INDEX `handover_to` ON `handover` (`to_holder_id`);--> statement-breakpoint
CREATE TABLE `handover_item` (
	`handover_id` integer NOT NULL,
	`item_id` integer NOT NULL,
	PRIMARY KEY(`handover_id`, `item_id`),
	FOREIGN KEY (`handover_id`) REFERENCES `handover`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`item_id`) REFERENCES `equipment_item`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `handover_item_item` ON `handover_item` (`item_id`);--> statement-breakpoint
CREATE TABLE `handover_signature` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`handover_id` integer NOT NULL,
	`role` text NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`post` text,
	`image` blob,
	`signed_at` integer,
	`taken_by` text,
	FOREIGN KEY (`handover_id`) REFERENCES `handover`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `handover_signature_once` ON `handover_signature` (`handover_id`,`role`,`position`);--> statement-breakpoint
CREATE TABLE `item_change` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`item_id` integer NOT NULL,
	`from_state` text,
	`to_state` text NOT NULL,
	`user_id` text NOT NULL,
	`user_name` text NOT NULL,
	`reason` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`item_id`) REFERENCES `equipment_item`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `item_change_item` ON `item_change` (`item_id`);--> statement-breakpoint
CREATE TABLE `item_condition` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`item_id` integer NOT NULL,
	`on` text NOT NULL,
	`grade` text NOT NULL,
	`note` text,
	`photo` blob,
	`stocktake_id` integer,
	`user_id` text NOT NULL,
	`user_name` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`item_id`) REFERENCES `equipment_item`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `item_condition_item` ON `item_condition` (`item_id`,`on`);--> statement-breakpoint
CREATE TABLE `item_custody` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`item_id` integer NOT NULL,
	`holder_id` integer NOT NULL,
	`village_id` integer NOT NULL,
	`from_on` text NOT NULL,
	`to_on` text,
	`handover_id` integer NOT NULL,
	FOREIGN KEY (`item_id`) REFERENCES `equipment_item`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`holder_id`) REFERENCES `equipment_holder`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`village_id`) REFERENCES `village`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`handover_id`) REFERENCES `handover`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `item_custody_present` ON `item_custody` (`item_id`) WHERE "item_custody"."to_on" is null;--> statement-breakpoint
CREATE INDEX `item_custody_item` ON `item_custody` (`item_id`,`from_on`);--> statement-breakpoint
CREATE INDEX `item_custody_holder` ON `item_custody` (`holder_id`);--> statement-breakpoint
CREATE INDEX `item_custody_village` ON `item_custody` (`village_id`,`from_on`);--> statement-breakpoint
CREATE TABLE `item_repair` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`item_id` integer NOT NULL,
	`what` text NOT NULL,
	`shop` text,
	`out_on` text NOT NULL,
	`back_on` text,
	`cost_fen` integer,
	`result` text,
	`created_by` text NOT NULL,
	`created_by_name` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`item_id`) REFERENCES `equipment_item`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `item_repair_open` ON `item_repair` (`item_id`) WHERE "item_repair"."back_on" is null;--> statement-breakpoint
CREATE INDEX `item_repair_item` ON `item_repair` (`item_id`);--> statement-breakpoint
CREATE TABLE `item_write_off` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`item_id` integer NOT NULL,
	`year` integer NOT NULL,
	`number` integer NOT NULL,
	`kind` text NOT NULL,
	`on` text NOT NULL,
	`reason` text NOT NULL,
	`asked_by` text NOT NULL,
	`asked_by_name` text NOT NULL,
	`asked_at` integer NOT NULL,
	`state` text NOT NULL,
	`decided_by` text,
	`decided_by_name` text,
	`decided_at` integer,
	`decision` text,
	FOREIGN KEY (`item_id`) REFERENCES `equipment_item`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `item_write_off_number` ON `item_write_off` (`year`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `item_write_off_open` ON `item_write_off` (`item_id`) WHERE "item_write_off"."state" = 'asked';--> statement-breakpoint
CREATE INDEX `item_write_off_item` ON `item_write_off` (`item_id`);--> statement-breakpoint
CREATE INDEX `item_write_off_state` ON `item_write_off` (`state`);--> statement-breakpoint
CREATE TABLE `stocktake` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`year` integer NOT NULL,
	`number` integer NOT NULL,
	`village_id` integer NOT NULL,
	`holder_id` integer,
	`kind` text NOT NULL,
	`on` text NOT NULL,
	`note` text,
	`state` text NOT NULL,
	`created_by` text NOT NULL,
	`created_by_name` text NOT NULL,
	`created_at` integer NOT NULL,
	`closed_at` integer,
	`closed_by` text,
	`closed_by_name` text,
	FOREIGN KEY (`village_id`) REFERENCES `village`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`holder_id`) REFERENCES `equipment_holder`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `stocktake_number` ON `stocktake` (`year`,`number`);--> statement-breakpoint
CREATE INDEX `stocktake_village` ON `stocktake` (`village_id`,`on`);--> statement-breakpoint
CREATE TABLE `stocktake_item` (
	`stocktake_id` integer NOT NULL,
	`item_id` integer NOT NULL,
	`holder_id` integer NOT NULL,
	PRIMARY KEY(`stocktake_id`, `item_id`),
	FOREIGN KEY (`stocktake_id`) REFERENCES `stocktake`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`item_id`) REFERENCES `equipment_item`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`holder_id`) REFERENCES `equipment_holder`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `stocktake_item_item` ON `stocktake_item` (`item_id`);--> statement-breakpoint
CREATE TABLE `stocktake_scan` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`stocktake_id` integer NOT NULL,
	`key` text NOT NULL,
	`code` text NOT NULL,
	`item_id` integer,
	`grade` text,
	`how` text NOT NULL,
	`scanned_at` integer NOT NULL,
	`scanned_by` text NOT NULL,
	FOREIGN KEY (`stocktake_id`) REFERENCES `stocktake`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`item_id`) REFERENCES `equipment_item`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `stocktake_scan_once` ON `stocktake_scan` (`stocktake_id`,`key`);--> statement-breakpoint
CREATE INDEX `stocktake_scan_item` ON `stocktake_scan` (`item_id`);