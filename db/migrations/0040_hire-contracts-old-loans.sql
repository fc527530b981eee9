ALTER TABLE `loan_job` ADD `contract_until_on` text;--> statement-breakpoint
ALTER TABLE `loan_job` ADD `contract_open` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `loan` ADD `old_scheme` integer DEFAULT false NOT NULL;