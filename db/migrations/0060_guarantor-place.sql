ALTER TABLE `loan_guarantor` ADD `place` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
-- Papers that are out were numbered by the order in which the guarantors stand.
UPDATE `loan_guarantor` SET `place` = (SELECT count(*) FROM `loan_guarantor` AS `o` WHERE `o`.`application_id` = `loan_guarantor`.`application_id` AND `o`.`id` <= `loan_guarantor`.`id`);
