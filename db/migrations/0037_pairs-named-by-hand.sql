ALTER TABLE `duplicate_pair` ADD `named_by_name` text;--> statement-breakpoint
ALTER TABLE `duplicate_pair` ADD `named_at` integer;