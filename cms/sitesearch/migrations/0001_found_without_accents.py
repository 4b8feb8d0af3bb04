"""What editors write is found whether or not the reader types its accents.

Wagtail keeps the words of a page as they are written, and nobody types "café" on a keyboard without accents. A trigger
adds each text a second time without them; both ways of writing lead to the page, here and in the staff office.
"""

from django.db import migrations

TRIGGER = """
CREATE FUNCTION cms_sitesearch_add_plain_words() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  title tsvector := setweight(to_tsvector(marketplace_search_fold(NEW.title_text)), 'A');
  body tsvector := setweight(to_tsvector(marketplace_search_fold(NEW.body_text)), 'C');
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

CREATE TRIGGER words_are_found_without_their_accents
BEFORE INSERT OR UPDATE OF title, body, autocomplete, title_text, body_text ON wagtailsearch_indexentry
FOR EACH ROW EXECUTE FUNCTION cms_sitesearch_add_plain_words();

UPDATE wagtailsearch_indexentry SET title_text = title_text;
"""
UNDO = """
DROP TRIGGER IF EXISTS words_are_found_without_their_accents ON wagtailsearch_indexentry;
DROP FUNCTION IF EXISTS cms_sitesearch_add_plain_words();
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = [("wagtailsearch", "0010_add_text_fields"), ("marketplace_search", "0002_the_shelf")]
    operations = [migrations.RunSQL(TRIGGER, UNDO)]
