CREATE TABLE `loan_application` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`year` integer NOT NULL,
	`number` integer NOT NULL,
	`kind` text NOT NULL,
	`person_id` integer NOT NULL,
	`village_id` integer NOT NULL,
	`state` text NOT NULL,
	`state_at` integer NOT NULL,
	`holder_id` text,
	`holder_name` text,
	`due_on` text,
	`applied_on` text NOT NULL,
	`policy_version_id` integer,
	`group_code` text,
	`group_proof` text,
	`graduated_on` text,
	`age_category` text,
	`marital` text,
	`hukou_address` text,
	`home_address` text,
	`residence_permit` text,
	`phone` text,
	`emergency_name` text,
	`emergency_phone` text,
	`unemployment_number` text,
	`account_sealed` text,
	`account_tail` text,
	`account_bank` text,
	`spouse_name` text,
	`spouse_id_sealed` text,
	`spouse_id_index` text,
	`spouse_id_tail` text,
	`spouse_employer` text,
	`spouse_phone` text,
	`own_loan_kind` text,
	`own_loan_fen` integer,
	`spouse_loan_kind` text,
	`spouse_loan_fen` integer,
	`business_name` text,
	`credit_code` text,
	`business_type` text,
	`registered_on` text,
	`business_address` text,
	`industry` text,
	`shop_platform` text,
	`shop_name` text,
	`shop_opened_on` text,
	`project` text,
	`purpose` text,
	`own_funds_fen` integer,
	`turnover_fen` integer,
	`staff` integer,
	`hired` integer,
	`no_arrears` text,
	`free_of_other_job` text,
	`good_credit` text,
	`no_other_subsidy` text,
	`previous_settled` text,
	`certificate_id` integer,
	`amount_fen` integer,
	`term_months` integer,
	`bank_id` integer,
	`times_no` integer,
	`previous_loan_id` integer,
	`guarantee_kind` text,
	`guarantee_mode` text,
	`guarantee_period_months` integer,
	`waiver_basis` text,
	`collateral` text,
	`approved_fen` integer,
	`approval_number` text,
	`approved_on` text,
	`approval_until_on` text,
	`refused_reason` text,
	`entered_by` text NOT NULL,
	`entered_by_name` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`village_id`) REFERENCES `village`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`policy_version_id`) REFERENCES `policy_version`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`bank_id`) REFERENCES `loan_bank`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `loan_application_number` ON `loan_application` (`year`,`number`);--> statement-breakpoint
CREATE INDEX `loan_application_person` ON `loan_application` (`person_id`);--> statement-breakpoint
CREATE INDEX `loan_application_state` ON `loan_application` (`state`,`due_on`);--> statement-breakpoint
CREATE INDEX `loan_application_village` ON `loan_application` (`village_id`,`state`);--> statement-breakpoint
CREATE INDEX `loan_application_holder` ON `loan_application` (`holder_id`,`state`);--> statement-breakpoint
CREATE INDEX `loan_application_spouse` ON `loan_application` (`spouse_id_index`);--> statement-breakpoint
CREATE TABLE `loan_bank` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`name_en` text NOT NULL,
	`day_count` text NOT NULL,
	`grace_days` integer DEFAULT 0 NOT NULL,
	`phone` text,
	`left_on` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `loan_bank_name` ON `loan_bank` (`name`);--> statement-breakpoint
CREATE TABLE `loan_bank_try` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`application_id` integer NOT NULL,
	`bank_id` integer NOT NULL,
	`sent_on` text NOT NULL,
	`answered_on` text,
	`result` text,
	`amount_fen` integer,
	`rate_ppm` integer,
	`term_months` integer,
	`reason` text,
	`user_name` text NOT NULL,
	FOREIGN KEY (`application_id`) REFERENCES `loan_application`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`bank_id`) REFERENCES `loan_bank`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `loan_bank_try_application` ON `loan_bank_try` (`application_id`);--> statement-breakpoint
