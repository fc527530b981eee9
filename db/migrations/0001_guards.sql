-- The audit log is append-only: the database itself refuses to change or remove a row.
CREATE TRIGGER audit_event_no_update BEFORE UPDATE ON audit_event BEGIN
  SELECT RAISE(ABORT, 'audit_event is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER audit_event_no_delete BEFORE DELETE ON audit_event BEGIN
  SELECT RAISE(ABORT, 'audit_event is append-only');
END;
--> statement-breakpoint
-- A class never gives out more seats than it has, whatever the code above it does.
CREATE TRIGGER training_class_seats BEFORE UPDATE OF seats_taken ON training_class
WHEN NEW.seats_taken > NEW.capacity OR NEW.seats_taken < 0 BEGIN
  SELECT RAISE(ABORT, 'seats_taken out of range');
END;
--> statement-breakpoint
-- Frozen paper: the bytes of an issued certificate are written once.
CREATE TRIGGER certificate_file_frozen BEFORE UPDATE ON certificate_file BEGIN
  SELECT RAISE(ABORT, 'certificate_file is frozen');
END;
--> statement-breakpoint
CREATE TRIGGER certificate_file_kept BEFORE DELETE ON certificate_file BEGIN
  SELECT RAISE(ABORT, 'certificate_file is frozen');
END;
--> statement-breakpoint
CREATE TRIGGER certificate_number_kept BEFORE UPDATE OF number, code, facts_sealed, public_facts, signature ON certificate BEGIN
  SELECT RAISE(ABORT, 'the facts of a certificate are frozen');
END;
--> statement-breakpoint
CREATE TRIGGER certificate_kept BEFORE DELETE ON certificate BEGIN
  SELECT RAISE(ABORT, 'a certificate is never deleted');
END;
--> statement-breakpoint
-- Names for search: one token per character (its code point in hex), so that one hanzi is enough and no character is too rare.
CREATE VIRTUAL TABLE person_name_search USING fts5(tokens, content='', contentless_delete=1, tokenize='ascii', detail='full');
