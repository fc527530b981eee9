ALTER TABLE `village` ADD `lat_micro` integer;--> statement-breakpoint
ALTER TABLE `village` ADD `lng_micro` integer;