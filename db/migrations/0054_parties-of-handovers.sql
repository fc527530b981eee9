ALTER TABLE `handover` ADD `giver_name` text;--> statement-breakpoint
ALTER TABLE `handover` ADD `taker_name` text;--> statement-breakpoint
-- Papers accepted so far keep the names that the parties have today.
UPDATE `handover` SET
  `giver_name` = coalesce((
    SELECT CASE h.kind WHEN 'village' THEN v.county_name || v.town_name || v.name || '村民委员会'
      WHEN 'person' THEN coalesce(p.name, '') || '（' || v.town_name || v.name || '）' ELSE coalesce(h.name, '') END
    FROM equipment_holder h JOIN village v ON v.id = h.village_id LEFT JOIN person p ON p.id = h.person_id
    WHERE h.id = handover.from_holder_id
  ), (SELECT d.donor_name FROM donation d WHERE d.id = handover.donation_id)),
  `taker_name` = coalesce((
    SELECT CASE h.kind WHEN 'village' THEN v.county_name || v.town_name || v.name || '村民委员会'
      WHEN 'person' THEN coalesce(p.name, '') || '（' || v.town_name || v.name || '）' ELSE coalesce(h.name, '') END
    FROM equipment_holder h JOIN village v ON v.id = h.village_id LEFT JOIN person p ON p.id = h.person_id
    WHERE h.id = handover.to_holder_id
  ), (SELECT d.donor_name FROM donation d WHERE d.id = handover.donation_id))
WHERE `state` = 'accepted';
