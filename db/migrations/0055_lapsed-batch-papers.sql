UPDATE `loan_paper` SET
  `lapsed_why` = (SELECT CASE b.state WHEN 'replaced' THEN 'replaced' ELSE 'draft' END FROM subsidy_batch b WHERE b.id = loan_paper.batch_id),
  `lapsed_on` = coalesce(
    (SELECT date(min(e.at) / 1000, 'unixepoch', '+8 hours') FROM audit_event e
      WHERE e.event = 'subsidy.batch-changed' AND e.outcome = 'success'
        AND e.subject_kind = 'subsidy-batch' AND e.subject_id = CAST(loan_paper.batch_id AS text)
        AND e.at >= loan_paper.created_at
        AND json_extract(e.after, '$.state') IN ('batch-draft', 'batch-replaced')),
    loan_paper.issued_on
  )
WHERE `kind` = 'subsidy-detail' AND `voided_at` IS NULL AND `lapsed_on` IS NULL AND (
  EXISTS (SELECT 1 FROM subsidy_batch b WHERE b.id = loan_paper.batch_id AND b.state IN ('draft', 'replaced'))
  OR EXISTS (
    SELECT 1 FROM audit_event e
    WHERE e.event = 'subsidy.batch-changed' AND e.outcome = 'success'
      AND e.subject_kind = 'subsidy-batch' AND e.subject_id = CAST(loan_paper.batch_id AS text)
      AND e.at >= loan_paper.created_at
      AND json_extract(e.after, '$.state') IN ('batch-draft', 'batch-replaced')
  )
);
