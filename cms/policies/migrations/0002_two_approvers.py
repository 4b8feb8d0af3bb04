"""What the database refuses: a live policy without an approved version, a gap in the numbers, an author who approves.

And the workflow by which the editors' button sends a policy to the approvers.
"""

from typing import Any

from django.db import migrations

from foundation.append_only import append_only_sql

NAME = "Two approvers"
FORWARD = """
CREATE FUNCTION cms_policies_live_page() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM cms_policies_policypage WHERE page_ptr_id = NEW.id)
     AND NOT EXISTS (
       SELECT 1 FROM cms_policies_policyversion one
       WHERE one.page_id = NEW.id AND one.revision_id = NEW.live_revision_id
         AND one.number = (SELECT max(number) FROM cms_policies_policyversion WHERE page_id = NEW.id)) THEN
    RAISE EXCEPTION 'policy % has no approved version of its live text', NEW.id
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'a_live_policy_has_an_approved_version';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER cms_policies_live_page BEFORE UPDATE ON wagtailcore_page
  FOR EACH ROW WHEN (NEW.live) EXECUTE FUNCTION cms_policies_live_page();

CREATE FUNCTION cms_policies_new_page() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM wagtailcore_page WHERE id = NEW.page_ptr_id AND live) THEN
    RAISE EXCEPTION 'policy % was made live without an approval', NEW.page_ptr_id
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'a_policy_begins_as_a_draft';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER cms_policies_new_page BEFORE INSERT ON cms_policies_policypage
  FOR EACH ROW EXECUTE FUNCTION cms_policies_new_page();

CREATE FUNCTION cms_policies_new_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM wagtailcore_page WHERE id = NEW.page_id FOR NO KEY UPDATE;
  IF NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM cms_policies_policyversion WHERE page_id = NEW.page_id) THEN
    RAISE EXCEPTION 'version % is not the next of policy %', NEW.number, NEW.page_id
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'versions_of_a_policy_have_no_gap';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM wagtailcore_revision WHERE id = NEW.revision_id AND object_id = NEW.page_id::text) THEN
    RAISE EXCEPTION 'revision % is not of policy %', NEW.revision_id, NEW.page_id
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'a_version_is_of_its_own_policy';
  END IF;
  IF (SELECT count(DISTINCT by_id) FROM cms_policies_approval WHERE revision_id = NEW.revision_id) < 2 THEN
    RAISE EXCEPTION 'revision % is not approved by two', NEW.revision_id
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'a_version_is_approved_by_two';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER cms_policies_new_version BEFORE INSERT ON cms_policies_policyversion
  FOR EACH ROW EXECUTE FUNCTION cms_policies_new_version();

CREATE FUNCTION cms_policies_new_approval() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM wagtailcore_revision this JOIN wagtailcore_revision draft
      ON draft.object_id = this.object_id AND draft.base_content_type_id = this.base_content_type_id
    WHERE this.id = NEW.revision_id AND draft.id <= this.id
      AND draft.id > coalesce((SELECT max(revision_id) FROM cms_policies_policyversion
                               WHERE page_id::text = this.object_id), 0)
      AND (draft.user_id = NEW.by_id OR this.user_id IS NULL)) THEN
    RAISE EXCEPTION 'nobody approves a text of their own, or of nobody'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'an_author_does_not_approve';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER cms_policies_new_approval BEFORE INSERT ON cms_policies_approval
  FOR EACH ROW EXECUTE FUNCTION cms_policies_new_approval();

CREATE FUNCTION cms_policies_new_acceptance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM cms_policies_policyversion one
                 WHERE one.id = NEW.version_id AND one.revision_id = NEW.revision_id) THEN
    RAISE EXCEPTION 'version % is not revision %', NEW.version_id, NEW.revision_id
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'an_acceptance_names_the_revision_of_its_version';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER cms_policies_new_acceptance BEFORE INSERT ON cms_policies_acceptance
  FOR EACH ROW EXECUTE FUNCTION cms_policies_new_acceptance();
"""
REVERSE = """
DROP TRIGGER cms_policies_live_page ON wagtailcore_page;
DROP TRIGGER cms_policies_new_page ON cms_policies_policypage;
DROP TRIGGER cms_policies_new_version ON cms_policies_policyversion;
DROP TRIGGER cms_policies_new_approval ON cms_policies_approval;
DROP TRIGGER cms_policies_new_acceptance ON cms_policies_acceptance;
DROP FUNCTION cms_policies_live_page(), cms_policies_new_page(), cms_policies_new_version(),
  cms_policies_new_approval(), cms_policies_new_acceptance();
"""


def make_workflow(apps: Any, schema_editor: Any) -> None:
    kinds = apps.get_model("contenttypes", "ContentType")
    kind, _new = kinds.objects.get_or_create(app_label="cms_policies", model="twoapprovers")
    task = apps.get_model("cms_policies", "TwoApprovers").objects.create(name=NAME, active=True, content_type=kind)
    workflow = apps.get_model("wagtailcore", "Workflow").objects.create(name=NAME, active=True)
    apps.get_model("wagtailcore", "WorkflowTask").objects.create(
        workflow=workflow, task_id=task.task_ptr_id, sort_order=0
    )


def remove_workflow(apps: Any, schema_editor: Any) -> None:
    apps.get_model("wagtailcore", "Workflow").objects.filter(name=NAME).delete()
    apps.get_model("cms_policies", "TwoApprovers").objects.filter(name=NAME).delete()


class Migration(migrations.Migration):
    dependencies = [("cms_policies", "0001_policies"), ("contenttypes", "0002_remove_content_type_name")]

    operations = [
        migrations.RunPython(make_workflow, remove_workflow),
        migrations.RunSQL(FORWARD, REVERSE),
        migrations.RunSQL(*append_only_sql("cms_policies_policyversion")),
        migrations.RunSQL(*append_only_sql("cms_policies_approval")),
        migrations.RunSQL(*append_only_sql("cms_policies_acceptance")),
    ]
