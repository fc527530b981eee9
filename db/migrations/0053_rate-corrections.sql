CREATE TABLE `rate_correction` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`series` text NOT NULL,
	`rate_id` integer NOT NULL,
	`published_on` text NOT NULL,
	`from_ppm` integer NOT NULL,
	`to_ppm` integer NOT NULL,
	`source` text NOT NULL,
	`reason` text NOT NULL,
	`loans` integer NOT NULL,
	`state` text NOT NULL,
	`asked_by` text NOT NULL,
	`asked_by_name` text NOT NULL,
	`asked_on` text NOT NULL,
	`decided_by` text,
	`decided_by_name` text,
	`decided_on` text,
	`decision` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rate_correction_open` ON `rate_correction` (`series`,`rate_id`) WHERE state = 'asked';