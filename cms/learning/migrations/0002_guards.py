"""What the database refuses: one place too many, a mark before the session, a changed certificate."""

from django.db import migrations

from foundation.append_only import append_only_sql

FORWARD = """
CREATE FUNCTION cms_learning_places() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE places integer;
BEGIN
  -- The circle's row is locked first, so that two who take the last place at once are counted one after the other.
  SELECT size_limit INTO places FROM cms_learning_circle WHERE id = NEW.circle_id FOR NO KEY UPDATE;
  IF (SELECT count(*) FROM cms_learning_enrolment
      WHERE circle_id = NEW.circle_id AND state = 'joined' AND id <> NEW.id) >= places THEN
    RAISE EXCEPTION 'circle % has % places', NEW.circle_id, places
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'a_circle_has_no_more_learners_than_places';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER cms_learning_places BEFORE INSERT OR UPDATE ON cms_learning_enrolment
  FOR EACH ROW WHEN (NEW.state = 'joined') EXECUTE FUNCTION cms_learning_places();

CREATE FUNCTION cms_learning_fewer_places() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.size_limit < (SELECT count(*) FROM cms_learning_enrolment WHERE circle_id = NEW.id AND state = 'joined') THEN
    RAISE EXCEPTION 'circle % has more learners than %', NEW.id, NEW.size_limit
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'a_circle_has_no_more_learners_than_places';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER cms_learning_fewer_places BEFORE UPDATE OF size_limit ON cms_learning_circle
  FOR EACH ROW WHEN (NEW.size_limit < OLD.size_limit) EXECUTE FUNCTION cms_learning_fewer_places();

CREATE FUNCTION cms_learning_attendance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM cms_learning_session s JOIN cms_learning_enrolment e ON e.circle_id = s.circle_id
                 WHERE s.id = NEW.session_id AND e.id = NEW.enrolment_id) THEN
    RAISE EXCEPTION 'learner % is not in the circle of session %', NEW.enrolment_id, NEW.session_id
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'a_learner_is_marked_in_their_own_circle';
  END IF;
  IF NEW.marked_at < (SELECT starts_at FROM cms_learning_session WHERE id = NEW.session_id) THEN
    RAISE EXCEPTION 'session % has not begun', NEW.session_id
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'nobody_was_at_a_session_before_it_began';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER cms_learning_attendance BEFORE INSERT OR UPDATE ON cms_learning_attendance
  FOR EACH ROW EXECUTE FUNCTION cms_learning_attendance();
"""
REVERSE = """
DROP TRIGGER cms_learning_places ON cms_learning_enrolment;
DROP TRIGGER cms_learning_fewer_places ON cms_learning_circle;
DROP TRIGGER cms_learning_attendance ON cms_learning_attendance;
DROP FUNCTION cms_learning_places(), cms_learning_fewer_places(), cms_learning_attendance();
"""


class Migration(migrations.Migration):
    dependencies = [("cms_learning", "0001_study_circles")]

    operations = [
        migrations.RunSQL(FORWARD, REVERSE),
        migrations.RunSQL(*append_only_sql("cms_learning_certificate")),
    ]
