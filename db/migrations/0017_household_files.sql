CREATE TABLE `household_pair` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`household_a_id` integer NOT NULL,
	`household_b_id` integer NOT NULL,
	`score` integer NOT NULL,
	`reasons` text NOT NULL,
	`state` text NOT NULL,
	`found_at` integer NOT NULL,
	`decided_by` text,
	`decided_by_name` text,
	`decided_at` integer,
	FOREIGN KEY (`household_a_id`) REFERENCES `household`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`household_b_id`) REFERENCES `household`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `household_pair_households` ON `household_pair` (`household_a_id`,`household_b_id`);--> statement-breakpoint
CREATE INDEX `household_pair_b` ON `household_pair` (`household_b_id`);--> statement-breakpoint
CREATE INDEX `household_pair_work` ON `household_pair` (`state`,`score`,`id`);--> statement-breakpoint
ALTER TABLE `household` ADD `registry_no` text;--> statement-breakpoint
CREATE INDEX `household_registry` ON `household` (`village_id`,`registry_no`) WHERE "household"."registry_no" is not null;--> statement-breakpoint
CREATE INDEX `household_import` ON `household` (`import_batch_id`) WHERE "household"."import_batch_id" is not null;--> statement-breakpoint
ALTER TABLE `import_row` ADD `head_row` integer;--> statement-breakpoint
ALTER TABLE `import_row` ADD `details` text;--> statement-breakpoint
CREATE INDEX `import_row_head` ON `import_row` (`head_row`) WHERE "import_row"."head_row" is not null;--> statement-breakpoint
ALTER TABLE `bulk_change` ADD `refused_sealed` blob;--> statement-breakpoint
CREATE INDEX `person_import` ON `person` (`import_batch_id`) WHERE "person"."import_batch_id" is not null;