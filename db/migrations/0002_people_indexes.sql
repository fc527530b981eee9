DROP INDEX `person_village_name`;--> statement-breakpoint
CREATE INDEX `person_village_pinyin` ON `person` (`village_id`,`pinyin`,`id`);--> statement-breakpoint
CREATE INDEX `person_second_reading` ON `person` (`pinyin`,`initials`) WHERE instr("person"."pinyin", ' ') > 0;--> statement-breakpoint
CREATE INDEX `person_birth` ON `person` (`birth_on`);