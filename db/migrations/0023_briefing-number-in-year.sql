DROP INDEX `briefing_number`;--> statement-breakpoint
CREATE UNIQUE INDEX `briefing_number_in_year` ON `briefing` (cast("month" as integer),`number`);