ALTER TABLE `handover` ADD `check_note` text;--> statement-breakpoint
ALTER TABLE `stocktake_scan` ADD `late` text;--> statement-breakpoint
ALTER TABLE `stocktake_scan` ADD `late_at` integer;--> statement-breakpoint
ALTER TABLE `stocktake_scan` ADD `late_by_name` text;--> statement-breakpoint
ALTER TABLE `stocktake_scan` ADD `decided_at` integer;--> statement-breakpoint
ALTER TABLE `stocktake_scan` ADD `decided_by` text;--> statement-breakpoint
ALTER TABLE `stocktake_scan` ADD `decided_by_name` text;