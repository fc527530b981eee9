CREATE TABLE `printed_part` (
	`sha256` text PRIMARY KEY NOT NULL,
	`batch_id` integer NOT NULL,
	`sheets` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`batch_id`) REFERENCES `issue_batch`(`id`) ON UPDATE no action ON DELETE no action
);
