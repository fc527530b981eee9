ALTER TABLE `trip_task` ADD `cancelled_on` text;--> statement-breakpoint
ALTER TABLE `trip_task` ADD `cancel_reason` text;--> statement-breakpoint
ALTER TABLE `trip_task` ADD `revision` integer DEFAULT 1 NOT NULL;