CREATE TABLE `loan_check` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`application_id` integer NOT NULL,
	`policy_version_id` integer NOT NULL,
	`findings` text NOT NULL,
	`failing` integer NOT NULL,
	`unproved` integer NOT NULL,
	`user_name` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`application_id`) REFERENCES `loan_application`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`policy_version_id`) REFERENCES `policy_version`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `loan_check_application` ON `loan_check` (`application_id`);--> statement-breakpoint
CREATE TABLE `loan_committee` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`application_id` integer NOT NULL,
	`needed` integer NOT NULL,
	`members` integer NOT NULL,
	`opened_by` text NOT NULL,
	`opened_by_name` text NOT NULL,
	`opened_at` integer NOT NULL,
	`result` text,
	`closed_at` integer,
	`note` text,
	FOREIGN KEY (`application_id`) REFERENCES `loan_application`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `loan_committee_application` ON `loan_committee` (`application_id`);--> statement-breakpoint
CREATE TABLE `loan_document` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`application_id` integer NOT NULL,
	`kind` text NOT NULL,
	`content_type` text,
	`size` integer,
	`content_sealed` blob,
	`expires_on` text,
	`note` text,
	`added_by` text NOT NULL,
	`added_by_name` text NOT NULL,
	`created_at` integer NOT NULL,
	`removed_at` integer,
	`removed_by_name` text,
	FOREIGN KEY (`application_id`) REFERENCES `loan_application`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `loan_document_application` ON `loan_document` (`application_id`,`kind`);--> statement-breakpoint
CREATE TABLE `loan_guarantor` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`application_id` integer NOT NULL,
	`kind` text NOT NULL,
	`person_id` integer,
	`name` text NOT NULL,
	`id_sealed` text,
	`id_index` text,
	`id_tail` text,
	`credit_code` text,
	`employer` text,
	`post` text,
	`monthly_income_fen` integer,
	`relation` text,
	`phone` text,
	`spouse_name` text,
	`spouse_id_sealed` text,
	`spouse_id_index` text,
	`guaranteed_fen` integer,
	`signed_on` text,
	`released_on` text,
	FOREIGN KEY (`application_id`) REFERENCES `loan_application`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `loan_guarantor_application` ON `loan_guarantor` (`application_id`);--> statement-breakpoint
CREATE INDEX `loan_guarantor_id` ON `loan_guarantor` (`id_index`);--> statement-breakpoint
CREATE INDEX `loan_guarantor_spouse` ON `loan_guarantor` (`spouse_id_index`);--> statement-breakpoint
CREATE INDEX `loan_guarantor_person` ON `loan_guarantor` (`person_id`);--> statement-breakpoint
CREATE TABLE `loan_job` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`application_id` integer NOT NULL,
	`name` text NOT NULL,
	`id_sealed` text,
	`id_tail` text,
	`group_code` text,
	`contract_on` text,
	`proved` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`application_id`) REFERENCES `loan_application`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `loan_job_application` ON `loan_job` (`application_id`);--> statement-breakpoint
CREATE TABLE `loan_opinion` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`application_id` integer NOT NULL,
	`step` text NOT NULL,
	`result` text NOT NULL,
	`text` text,
	`amount_fen` integer,
	`user_id` text NOT NULL,
	`user_name` text NOT NULL,
	`on` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`application_id`) REFERENCES `loan_application`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `loan_opinion_application` ON `loan_opinion` (`application_id`);--> statement-breakpoint
CREATE TABLE `loan_paper` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`application_id` integer,
	`loan_id` integer,
	`batch_id` integer,
	`village_id` integer,
	`number` text NOT NULL,
	`code` text NOT NULL,
	`signed_facts` text NOT NULL,
	`signature` text NOT NULL,
	`sha256` text NOT NULL,
	`pages` integer NOT NULL,
	`content_sealed` blob NOT NULL,
	`issued_by` text NOT NULL,
	`issued_by_name` text NOT NULL,
	`issued_on` text NOT NULL,
	`delivered_on` text,
	`voided_at` integer,
	`voided_reason` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`application_id`) REFERENCES `loan_application`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `loan_paper_number` ON `loan_paper` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `loan_paper_code` ON `loan_paper` (`code`);--> statement-breakpoint
