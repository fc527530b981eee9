ALTER TABLE `loan_vote` ADD `rule` text;--> statement-breakpoint
-- A committee's refusal was given the words of all its members as its reason; only those who said no give one.
UPDATE `loan_application` SET `refused_reason` = (
  SELECT group_concat(v.reason, '；') FROM loan_vote v JOIN loan_committee c ON c.id = v.committee_id
  WHERE c.application_id = loan_application.id AND c.result = 'refused' AND v.vote = 'no'
) WHERE `state` = 'unqualified' AND (
  SELECT s.from_state FROM loan_state_change s WHERE s.application_id = loan_application.id
    AND s.to_state = 'unqualified' ORDER BY s.id DESC LIMIT 1
) = 'committee';
