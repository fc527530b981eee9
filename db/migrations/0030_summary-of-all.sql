CREATE TABLE `programme_month_summary` (
	`measure` text NOT NULL,
	`month` text NOT NULL,
	`value` integer NOT NULL,
	PRIMARY KEY(`measure`, `month`)
);
--> statement-breakpoint
CREATE INDEX `village_month_summary_by_measure` ON `village_month_summary` (`measure`,`village_id`,`month`,`value`);