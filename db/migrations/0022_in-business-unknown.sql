ALTER TABLE `enrolment` ADD `in_business` integer;--> statement-breakpoint
UPDATE `enrolment` SET `in_business` = `already_in_business`;--> statement-breakpoint
ALTER TABLE `enrolment` DROP COLUMN `already_in_business`;
