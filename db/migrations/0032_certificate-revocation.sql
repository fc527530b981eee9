CREATE TABLE `certificate_revocation` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`certificate_id` integer NOT NULL,
	`reason` text NOT NULL,
	`asked_by` text NOT NULL,
	`asked_by_name` text NOT NULL,
	`asked_at` integer NOT NULL,
	`state` text NOT NULL,
	`decided_by` text,
	`decided_by_name` text,
	`decided_at` integer,
	`decision` text,
	FOREIGN KEY (`certificate_id`) REFERENCES `certificate`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `certificate_revocation_open` ON `certificate_revocation` (`certificate_id`) WHERE "certificate_revocation"."state" = 'asked';--> statement-breakpoint
CREATE INDEX `certificate_revocation_certificate` ON `certificate_revocation` (`certificate_id`);--> statement-breakpoint
CREATE INDEX `certificate_revocation_state` ON `certificate_revocation` (`state`);