ALTER TABLE `loan_event` ADD `request_key` text;--> statement-breakpoint
CREATE UNIQUE INDEX `loan_event_request_key` ON `loan_event` (`loan_id`,`request_key`);--> statement-breakpoint
ALTER TABLE `loan_request` ADD `event_id` integer REFERENCES loan_event(id);--> statement-breakpoint
ALTER TABLE `subsidy_batch` ADD `payment_number` text;