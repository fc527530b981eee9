ALTER TABLE `loan_event` ADD `share_bp` integer;--> statement-breakpoint
-- Compensations so far keep the share that their booked amount shows, else that of the fund behind them today.
UPDATE `loan_event` SET `share_bp` = coalesce((
  SELECT CAST(round(-e.fen * 10000.0 / nullif(loan_event.principal_fen + loan_event.interest_fen + loan_event.penalty_fen, 0)) AS INTEGER)
  FROM fund_entry e WHERE e.event_id = loan_event.id AND e.kind = 'compensation' ORDER BY e.id LIMIT 1
), (
  SELECT g.share_bp FROM loan l JOIN loan_application a ON a.id = l.application_id
    JOIN guarantee_fund g ON g.kind = CASE a.guarantee_kind WHEN 'company' THEN 'company' ELSE 'fund' END
  WHERE l.id = loan_event.loan_id AND (g.bank_id = l.bank_id OR g.bank_id IS NULL)
    AND (g.left_on IS NULL OR l.disbursed_on < g.left_on)
  ORDER BY g.bank_id IS NULL, g.id LIMIT 1
))
WHERE `kind` = 'compensated';
