DROP INDEX `person_village_pinyin`;--> statement-breakpoint
DROP INDEX `person_no_phone`;--> statement-breakpoint
ALTER TABLE `person` ADD `roster_key` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `person` ADD `bank_account_index` text;--> statement-breakpoint
CREATE INDEX `person_village_roster` ON `person` (`village_id`,`roster_key`,`id`);--> statement-breakpoint
CREATE INDEX `person_roster` ON `person` (`roster_key`);--> statement-breakpoint
CREATE INDEX `person_bank_account` ON `person` (`bank_account_index`) WHERE "person"."bank_account_index" is not null;--> statement-breakpoint
CREATE INDEX `person_account_unhashed` ON `person` (`id`) WHERE "person"."bank_account_sealed" is not null and "person"."bank_account_index" is null;--> statement-breakpoint
CREATE INDEX `person_no_phone` ON `person` (`village_id`,`roster_key`,`id`) WHERE "person"."phone" is null and "person"."deleted_at" is null;--> statement-breakpoint
ALTER TABLE `import_row` ADD `roster_key` text;