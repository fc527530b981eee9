CREATE TABLE `audit_attachment` (
	`event_id` integer PRIMARY KEY NOT NULL,
	`body` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `import_row` (
	`id` integer PRIMARY KEY NOT NULL,
	`outcome` text NOT NULL,
	`name` text NOT NULL,
	`pinyin` text,
	`initials` text,
	`id_type` text,
	`id_number_sealed` blob,
	`id_number_index` text,
	`id_tail_index` text,
	`id_number_masked` text,
	`sex` text,
	`birth_on` text,
	`phone` text,
	`village_id` integer,
	`village_group` text,
	`address` text,
	`ethnicity` text,
	`education` text,
	`category` text,
	`person_id` integer,
	`revision` integer,
	`differences` text,
	`undo` text,
	`notes` text,
	`problems` text
);
--> statement-breakpoint
ALTER TABLE `import_batch` ADD `row_count` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `import_batch` ADD `progress` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `import_batch` ADD `mark` text;--> statement-breakpoint
ALTER TABLE `import_batch` ADD `replaces` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `import_batch` ADD `why` text;--> statement-breakpoint
ALTER TABLE `import_batch` ADD `updated_count` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `import_batch` ADD `first_person_id` integer;--> statement-breakpoint
ALTER TABLE `import_batch` ADD `last_person_id` integer;--> statement-breakpoint
ALTER TABLE `import_batch` ADD `compared_to` integer;--> statement-breakpoint
CREATE TRIGGER audit_attachment_no_update BEFORE UPDATE ON audit_attachment BEGIN
  SELECT RAISE(ABORT, 'audit_attachment is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER audit_attachment_no_delete BEFORE DELETE ON audit_attachment BEGIN
  SELECT RAISE(ABORT, 'audit_attachment is append-only');
END;