CREATE INDEX `loan_paper_application` ON `loan_paper` (`application_id`);--> statement-breakpoint
CREATE INDEX `loan_paper_loan` ON `loan_paper` (`loan_id`);--> statement-breakpoint
CREATE TABLE `loan_partner` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`application_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`group_code` text,
	`group_proof` text,
	`share_bp` integer,
	FOREIGN KEY (`application_id`) REFERENCES `loan_application`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `loan_partner_once` ON `loan_partner` (`application_id`,`person_id`);--> statement-breakpoint
CREATE INDEX `loan_partner_person` ON `loan_partner` (`person_id`);--> statement-breakpoint
CREATE TABLE `loan_state_change` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`application_id` integer NOT NULL,
	`from_state` text,
	`to_state` text NOT NULL,
	`user_id` text NOT NULL,
	`user_name` text NOT NULL,
	`on` text NOT NULL,
	`reason` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`application_id`) REFERENCES `loan_application`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `loan_state_change_application` ON `loan_state_change` (`application_id`);--> statement-breakpoint
CREATE INDEX `loan_state_change_user` ON `loan_state_change` (`user_id`);--> statement-breakpoint
CREATE TABLE `loan_vote` (
	`committee_id` integer NOT NULL,
	`user_id` text NOT NULL,
	`user_name` text NOT NULL,
	`vote` text NOT NULL,
	`reason` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`committee_id`, `user_id`),
	FOREIGN KEY (`committee_id`) REFERENCES `loan_committee`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `bank_file` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`bank_id` integer NOT NULL,
	`file_name` text NOT NULL,
	`sha256` text NOT NULL,
	`state` text NOT NULL,
	`user_id` text NOT NULL,
	`user_name` text NOT NULL,
	`created_at` integer NOT NULL,
	`posted_at` integer,
	`posted_by_name` text,
	FOREIGN KEY (`bank_id`) REFERENCES `loan_bank`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `bank_file_sha` ON `bank_file` (`sha256`);--> statement-breakpoint
CREATE INDEX `bank_file_state` ON `bank_file` (`state`);--> statement-breakpoint
CREATE TABLE `bank_file_row` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`file_id` integer NOT NULL,
	`row_number` integer NOT NULL,
	`note_number` text,
	`borrower` text,
	`on` text,
	`principal_fen` integer,
	`interest_fen` integer,
	`penalty_fen` integer,
	`match` text NOT NULL,
	`why` text,
	`loan_id` integer,
	`event_id` integer,
	FOREIGN KEY (`file_id`) REFERENCES `bank_file`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`loan_id`) REFERENCES `loan`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`event_id`) REFERENCES `loan_event`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `bank_file_row_number` ON `bank_file_row` (`file_id`,`row_number`);--> statement-breakpoint
CREATE INDEX `bank_file_row_loan` ON `bank_file_row` (`loan_id`);--> statement-breakpoint
CREATE TABLE `fund_entry` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`fund_id` integer NOT NULL,
	`on` text NOT NULL,
	`kind` text NOT NULL,
	`fen` integer NOT NULL,
	`loan_id` integer,
	`event_id` integer,
	`of_id` integer,
	`note` text,
	`user_id` text NOT NULL,
	`user_name` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`fund_id`) REFERENCES `guarantee_fund`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`loan_id`) REFERENCES `loan`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`event_id`) REFERENCES `loan_event`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `fund_entry_fund` ON `fund_entry` (`fund_id`,`on`);--> statement-breakpoint
CREATE INDEX `fund_entry_loan` ON `fund_entry` (`loan_id`);--> statement-breakpoint
CREATE TABLE `guarantee_fund` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`name_en` text NOT NULL,
	`kind` text NOT NULL,
	`bank_id` integer,
	`leverage_most` integer,
	`stop_overdue_bp` integer,
	`stop_compensation_bp` integer,
	`share_bp` integer DEFAULT 10000 NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`bank_id`) REFERENCES `loan_bank`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `guarantee_fund_name` ON `guarantee_fund` (`name`);--> statement-breakpoint
CREATE TABLE `loan` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`application_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`village_id` integer NOT NULL,
	`bank_id` integer NOT NULL,
	`contract_number` text NOT NULL,
	`note_number` text NOT NULL,
	`principal_fen` integer NOT NULL,
	`rate_ppm` integer NOT NULL,
	`lpr_ppm` integer,
	`disbursed_on` text NOT NULL,
	`matures_on` text NOT NULL,
	`method` text NOT NULL,
	`payment_every` text NOT NULL,
	`day_count` text NOT NULL,
	`due_day` integer,
	`first_period` text,
	`due_shift` text,
	`grace_days` integer NOT NULL,
	`policy_version_id` integer NOT NULL,
	`subsidy_terms` text NOT NULL,
	`kind` text NOT NULL,
	`group_code` text,
	`state` text NOT NULL,
	`balance_fen` integer NOT NULL,
	`settled_on` text,
	`proof_type` text,
	`proof_sealed` blob,
	`entered_by` text NOT NULL,
	`entered_by_name` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`application_id`) REFERENCES `loan_application`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`village_id`) REFERENCES `village`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`bank_id`) REFERENCES `loan_bank`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`policy_version_id`) REFERENCES `policy_version`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `loan_application_once` ON `loan` (`application_id`) WHERE "loan"."state" <> 'undone';--> statement-breakpoint
