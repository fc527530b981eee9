CREATE TABLE `duplicate_pair` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_a_id` integer NOT NULL,
	`person_b_id` integer NOT NULL,
	`score` integer NOT NULL,
	`reasons` text NOT NULL,
	`state` text NOT NULL,
	`found_at` integer NOT NULL,
	`decided_by` text,
	`decided_by_name` text,
	`decided_at` integer,
	FOREIGN KEY (`person_a_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_b_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `duplicate_pair_people` ON `duplicate_pair` (`person_a_id`,`person_b_id`);--> statement-breakpoint
CREATE INDEX `duplicate_pair_b` ON `duplicate_pair` (`person_b_id`);--> statement-breakpoint
CREATE INDEX `duplicate_pair_work` ON `duplicate_pair` (`state`,`score`,`id`);--> statement-breakpoint
CREATE TABLE `record_merge` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`survivor_id` integer NOT NULL,
	`merged_id` integer NOT NULL,
	`changes_sealed` blob NOT NULL,
	`merged_by` text NOT NULL,
	`merged_by_name` text NOT NULL,
	`created_at` integer NOT NULL,
	`undone_by` text,
	`undone_at` integer
);
--> statement-breakpoint
CREATE INDEX `record_merge_survivor` ON `record_merge` (`kind`,`survivor_id`);--> statement-breakpoint
CREATE INDEX `record_merge_merged` ON `record_merge` (`kind`,`merged_id`);--> statement-breakpoint
CREATE TABLE `person_former_number` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` integer NOT NULL,
	`id_number_sealed` blob NOT NULL,
	`id_number_index` text NOT NULL,
	`id_tail_index` text NOT NULL,
	`id_number_masked` text NOT NULL,
	`reason` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `person_former_number_person` ON `person_former_number` (`person_id`);--> statement-breakpoint
CREATE INDEX `person_former_number_index` ON `person_former_number` (`id_number_index`);--> statement-breakpoint
CREATE INDEX `person_former_number_tail` ON `person_former_number` (`id_tail_index`);--> statement-breakpoint
ALTER TABLE `person` ADD `former_names` text;--> statement-breakpoint
ALTER TABLE `person` ADD `merged_into_id` integer;