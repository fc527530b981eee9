CREATE TABLE `household_need` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` integer,
	`household_id` integer,
	`kind` text NOT NULL,
	`words` text,
	`told_on` text NOT NULL,
	`recorded_by_name` text NOT NULL,
	`closed_on` text,
	`outcome` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`household_id`) REFERENCES `household`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "household_need_owner" CHECK(("household_need"."person_id" is null) <> ("household_need"."household_id" is null)),
	CONSTRAINT "household_need_days" CHECK("household_need"."closed_on" is null or "household_need"."closed_on" >= "household_need"."told_on")
);
--> statement-breakpoint
CREATE INDEX `household_need_person` ON `household_need` (`person_id`);--> statement-breakpoint
CREATE INDEX `household_need_household` ON `household_need` (`household_id`);