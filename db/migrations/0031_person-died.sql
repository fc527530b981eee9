ALTER TABLE `person` ADD `died_on` text;--> statement-breakpoint
CREATE INDEX `person_died` ON `person` (`id`,`deleted_at`) WHERE "person"."died_on" is not null;