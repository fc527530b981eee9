CREATE TABLE `account` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`user_id` text NOT NULL,
	`access_token` text,
	`refresh_token` text,
	`id_token` text,
	`access_token_expires_at` integer,
	`refresh_token_expires_at` integer,
	`scope` text,
	`password` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `account_user` ON `account` (`user_id`);--> statement-breakpoint
CREATE TABLE `held_form` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`user_id` text NOT NULL,
	`path` text NOT NULL,
	`body` blob NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `held_form_user` ON `held_form` (`user_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `preference` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`user_id` text NOT NULL,
	`key` text NOT NULL,
	`value` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `preference_key` ON `preference` (`user_id`,`key`);--> statement-breakpoint
CREATE TABLE `role_grant` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`user_id` text NOT NULL,
	`role` text NOT NULL,
	`all_villages` integer NOT NULL,
	`created_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `role_grant_user` ON `role_grant` (`user_id`);--> statement-breakpoint
CREATE TABLE `role_grant_village` (
	`role_grant_id` integer NOT NULL,
	`village_id` integer NOT NULL,
	PRIMARY KEY(`role_grant_id`, `village_id`),
	FOREIGN KEY (`role_grant_id`) REFERENCES `role_grant`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`village_id`) REFERENCES `village`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `session` (
	`id` text PRIMARY KEY NOT NULL,
	`expires_at` integer NOT NULL,
	`token` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`ip_address` text,
	`user_agent` text,
	`user_id` text NOT NULL,
	`impersonated_by` text,
	`seen_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `session_token_unique` ON `session` (`token`);--> statement-breakpoint
CREATE INDEX `session_user` ON `session` (`user_id`);--> statement-breakpoint
CREATE TABLE `setting` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sign_in_failure` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`username` text NOT NULL,
	`address` text NOT NULL,
	`at` integer NOT NULL,
	`compared` integer DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE INDEX `sign_in_failure_name` ON `sign_in_failure` (`username`,`at`);--> statement-breakpoint
CREATE INDEX `sign_in_failure_address` ON `sign_in_failure` (`address`,`at`);--> statement-breakpoint
CREATE TABLE `two_factor` (
	`id` text PRIMARY KEY NOT NULL,
	`secret` text NOT NULL,
	`backup_codes` text NOT NULL,
	`user_id` text NOT NULL,
	`verified` integer,
	`failed_verification_count` integer DEFAULT 0,
	`locked_until` integer,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `two_factor_user` ON `two_factor` (`user_id`);--> statement-breakpoint
CREATE TABLE `user` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`email_verified` integer DEFAULT false NOT NULL,
	`image` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`username` text,
	`display_username` text,
	`two_factor_enabled` integer DEFAULT false,
	`role` text,
	`banned` integer DEFAULT false,
	`ban_reason` text,
	`ban_expires` integer,
	`must_change_password` integer DEFAULT false NOT NULL,
	`demo` integer DEFAULT false NOT NULL,
	`language` text,
	`phone` text,
	`post` text,
	`last_signed_in_at` integer,
	`deactivated_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `user_email_unique` ON `user` (`email`);--> statement-breakpoint
CREATE UNIQUE INDEX `user_username_unique` ON `user` (`username`);--> statement-breakpoint
CREATE TABLE `verification` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer,
	`updated_at` integer
);
--> statement-breakpoint
CREATE TABLE `audit_event` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`user_id` text,
	`user_name` text,
	`address` text,
	`session_id` text,
	`event` text NOT NULL,
	`outcome` text NOT NULL,
	`subject_kind` text,
	`subject_id` text,
	`subject_label` text,
	`village_id` integer,
	`reason` text,
	`before` text,
	`after` text,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_event_subject` ON `audit_event` (`subject_kind`,`subject_id`,`id`);--> statement-breakpoint
CREATE INDEX `audit_event_user` ON `audit_event` (`user_id`,`id`);--> statement-breakpoint
CREATE INDEX `audit_event_event` ON `audit_event` (`event`,`id`);--> statement-breakpoint
CREATE TABLE `certificate` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`number` text NOT NULL,
	`code` text NOT NULL,
	`enrolment_id` integer NOT NULL,
	`class_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`village_id` integer NOT NULL,
	`template_id` integer NOT NULL,
	`holder_name` text NOT NULL,
	`holder_pinyin` text DEFAULT '' NOT NULL,
	`holder_initials` text DEFAULT '' NOT NULL,
	`state` text NOT NULL,
	`issued_on` text NOT NULL,
	`issued_by` text NOT NULL,
	`facts_sealed` blob NOT NULL,
	`public_facts` text NOT NULL,
	`signature` text NOT NULL,
	`batch_id` integer,
	`replaces_id` integer,
	`revoked_on` text,
	`revoked_reason` text,
	`revoked_by` text,
	`reissue_count` integer DEFAULT 0 NOT NULL,
	`handed_out_on` text,
	`handed_out_to` text,
	`handout_signed_on` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`enrolment_id`) REFERENCES `enrolment`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`class_id`) REFERENCES `training_class`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`village_id`) REFERENCES `village`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`template_id`) REFERENCES `certificate_template`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `certificate_number` ON `certificate` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `certificate_code` ON `certificate` (`code`);--> statement-breakpoint
CREATE UNIQUE INDEX `certificate_live` ON `certificate` (`enrolment_id`) WHERE "certificate"."state" = 'valid';--> statement-breakpoint
CREATE INDEX `certificate_person` ON `certificate` (`person_id`);--> statement-breakpoint
CREATE INDEX `certificate_class` ON `certificate` (`class_id`);--> statement-breakpoint
CREATE INDEX `certificate_village` ON `certificate` (`village_id`,`id`);--> statement-breakpoint
CREATE INDEX `certificate_holder` ON `certificate` (`holder_name`,`id`);--> statement-breakpoint
CREATE TABLE `certificate_file` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`certificate_id` integer NOT NULL,
	`kind` text NOT NULL,
	`sha256` text NOT NULL,
	`bytes_sealed` blob NOT NULL,
	`size` integer NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`certificate_id`) REFERENCES `certificate`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `certificate_file_certificate` ON `certificate_file` (`certificate_id`);--> statement-breakpoint
CREATE INDEX `certificate_file_sha256` ON `certificate_file` (`sha256`);--> statement-breakpoint
CREATE TABLE `certificate_template` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`version` integer NOT NULL,
	`layout` text NOT NULL,
	`number_rule` text NOT NULL,
	`issuer_name` text NOT NULL,
	`published_at` integer,
	`retired_at` integer,
	`created_by` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `certificate_template_version` ON `certificate_template` (`name`,`version`);--> statement-breakpoint
CREATE TABLE `issue_batch` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`class_id` integer,
	`state` text NOT NULL,
	`form` text NOT NULL,
	`ink` text NOT NULL,
	`total` integer NOT NULL,
	`finished` integer DEFAULT 0 NOT NULL,
	`confirmed_sheets` integer DEFAULT 0 NOT NULL,
	`problem` text,
	`request_key` text NOT NULL,
	`result_sha256` text,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`started_at` integer,
	`finished_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `issue_batch_request` ON `issue_batch` (`request_key`);--> statement-breakpoint
CREATE INDEX `issue_batch_state` ON `issue_batch` (`state`);--> statement-breakpoint
CREATE TABLE `issue_batch_sheet` (
	`batch_id` integer NOT NULL,
	`sheet` integer NOT NULL,
	`certificate_id` integer NOT NULL,
	`state` text NOT NULL,
	`spoiled_reason` text,
	`spoiled_at` integer,
	PRIMARY KEY(`batch_id`, `sheet`),
	FOREIGN KEY (`batch_id`) REFERENCES `issue_batch`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`certificate_id`) REFERENCES `certificate`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `issue_batch_sheet_certificate` ON `issue_batch_sheet` (`certificate_id`);--> statement-breakpoint
CREATE TABLE `number_serial` (
	`scope` text PRIMARY KEY NOT NULL,
	`last` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `printer_offset` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`printer` text NOT NULL,
	`tray` text NOT NULL,
	`dx` integer NOT NULL,
	`dy` integer NOT NULL,
	`updated_by` text NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `printer_offset_tray` ON `printer_offset` (`printer`,`tray`);--> statement-breakpoint
CREATE TABLE `verification_check` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`way` text NOT NULL,
	`answer` text NOT NULL,
	`certificate_id` integer,
	`address` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `verification_check_at` ON `verification_check` (`at`);--> statement-breakpoint
CREATE INDEX `verification_check_certificate` ON `verification_check` (`certificate_id`);--> statement-breakpoint
CREATE TABLE `import_batch` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`class_id` integer,
	`village_id` integer,
	`file_name` text NOT NULL,
	`file_hash` text NOT NULL,
	`file_sealed` blob,
	`sheet_name` text,
	`mapping` text,
	`fixes_sealed` blob,
	`state` text NOT NULL,
	`created_count` integer DEFAULT 0 NOT NULL,
	`matched_count` integer DEFAULT 0 NOT NULL,
	`refused_count` integer DEFAULT 0 NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`done_at` integer,
	`undone_at` integer
);
--> statement-breakpoint
CREATE INDEX `import_batch_class` ON `import_batch` (`class_id`);--> statement-breakpoint
CREATE TABLE `person` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`pinyin` text NOT NULL,
	`initials` text NOT NULL,
	`id_type` text NOT NULL,
	`id_number_sealed` blob,
	`id_number_index` text,
	`id_tail_index` text,
	`id_number_masked` text,
	`sex` text NOT NULL,
	`birth_on` text NOT NULL,
	`phone` text,
	`phone_tail` text,
	`village_id` integer NOT NULL,
	`village_group` text,
	`address` text,
	`ethnicity` text,
	`education` text,
	`category` text,
	`bank_name` text,
	`bank_account_sealed` blob,
	`bank_account_tail` text,
	`note` text,
	`photo` blob,
	`import_batch_id` integer,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`deleted_at` integer,
	FOREIGN KEY (`village_id`) REFERENCES `village`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `person_id_number` ON `person` (`id_number_index`);--> statement-breakpoint
CREATE INDEX `person_id_tail` ON `person` (`id_tail_index`);--> statement-breakpoint
CREATE INDEX `person_phone` ON `person` (`phone`);--> statement-breakpoint
CREATE INDEX `person_phone_tail` ON `person` (`phone_tail`);--> statement-breakpoint
CREATE INDEX `person_village_name` ON `person` (`village_id`,`name`,`id`);--> statement-breakpoint
CREATE INDEX `person_name` ON `person` (`name`,`id`);--> statement-breakpoint
CREATE INDEX `person_pinyin` ON `person` (`pinyin`);--> statement-breakpoint
CREATE INDEX `person_initials` ON `person` (`initials`);--> statement-breakpoint
CREATE TABLE `person_residence` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` integer NOT NULL,
	`village_id` integer NOT NULL,
	`from_on` text NOT NULL,
	`to_on` text,
	`reason` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`village_id`) REFERENCES `village`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `person_residence_person` ON `person_residence` (`person_id`);--> statement-breakpoint
CREATE INDEX `person_residence_village` ON `person_residence` (`village_id`);--> statement-breakpoint
CREATE TABLE `attendance_mark` (
	`session_id` integer NOT NULL,
	`enrolment_id` integer NOT NULL,
	`mark` text NOT NULL,
	`marked_by` text NOT NULL,
	`marked_at` integer NOT NULL,
	PRIMARY KEY(`session_id`, `enrolment_id`),
	FOREIGN KEY (`session_id`) REFERENCES `class_session`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`enrolment_id`) REFERENCES `enrolment`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `attendance_mark_enrolment` ON `attendance_mark` (`enrolment_id`);--> statement-breakpoint
CREATE TABLE `class_lecturer` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`class_id` integer NOT NULL,
	`name` text NOT NULL,
	`user_id` text,
	`certificate_number` text,
	FOREIGN KEY (`class_id`) REFERENCES `training_class`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `class_lecturer_name` ON `class_lecturer` (`class_id`,`name`);--> statement-breakpoint
CREATE INDEX `class_lecturer_user` ON `class_lecturer` (`user_id`);--> statement-breakpoint
CREATE TABLE `class_session` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`class_id` integer NOT NULL,
	`on` text NOT NULL,
	`half` text NOT NULL,
	`hours` integer DEFAULT 4 NOT NULL,
	`topic` text,
	FOREIGN KEY (`class_id`) REFERENCES `training_class`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `class_session_half` ON `class_session` (`class_id`,`on`,`half`);--> statement-breakpoint
CREATE INDEX `class_session_on` ON `class_session` (`on`);--> statement-breakpoint
CREATE TABLE `class_state_change` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`class_id` integer NOT NULL,
	`from_state` text,
	`to_state` text NOT NULL,
	`user_id` text NOT NULL,
	`user_name` text NOT NULL,
	`reason` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`class_id`) REFERENCES `training_class`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `class_state_change_class` ON `class_state_change` (`class_id`);--> statement-breakpoint
CREATE TABLE `course_rule` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`course` text NOT NULL,
	`name` text NOT NULL,
	`region` text NOT NULL,
	`from_on` text NOT NULL,
	`to_on` text,
	`course_code` text NOT NULL,
	`hours` integer NOT NULL,
	`hours_per_half_day` integer DEFAULT 4 NOT NULL,
	`max_class_size` integer NOT NULL,
	`min_lecturers` integer DEFAULT 2 NOT NULL,
	`attendance_threshold_bp` integer NOT NULL,
	`late_counts` integer DEFAULT true NOT NULL,
	`plan_pass_mark` integer,
	`test_pass_mark` integer,
	`subsidy_fen` integer,
	`source` text NOT NULL,
	`confidence` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `course_rule_version` ON `course_rule` (`course`,`region`,`from_on`);--> statement-breakpoint
CREATE TABLE `enrolment` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`class_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`village_id` integer NOT NULL,
	`state` text NOT NULL,
	`waiting_number` integer,
	`refusal_reason` text,
	`roll_number` integer,
	`joined_session_id` integer,
	`category` text,
	`business_idea` text,
	`already_in_business` integer DEFAULT false NOT NULL,
	`import_batch_id` integer,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`ended_at` integer,
	`ended_reason` text,
	`result` text,
	`result_hours` integer,
	`result_reasons` text,
	FOREIGN KEY (`class_id`) REFERENCES `training_class`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`village_id`) REFERENCES `village`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `enrolment_once` ON `enrolment` (`class_id`,`person_id`) WHERE "enrolment"."state" <> 'withdrawn';--> statement-breakpoint
CREATE INDEX `enrolment_person` ON `enrolment` (`person_id`);--> statement-breakpoint
CREATE INDEX `enrolment_class` ON `enrolment` (`class_id`,`state`);--> statement-breakpoint
CREATE TABLE `grade` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`enrolment_id` integer NOT NULL,
	`kind` text NOT NULL,
	`attempt` integer DEFAULT 1 NOT NULL,
	`score` integer NOT NULL,
	`graded_by` text NOT NULL,
	`graded_at` integer NOT NULL,
	FOREIGN KEY (`enrolment_id`) REFERENCES `enrolment`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `grade_attempt` ON `grade` (`enrolment_id`,`kind`,`attempt`);--> statement-breakpoint
CREATE TABLE `training_class` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`course_rule_id` integer NOT NULL,
	`course` text NOT NULL,
	`year` integer NOT NULL,
	`number` integer NOT NULL,
	`village_id` integer NOT NULL,
	`venue` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text NOT NULL,
	`capacity` integer NOT NULL,
	`state` text NOT NULL,
	`approval_number` text,
	`approved_on` text,
	`seats_taken` integer DEFAULT 0 NOT NULL,
	`note` text,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`course_rule_id`) REFERENCES `course_rule`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`village_id`) REFERENCES `village`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `training_class_number` ON `training_class` (`course`,`year`,`number`);--> statement-breakpoint
