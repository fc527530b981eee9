-- Open papers that somebody has signed, on the screen or by hand, keep the names that the parties have today.
UPDATE `handover` SET
  `giver_name` = coalesce((
    SELECT CASE WHEN h.kind = 'village' THEN v.county_name || v.town_name || v.name || '村民委员会'
      WHEN h.name LIKE '原_%村' OR h.name LIKE '原_%社区' THEN v.county_name || v.town_name || v.name || '村民委员会（' || h.name || '）'
      WHEN h.kind = 'person' THEN coalesce(p.name, '') || '（' || v.town_name || v.name || '）' ELSE coalesce(h.name, '') END
    FROM equipment_holder h JOIN village v ON v.id = h.village_id LEFT JOIN person p ON p.id = h.person_id
    WHERE h.id = handover.from_holder_id
  ), (SELECT d.donor_name FROM donation d WHERE d.id = handover.donation_id)),
  `taker_name` = coalesce((
    SELECT CASE WHEN h.kind = 'village' THEN v.county_name || v.town_name || v.name || '村民委员会'
      WHEN h.name LIKE '原_%村' OR h.name LIKE '原_%社区' THEN v.county_name || v.town_name || v.name || '村民委员会（' || h.name || '）'
      WHEN h.kind = 'person' THEN coalesce(p.name, '') || '（' || v.town_name || v.name || '）' ELSE coalesce(h.name, '') END
    FROM equipment_holder h JOIN village v ON v.id = h.village_id LEFT JOIN person p ON p.id = h.person_id
    WHERE h.id = handover.to_holder_id
  ), (SELECT d.donor_name FROM donation d WHERE d.id = handover.donation_id))
WHERE `state` = 'open' AND (`scan_at` IS NOT NULL OR EXISTS (
  SELECT 1 FROM handover_signature s WHERE s.handover_id = handover.id AND s.signed_at IS NOT NULL
));
