"""Words without accents are kept by the forms of the co-op's language too, as the words beside them are."""

from django.db import migrations

FUNCTION = """
CREATE OR REPLACE FUNCTION cms_sitesearch_add_plain_words() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  forms regconfig := marketplace_search_config();
  title tsvector := setweight(to_tsvector(forms, marketplace_search_fold(NEW.title_text)), 'A');
  body tsvector := setweight(to_tsvector(forms, marketplace_search_fold(NEW.body_text)), 'C');
  beginnings tsvector := to_tsvector('simple', marketplace_search_fold(NEW.title_text));
BEGIN
  -- Nothing is added twice: an entry is written anew whenever its page is saved.
  IF NOT tsvector_to_array(title) <@ tsvector_to_array(NEW.title) THEN NEW.title := NEW.title || title; END IF;
  IF NOT tsvector_to_array(body) <@ tsvector_to_array(NEW.body) THEN NEW.body := NEW.body || body; END IF;
  IF NEW.title_text <> marketplace_search_fold(NEW.title_text) AND NEW.autocomplete <> ''::tsvector
    AND NOT tsvector_to_array(beginnings) <@ tsvector_to_array(NEW.autocomplete)
  THEN NEW.autocomplete := NEW.autocomplete || beginnings; END IF;
  RETURN NEW;
END $$;

UPDATE wagtailsearch_indexentry SET title_text = title_text;
"""


class Migration(migrations.Migration):
    dependencies = [("cms_sitesearch", "0001_found_without_accents"), ("marketplace_search", "0002_the_shelf")]
    operations = [migrations.RunSQL(FUNCTION, migrations.RunSQL.noop)]
