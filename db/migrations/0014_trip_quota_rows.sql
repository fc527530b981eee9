CREATE TABLE `__new_trip_quota` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`trip_id` integer NOT NULL,
	`village_id` integer NOT NULL,
	`quota` integer NOT NULL,
	FOREIGN KEY (`trip_id`) REFERENCES `study_trip`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`village_id`) REFERENCES `village`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_trip_quota`("id", "trip_id", "village_id", "quota") SELECT "rowid", "trip_id", "village_id", "quota" FROM `trip_quota`;--> statement-breakpoint
DROP TABLE `trip_quota`;--> statement-breakpoint
ALTER TABLE `__new_trip_quota` RENAME TO `trip_quota`;--> statement-breakpoint
CREATE UNIQUE INDEX `trip_quota_once` ON `trip_quota` (`trip_id`,`village_id`);--> statement-breakpoint
CREATE INDEX `trip_quota_village` ON `trip_quota` (`village_id`);