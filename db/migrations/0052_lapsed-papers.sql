ALTER TABLE `loan_paper` ADD `lapsed_on` text;--> statement-breakpoint
ALTER TABLE `loan_paper` ADD `lapsed_why` text;
--> statement-breakpoint
UPDATE `loan_paper` SET
  `lapsed_why` = (SELECT a.state FROM loan_application a WHERE a.id = loan_paper.application_id),
  `lapsed_on` = (SELECT max(s."on") FROM loan_state_change s WHERE s.application_id = loan_paper.application_id)
WHERE `voided_at` IS NULL AND `loan_id` IS NULL AND EXISTS (
  SELECT 1 FROM loan_application a WHERE a.id = loan_paper.application_id AND (
    (loan_paper.kind IN ('recommendation', 'counter-guarantee') AND a.state IN ('guarantee-refused', 'withdrawn', 'lapsed'))
    OR (loan_paper.kind = 'guarantee' AND a.state IN ('bank-refused', 'withdrawn', 'lapsed'))
  )
);
--> statement-breakpoint
UPDATE `loan_paper` SET
  `lapsed_why` = (SELECT l.state FROM loan l WHERE l.id = loan_paper.loan_id),
  `lapsed_on` = coalesce(
    (SELECT max(e.recorded_on) FROM loan_event e WHERE e.loan_id = loan_paper.loan_id AND e.kind IN ('reversed', 'undone')),
    loan_paper.issued_on
  )
WHERE `voided_at` IS NULL AND EXISTS (
  SELECT 1 FROM loan l WHERE l.id = loan_paper.loan_id AND (
    (loan_paper.kind = 'settlement' AND l.state IN ('running', 'compensated', 'written-off', 'undone'))
    OR (loan_paper.kind = 'compensation' AND l.state IN ('running', 'undone'))
    OR (loan_paper.kind IN ('disbursement', 'schedule', 'ledger') AND l.state = 'undone')
  )
);
