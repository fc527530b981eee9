CREATE TABLE `bulk_change_part` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`bulk_change_id` integer NOT NULL,
	`changes_sealed` blob NOT NULL,
	`count` integer NOT NULL,
	FOREIGN KEY (`bulk_change_id`) REFERENCES `bulk_change`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `bulk_change_part_change` ON `bulk_change_part` (`bulk_change_id`,`id`);--> statement-breakpoint
ALTER TABLE `bulk_change` ADD `state` text DEFAULT 'done' NOT NULL;--> statement-breakpoint
ALTER TABLE `bulk_change` ADD `value` text;--> statement-breakpoint
ALTER TABLE `bulk_change` ADD `ids` text;--> statement-breakpoint
ALTER TABLE `bulk_change` ADD `progress` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `bulk_change` ADD `total` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `bulk_change` ADD `why` text;--> statement-breakpoint
CREATE INDEX `bulk_change_going` ON `bulk_change` (`state`) WHERE "bulk_change"."state" <> 'done';