CREATE TABLE `base_rate` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`from_on` text NOT NULL,
	`one_year_ppm` integer NOT NULL,
	`source` text NOT NULL,
	`confidence` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `base_rate_from_on_unique` ON `base_rate` (`from_on`);--> statement-breakpoint
ALTER TABLE `loan_request` ADD `penalty_fen` integer;--> statement-breakpoint
ALTER TABLE `subsidy_clawback` ADD `case_id` integer REFERENCES misuse_case(id);--> statement-breakpoint
ALTER TABLE `subsidy_clawback` ADD `lifted_on` text;