CREATE UNIQUE INDEX `loan_note_number` ON `loan` (`bank_id`,`note_number`) WHERE "loan"."state" <> 'undone';--> statement-breakpoint
CREATE INDEX `loan_person` ON `loan` (`person_id`);--> statement-breakpoint
CREATE INDEX `loan_village` ON `loan` (`village_id`,`state`);--> statement-breakpoint
CREATE INDEX `loan_state` ON `loan` (`state`,`matures_on`);--> statement-breakpoint
CREATE INDEX `loan_disbursed` ON `loan` (`disbursed_on`);--> statement-breakpoint
CREATE TABLE `loan_call` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`loan_id` integer NOT NULL,
	`on` text NOT NULL,
	`way` text NOT NULL,
	`outcome` text NOT NULL,
	`promised_on` text,
	`note` text,
	`user_name` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`loan_id`) REFERENCES `loan`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `loan_call_loan` ON `loan_call` (`loan_id`,`on`);--> statement-breakpoint
CREATE TABLE `loan_event` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`loan_id` integer NOT NULL,
	`kind` text NOT NULL,
	`on` text NOT NULL,
	`to_on` text,
	`principal_fen` integer DEFAULT 0 NOT NULL,
	`interest_fen` integer DEFAULT 0 NOT NULL,
	`penalty_fen` integer DEFAULT 0 NOT NULL,
	`rate_ppm` integer,
	`lpr_ppm` integer,
	`of_id` integer,
	`restored` integer DEFAULT false NOT NULL,
	`reason` text,
	`bank_row_id` integer,
	`recorded_on` text NOT NULL,
	`user_id` text NOT NULL,
	`user_name` text NOT NULL,
	`proof_type` text,
	`proof_sealed` blob,
	`at` integer NOT NULL,
	FOREIGN KEY (`loan_id`) REFERENCES `loan`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `loan_event_loan` ON `loan_event` (`loan_id`,`on`);--> statement-breakpoint
