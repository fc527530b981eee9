-- INSERT OR REPLACE removes the older row without a DELETE trigger: what is never removed refuses a second row of its keys.
CREATE TRIGGER audit_event_no_replace BEFORE INSERT ON audit_event
WHEN EXISTS (SELECT 1 FROM audit_event WHERE id = NEW.id) BEGIN
  SELECT RAISE(ABORT, 'audit_event is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER audit_attachment_no_replace BEFORE INSERT ON audit_attachment
WHEN EXISTS (SELECT 1 FROM audit_attachment WHERE event_id = NEW.event_id) BEGIN
  SELECT RAISE(ABORT, 'audit_attachment is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER certificate_file_no_replace BEFORE INSERT ON certificate_file
WHEN EXISTS (SELECT 1 FROM certificate_file WHERE id = NEW.id) BEGIN
  SELECT RAISE(ABORT, 'certificate_file is frozen');
END;
--> statement-breakpoint
CREATE TRIGGER certificate_no_replace BEFORE INSERT ON certificate
WHEN EXISTS (SELECT 1 FROM certificate WHERE id = NEW.id OR number = NEW.number OR code = NEW.code)
  OR (NEW.state = 'valid' AND EXISTS (SELECT 1 FROM certificate WHERE enrolment_id = NEW.enrolment_id AND state = 'valid')) BEGIN
  SELECT RAISE(ABORT, 'a certificate is never deleted');
END;
