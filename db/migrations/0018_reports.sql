CREATE TABLE `briefing` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`month` text NOT NULL,
	`number` integer NOT NULL,
	`words` text NOT NULL,
	`state` text NOT NULL,
	`snapshot` text,
	`frozen_at` integer,
	`frozen_by_name` text,
	`drafted_by` text NOT NULL,
	`drafted_by_name` text NOT NULL,
	`issued_on` text,
	`issued_by_name` text,
	`code` text,
	`file` blob,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `briefing_month` ON `briefing` (`month`);--> statement-breakpoint
CREATE UNIQUE INDEX `briefing_number` ON `briefing` (`number`);--> statement-breakpoint
CREATE TABLE `briefing_photo` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`briefing_id` integer NOT NULL,
	`photo_id` integer NOT NULL,
	`position` integer NOT NULL,
	`caption` text NOT NULL,
	`bytes` blob NOT NULL,
	FOREIGN KEY (`briefing_id`) REFERENCES `briefing`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `briefing_photo_once` ON `briefing_photo` (`briefing_id`,`photo_id`);--> statement-breakpoint
CREATE TABLE `village_month_summary` (
	`village_id` integer NOT NULL,
	`measure` text NOT NULL,
	`month` text NOT NULL,
	`value` integer NOT NULL,
	PRIMARY KEY(`village_id`, `measure`, `month`)
);
--> statement-breakpoint
CREATE TABLE `village_target` (
	`village_id` integer NOT NULL,
	`year` integer NOT NULL,
	`measure` text NOT NULL,
	`value` integer NOT NULL,
	`set_by` text NOT NULL,
	`set_by_name` text NOT NULL,
	`set_at` integer NOT NULL,
	PRIMARY KEY(`village_id`, `year`, `measure`),
	FOREIGN KEY (`village_id`) REFERENCES `village`(`id`) ON UPDATE no action ON DELETE no action
);