CREATE UNIQUE INDEX `loan_event_reversed_once` ON `loan_event` (`of_id`) WHERE "loan_event"."kind" = 'reversed';--> statement-breakpoint
CREATE INDEX `loan_event_on` ON `loan_event` (`kind`,`on`);--> statement-breakpoint
CREATE TABLE `loan_request` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`loan_id` integer NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`reason` text NOT NULL,
	`from_on` text,
	`to_on` text,
	`principal_fen` integer,
	`interest_fen` integer,
	`consents` text,
	`due_on` text,
	`asked_by` text NOT NULL,
	`asked_by_name` text NOT NULL,
	`asked_on` text NOT NULL,
	`decided_by` text,
	`decided_by_name` text,
	`decided_on` text,
	`decision` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`loan_id`) REFERENCES `loan`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `loan_request_loan` ON `loan_request` (`loan_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `loan_request_open` ON `loan_request` (`loan_id`,`kind`) WHERE "loan_request"."state" in ('asked', 'bank');--> statement-breakpoint
CREATE INDEX `loan_request_work` ON `loan_request` (`state`,`due_on`);--> statement-breakpoint
CREATE TABLE `loan_visit` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`loan_id` integer NOT NULL,
	`kind` text NOT NULL,
	`due_on` text NOT NULL,
	`done_on` text,
	`use` text,
	`jobs` integer,
	`turnover_fen` integer,
	`note` text,
	`photo_type` text,
	`photo_sealed` blob,
	`user_id` text,
	`user_name` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`loan_id`) REFERENCES `loan`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `loan_visit_planned` ON `loan_visit` (`loan_id`,`kind`) WHERE "loan_visit"."kind" <> 'other';--> statement-breakpoint
CREATE INDEX `loan_visit_due` ON `loan_visit` (`done_on`,`due_on`);--> statement-breakpoint
CREATE TABLE `misuse_case` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`loan_id` integer NOT NULL,
	`visit_id` integer,
	`what` text NOT NULL,
	`stops_on` text NOT NULL,
	`state` text NOT NULL,
	`opened_by` text NOT NULL,
	`opened_by_name` text NOT NULL,
	`opened_on` text NOT NULL,
	`decided_by` text,
	`decided_by_name` text,
	`decided_on` text,
	`decision` text,
	FOREIGN KEY (`loan_id`) REFERENCES `loan`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`visit_id`) REFERENCES `loan_visit`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `misuse_case_loan` ON `misuse_case` (`loan_id`);--> statement-breakpoint
CREATE INDEX `misuse_case_state` ON `misuse_case` (`state`);--> statement-breakpoint
CREATE TABLE `subsidy_batch` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`closed_on` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`state` text NOT NULL,
	`loans` integer DEFAULT 0 NOT NULL,
	`interest_fen` integer DEFAULT 0 NOT NULL,
	`subsidy_fen` integer DEFAULT 0 NOT NULL,
	`approved_fen` integer,
	`paid_fen` integer,
	`approval_number` text,
	`made_by` text NOT NULL,
	`made_by_name` text NOT NULL,
	`checked_by` text,
	`checked_by_name` text,
	`sent_on` text,
	`approved_on` text,
	`paid_on` text,
	`note` text,
	`created_at` integer NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `subsidy_batch_version` ON `subsidy_batch` (`closed_on`,`version`);--> statement-breakpoint
CREATE UNIQUE INDEX `subsidy_batch_standing` ON `subsidy_batch` (`closed_on`) WHERE "subsidy_batch"."state" <> 'replaced';--> statement-breakpoint
CREATE TABLE `subsidy_clawback` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`loan_id` integer NOT NULL,
	`line_id` integer,
	`fen` integer NOT NULL,
	`reason` text NOT NULL,
	`asked_on` text NOT NULL,
	`paid_on` text,
	`user_name` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`loan_id`) REFERENCES `loan`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`line_id`) REFERENCES `subsidy_line`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `subsidy_clawback_loan` ON `subsidy_clawback` (`loan_id`);--> statement-breakpoint
CREATE TABLE `subsidy_line` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`batch_id` integer NOT NULL,
	`loan_id` integer NOT NULL,
	`quarter` text NOT NULL,
	`kind` text NOT NULL,
	`days` integer NOT NULL,
	`balance_fen` integer NOT NULL,
	`interest_fen` integer NOT NULL,
	`subsidy_fen` integer NOT NULL,
	`borrower_fen` integer NOT NULL,
	`working` text NOT NULL,
	`state` text NOT NULL,
	`approved_fen` integer,
	`cut_reason` text,
	`paid_fen` integer,
	`paid_on` text,
	`clawed_fen` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`batch_id`) REFERENCES `subsidy_batch`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`loan_id`) REFERENCES `loan`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `subsidy_line_once` ON `subsidy_line` (`batch_id`,`loan_id`,`quarter`);--> statement-breakpoint
CREATE INDEX `subsidy_line_loan` ON `subsidy_line` (`loan_id`,`quarter`);