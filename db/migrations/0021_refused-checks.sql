ALTER TABLE `verification_check` ADD `times` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `verification_check` ADD `logged_at` integer;--> statement-breakpoint
CREATE INDEX `verification_check_address` ON `verification_check` (`address`,`answer`,`at`);--> statement-breakpoint
UPDATE `verification_check` SET `logged_at` = `at` WHERE `answer` = 'limited';
