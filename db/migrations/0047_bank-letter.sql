ALTER TABLE `loan_event` ADD `cause` text;--> statement-breakpoint
ALTER TABLE `loan_event` ADD `grace_days` integer;--> statement-breakpoint
ALTER TABLE `loan_request` ADD `cause` text;--> statement-breakpoint
ALTER TABLE `loan_request` ADD `grace_days` integer;--> statement-breakpoint
ALTER TABLE `loan_request` ADD `proof_type` text;--> statement-breakpoint
ALTER TABLE `loan_request` ADD `proof_sealed` blob;