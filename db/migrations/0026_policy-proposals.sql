DROP INDEX `policy_version_begin`;--> statement-breakpoint
ALTER TABLE `policy_version` ADD `state` text DEFAULT 'in-force' NOT NULL;--> statement-breakpoint
ALTER TABLE `policy_version` ADD `closes_on` text;--> statement-breakpoint
ALTER TABLE `policy_version` ADD `proposed_by` text;--> statement-breakpoint
ALTER TABLE `policy_version` ADD `proposed_by_name` text;--> statement-breakpoint
ALTER TABLE `policy_version` ADD `proposed_on` text;--> statement-breakpoint
ALTER TABLE `policy_version` ADD `decided_by` text;--> statement-breakpoint
ALTER TABLE `policy_version` ADD `decided_by_name` text;--> statement-breakpoint
ALTER TABLE `policy_version` ADD `decided_on` text;--> statement-breakpoint
ALTER TABLE `policy_version` ADD `decision` text;--> statement-breakpoint
CREATE UNIQUE INDEX `policy_version_begin` ON `policy_version` (`product`,`region`,`from_on`) WHERE "policy_version"."state" <> 'refused';