ALTER TABLE `loan_guarantor` ADD `register_index` text;--> statement-breakpoint
CREATE INDEX `loan_guarantor_register` ON `loan_guarantor` (`register_index`);