CREATE INDEX `training_class_village` ON `training_class` (`village_id`);--> statement-breakpoint
CREATE INDEX `training_class_state` ON `training_class` (`state`,`starts_on`);--> statement-breakpoint
CREATE TABLE `division` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`level` text NOT NULL,
	`parent_id` integer,
	`pinyin` text DEFAULT '' NOT NULL,
	`initials` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `division_code` ON `division` (`code`);--> statement-breakpoint
CREATE INDEX `division_parent` ON `division` (`parent_id`);--> statement-breakpoint
CREATE TABLE `division_code_history` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`from_year` integer,
	`to_year` integer,
	`successor_code` text
);
--> statement-breakpoint
CREATE INDEX `division_code_history_code` ON `division_code_history` (`code`);--> statement-breakpoint
CREATE TABLE `village` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`division_id` integer NOT NULL,
	`name` text NOT NULL,
	`town_name` text NOT NULL,
	`county_name` text NOT NULL,
	`code` text NOT NULL,
	`work_group` text,
	`joined_on` text NOT NULL,
	`left_on` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`division_id`) REFERENCES `division`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `village_division` ON `village` (`division_id`);--> statement-breakpoint
CREATE INDEX `village_code` ON `village` (`code`);--> statement-breakpoint
CREATE TABLE `village_post` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`village_id` integer NOT NULL,
	`post` text NOT NULL,
	`holder_name` text NOT NULL,
	`holder_title` text,
	`holder_phone` text,
	`holder_user_id` text,
	`from_on` text NOT NULL,
	`to_on` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`village_id`) REFERENCES `village`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `village_post_village` ON `village_post` (`village_id`,`post`);