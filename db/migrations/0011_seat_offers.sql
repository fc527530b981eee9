ALTER TABLE `enrolment` ADD `offer_until_at` integer;--> statement-breakpoint
ALTER TABLE `enrolment` ADD `offer_outcome` text;--> statement-breakpoint
CREATE INDEX `enrolment_offer` ON `enrolment` (`offer_until_at`) WHERE "enrolment"."state" = 'offered';