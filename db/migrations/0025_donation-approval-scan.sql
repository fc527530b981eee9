CREATE TABLE `donation_approval_scan` (
	`donation_id` integer PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`sealed` blob NOT NULL,
	`added_by` text NOT NULL,
	`added_by_name` text NOT NULL,
	`added_at` integer NOT NULL,
	FOREIGN KEY (`donation_id`) REFERENCES `donation`(`id`) ON UPDATE no action ON DELETE no action
);
