CREATE TABLE `village_merger_grant` (
	`merge_id` integer NOT NULL,
	`role_grant_id` integer NOT NULL,
	PRIMARY KEY(`merge_id`, `role_grant_id`),
	FOREIGN KEY (`merge_id`) REFERENCES `record_merge`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`role_grant_id`) REFERENCES `role_grant`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `village_past` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`village_id` integer NOT NULL,
	`name` text NOT NULL,
	`town_name` text NOT NULL,
	`county_name` text NOT NULL,
	`code` text NOT NULL,
	`division_id` integer NOT NULL,
	`until_on` text NOT NULL,
	`basis` text NOT NULL,
	`changed_by` text NOT NULL,
	`changed_by_name` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`village_id`) REFERENCES `village`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`division_id`) REFERENCES `division`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `village_past_until` ON `village_past` (`village_id`,`until_on`);--> statement-breakpoint
ALTER TABLE `village` ADD `merged_into_id` integer REFERENCES village(id);