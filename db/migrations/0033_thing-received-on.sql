ALTER TABLE `equipment_item` ADD `received_on` text;--> statement-breakpoint
UPDATE `equipment_item` SET `received_on` = (SELECT min(`from_on`) FROM `item_custody` WHERE `item_id` = `equipment_item`.`id`);
