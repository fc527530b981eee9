ALTER TABLE `loan_opinion` ADD `paper_id` integer;--> statement-breakpoint
ALTER TABLE `guarantee_fund` ADD `left_on` text;--> statement-breakpoint
ALTER TABLE `loan_request` ADD `rate_ppm` integer;