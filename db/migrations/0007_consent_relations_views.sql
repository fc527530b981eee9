CREATE TABLE `consent` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` integer NOT NULL,
	`notice_id` integer NOT NULL,
	`given_on` text NOT NULL,
	`document_id` integer,
	`recorded_by` text NOT NULL,
	`recorded_by_name` text NOT NULL,
	`created_at` integer NOT NULL,
	`withdrawn_on` text,
	`withdrawn_reason` text,
	`withdrawn_by_name` text,
	`withdrawn_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`notice_id`) REFERENCES `privacy_notice`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`document_id`) REFERENCES `person_document`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `consent_person` ON `consent` (`person_id`);--> statement-breakpoint
CREATE INDEX `consent_standing` ON `consent` (`person_id`,`notice_id`) WHERE "consent"."withdrawn_on" is null;--> statement-breakpoint
CREATE INDEX `consent_notice` ON `consent` (`notice_id`);--> statement-breakpoint
CREATE TABLE `deletion_request` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` integer NOT NULL,
	`asked_by` text NOT NULL,
	`asked_by_name` text,
	`reason` text NOT NULL,
	`asked_on` text NOT NULL,
	`due_on` text NOT NULL,
	`state` text NOT NULL,
	`recorded_by` text NOT NULL,
	`recorded_by_name` text NOT NULL,
	`created_at` integer NOT NULL,
	`decided_by` text,
	`decided_by_name` text,
	`decided_at` integer,
	`decision` text,
	`executed_by_name` text,
	`executed_at` integer,
	`keep_until_on` text,
	`outcome` text,
	`finished_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `deletion_request_open` ON `deletion_request` (`person_id`) WHERE "deletion_request"."state" in ('asked', 'approved');--> statement-breakpoint
CREATE INDEX `deletion_request_person` ON `deletion_request` (`person_id`);--> statement-breakpoint
CREATE INDEX `deletion_request_work` ON `deletion_request` (`state`,`due_on`);--> statement-breakpoint
CREATE TABLE `person_document` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` integer NOT NULL,
	`kind` text NOT NULL,
	`content_type` text NOT NULL,
	`size` integer NOT NULL,
	`expires_on` text,
	`added_by` text NOT NULL,
	`added_by_name` text NOT NULL,
	`created_at` integer NOT NULL,
	`removed_at` integer,
	`removed_by_name` text,
	`content_sealed` blob,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `person_document_person` ON `person_document` (`person_id`);--> statement-breakpoint
CREATE INDEX `person_document_kept` ON `person_document` (`kind`,`person_id`) WHERE "person_document"."removed_at" is null;--> statement-breakpoint
CREATE TABLE `privacy_notice` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`from_on` text NOT NULL,
	`title` text NOT NULL,
	`body` text NOT NULL,
	`created_by_name` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `privacy_notice_from` ON `privacy_notice` (`from_on`);--> statement-breakpoint
CREATE TABLE `retention_rule` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`from_on` text NOT NULL,
	`years` integer,
	`basis` text NOT NULL,
	`confidence` text NOT NULL,
	`created_by_name` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `retention_rule_version` ON `retention_rule` (`key`,`from_on`);--> statement-breakpoint
CREATE TABLE `person_relation` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`from_on` text,
	`to_on` text,
	`note` text,
	`recorded_by_name` text NOT NULL,
	`created_at` integer NOT NULL,
	`ended_reason` text,
	`ended_by_name` text,
	`ended_at` integer
);
--> statement-breakpoint
CREATE TABLE `person_relation_end` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`relation_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`part` text NOT NULL,
	`open_spouse` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`relation_id`) REFERENCES `person_relation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `person_relation_end_person` ON `person_relation_end` (`person_id`);--> statement-breakpoint
CREATE INDEX `person_relation_end_relation` ON `person_relation_end` (`relation_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `person_relation_end_spouse` ON `person_relation_end` (`person_id`) WHERE "person_relation_end"."open_spouse" = 1;--> statement-breakpoint
CREATE TABLE `bulk_change` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`action` text NOT NULL,
	`count` integer NOT NULL,
	`skipped` integer NOT NULL,
	`changes_sealed` blob,
	`done_by` text NOT NULL,
	`done_by_name` text NOT NULL,
	`created_at` integer NOT NULL,
	`undone_by_name` text,
	`undone_at` integer
);
--> statement-breakpoint
CREATE INDEX `bulk_change_done_by` ON `bulk_change` (`done_by`,`id`);--> statement-breakpoint
CREATE TABLE `saved_view` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`list` text NOT NULL,
	`name` text NOT NULL,
	`query` text NOT NULL,
	`owner_id` text NOT NULL,
	`owner_name` text NOT NULL,
	`shared_with` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`owner_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `saved_view_list` ON `saved_view` (`list`,`owner_id`);--> statement-breakpoint
CREATE INDEX `person_no_phone` ON `person` (`village_id`,`pinyin`,`id`) WHERE "person"."phone" is null and "person"."deleted_at" is null;