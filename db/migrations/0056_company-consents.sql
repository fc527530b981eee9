CREATE TABLE `__new_loan_consent` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`request_id` integer NOT NULL,
	`guarantor_id` integer,
	`name` text NOT NULL,
	`signed_on` text NOT NULL,
	`proof_type` text NOT NULL,
	`proof_sealed` blob NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`request_id`) REFERENCES `loan_request`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`guarantor_id`) REFERENCES `loan_guarantor`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_loan_consent`("id", "request_id", "guarantor_id", "name", "signed_on", "proof_type", "proof_sealed", "created_at") SELECT "id", "request_id", "guarantor_id", "name", "signed_on", "proof_type", "proof_sealed", "created_at" FROM `loan_consent`;--> statement-breakpoint
DROP TABLE `loan_consent`;--> statement-breakpoint
ALTER TABLE `__new_loan_consent` RENAME TO `loan_consent`;--> statement-breakpoint
CREATE UNIQUE INDEX `loan_consent_one` ON `loan_consent` (`request_id`,`guarantor_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `loan_consent_company` ON `loan_consent` (`request_id`) WHERE "loan_consent"."guarantor_id" is null;