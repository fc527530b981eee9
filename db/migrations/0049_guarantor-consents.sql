CREATE TABLE `loan_consent` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`request_id` integer NOT NULL,
	`guarantor_id` integer NOT NULL,
	`name` text NOT NULL,
	`signed_on` text NOT NULL,
	`proof_type` text NOT NULL,
	`proof_sealed` blob NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`request_id`) REFERENCES `loan_request`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`guarantor_id`) REFERENCES `loan_guarantor`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `loan_consent_one` ON `loan_consent` (`request_id`,`guarantor_id`);