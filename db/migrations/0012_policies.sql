CREATE TABLE `calendar_day` (
	`day` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `lpr_rate` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`published_on` text NOT NULL,
	`one_year_ppm` integer NOT NULL,
	`source` text NOT NULL,
	`confidence` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `lpr_rate_published_on_unique` ON `lpr_rate` (`published_on`);--> statement-breakpoint
CREATE TABLE `policy_group` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`name_en` text NOT NULL,
	`region` text NOT NULL,
	`from_on` text NOT NULL,
	`to_on` text,
	`proof` text NOT NULL,
	`source` text NOT NULL,
	`confidence` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `policy_group_begin` ON `policy_group` (`region`,`code`,`from_on`);--> statement-breakpoint
CREATE TABLE `policy_use` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`version_id` integer NOT NULL,
	`kind` text NOT NULL,
	`subject_id` integer NOT NULL,
	`on` text NOT NULL,
	`village_id` integer,
	`amount_fen` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`version_id`) REFERENCES `policy_version`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `policy_use_subject` ON `policy_use` (`kind`,`subject_id`,`version_id`);--> statement-breakpoint
CREATE INDEX `policy_use_version` ON `policy_use` (`version_id`,`on`);--> statement-breakpoint
CREATE TABLE `policy_value` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`version_id` integer NOT NULL,
	`key` text NOT NULL,
	`value` text NOT NULL,
	`clause` text,
	`source` text NOT NULL,
	`confidence` text NOT NULL,
	FOREIGN KEY (`version_id`) REFERENCES `policy_version`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `policy_value_key` ON `policy_value` (`version_id`,`key`);--> statement-breakpoint
CREATE TABLE `policy_version` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`product` text NOT NULL,
	`region` text NOT NULL,
	`from_on` text NOT NULL,
	`to_on` text,
	`document` text NOT NULL,
	`source` text NOT NULL,
	`confidence` text NOT NULL,
	`note` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `policy_version_begin` ON `policy_version` (`product`,`region`,`from_on`);