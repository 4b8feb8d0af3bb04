"""The functions and triggers that keep the shelf true, whoever writes to the tables behind it."""

from django.conf import settings
from django.db import migrations

from marketplace.search.calculations.dictionaries import config_sql

FUNCTIONS = """
-- Lower case without accents, so that "cafe" finds "Café".
CREATE FUNCTION marketplace_search_fold(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT regexp_replace(normalize(lower(words), NFKD), '[\\u0300-\\u036F]', '', 'g')
$$;

-- Where a place lies on a Mercator map, in degrees: near is near in every direction, which plain degrees are not.
CREATE FUNCTION marketplace_search_spot(lat_e6 bigint, lon_e6 bigint) RETURNS point
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT point(lon_e6 / 1e6, degrees(ln(tan(radians(45 + greatest(-89.0, least(89.0, lat_e6 / 1e6)) / 2)))))
$$;

-- The same, moved a thousand degrees aside for each trade.
CREATE FUNCTION marketplace_search_spot_in_trade(lat_e6 bigint, lon_e6 bigint, trade_id bigint) RETURNS point
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT marketplace_search_spot(lat_e6, lon_e6) + point(1000.0 * trade_id, 0)
$$;

-- The great-circle distance by the haversine formula, in whole metres.
CREATE FUNCTION marketplace_search_metres(lat_a bigint, lon_a bigint, lat_b bigint, lon_b bigint) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT round(2 * 6371008.8 * asin(least(1.0, sqrt(
    power(sin(radians((lat_b - lat_a) / 2e6)), 2)
    + cos(radians(lat_a / 1e6)) * cos(radians(lat_b / 1e6)) * power(sin(radians((lon_b - lon_a) / 2e6)), 2)
  ))))::integer
$$;

-- A coarse grid that stands for a base: marketplace.workers.calculations.geography.public_point.
CREATE FUNCTION marketplace_search_snap(degrees_e6 bigint) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT (floor((degrees_e6 + 2500) / 5000.0) * 5000)::integer
$$;

-- How far away a customer may be: the worker's own distance; for work at the worker's place, where people travel
-- themselves, at least 40 kilometres; for work by phone or video, anywhere.
CREATE FUNCTION marketplace_search_reach(radius integer, place_mode text) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE place_mode WHEN 'remote' THEN 30000000 WHEN 'at_worker' THEN greatest(40000, radius) ELSE radius END
$$;

-- The whole price of the shortest booking, rounded as marketplace.services.calculations.price.hours_price does.
CREATE FUNCTION marketplace_search_price(shape text, price_minor bigint, minutes integer) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN shape = 'fixed' THEN price_minor ELSE (2 * price_minor * minutes + 60) / 120 END
$$;
"""

SHELVE = """
CREATE FUNCTION marketplace_search_shelve(ids bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- Wait for whoever is at these rows; what follows then sees what they committed.
  PERFORM 1 FROM marketplace_search_entry WHERE listing_id = ANY (ids) ORDER BY listing_id FOR UPDATE;
  DELETE FROM marketplace_search_entry e WHERE e.listing_id = ANY (ids) AND NOT EXISTS (
    SELECT 1 FROM marketplace_services_listing l
      JOIN marketplace_workers_worker w ON w.id = l.worker_id
      JOIN marketplace_services_trade t ON t.id = l.trade_id
      JOIN coop_membership_member m ON m.id = w.member_id
    WHERE l.id = e.listing_id AND l.state = 'live' AND w.state = 'active' AND t.active
      AND m.state = 'active' AND m.member_class_id = 'worker');
  INSERT INTO marketplace_search_entry AS shelf (
    listing_id, worker_id, trade_id, slug, title, worker_name, worker_photo, area, zone, languages, checks, price_shape,
    place_mode, price_minor, min_minutes, lead_minutes, reach_metres, latitude_e6, longitude_e6, published_at, spot,
    spot_in_trade, is_remote, words, document, free_days, first_starts)
  SELECT l.id, w.id, t.id, l.slug, l.title, w.name, w.photo, w.base_area, w.zone, w.languages,
    ARRAY(SELECT DISTINCT c.kind FROM marketplace_workers_check c WHERE c.worker_id = w.id
      AND c.trade_slug IN ('', t.slug) AND (c.expires_on IS NULL OR c.expires_on >= CURRENT_DATE) ORDER BY c.kind),
    l.price_shape, l.place_mode, marketplace_search_price(l.price_shape, l.price_minor, l.min_minutes), l.min_minutes,
    l.lead_minutes, marketplace_search_reach(coalesce(l.radius_metres, w.radius_metres), l.place_mode),
    p.latitude_e6, p.longitude_e6, l.published_at, marketplace_search_spot(p.latitude_e6, p.longitude_e6),
    marketplace_search_spot_in_trade(p.latitude_e6, p.longitude_e6, t.id), l.place_mode = 'remote',
    marketplace_search_fold(concat_ws(' ', l.title, t.name, t.plural, t.synonyms, w.name)),
    setweight(to_tsvector(marketplace_search_config(),
      marketplace_search_fold(concat_ws(' ', l.title, t.name, t.plural, t.synonyms, w.name))), 'A')
      || setweight(to_tsvector(marketplace_search_config(),
      marketplace_search_fold(concat_ws(' ', l.summary, w.headline, w.base_area))), 'B')
      || setweight(to_tsvector(marketplace_search_config(), marketplace_search_fold(l.includes)), 'C')
      || setweight(to_tsvector(marketplace_search_config(), marketplace_search_fold(w.bio)), 'D'),
    '{}', '{}'
  FROM marketplace_services_listing l
    JOIN marketplace_workers_worker w ON w.id = l.worker_id
    JOIN marketplace_services_trade t ON t.id = l.trade_id
    JOIN coop_membership_member m ON m.id = w.member_id
    CROSS JOIN LATERAL (SELECT marketplace_search_snap(w.base_latitude_e6) AS latitude_e6,
      marketplace_search_snap(w.base_longitude_e6) AS longitude_e6) p
  WHERE l.id = ANY (ids) AND l.state = 'live' AND w.state = 'active' AND t.active
    AND m.state = 'active' AND m.member_class_id = 'worker'
  ORDER BY l.id
  ON CONFLICT (listing_id) DO UPDATE SET
    worker_id = EXCLUDED.worker_id, trade_id = EXCLUDED.trade_id, slug = EXCLUDED.slug, title = EXCLUDED.title,
    worker_name = EXCLUDED.worker_name, worker_photo = EXCLUDED.worker_photo, area = EXCLUDED.area,
    zone = EXCLUDED.zone, languages = EXCLUDED.languages, checks = EXCLUDED.checks,
    price_shape = EXCLUDED.price_shape, place_mode = EXCLUDED.place_mode, price_minor = EXCLUDED.price_minor,
    min_minutes = EXCLUDED.min_minutes, lead_minutes = EXCLUDED.lead_minutes,
    reach_metres = EXCLUDED.reach_metres, latitude_e6 = EXCLUDED.latitude_e6, longitude_e6 = EXCLUDED.longitude_e6,
    published_at = EXCLUDED.published_at, spot = EXCLUDED.spot, spot_in_trade = EXCLUDED.spot_in_trade,
    is_remote = EXCLUDED.is_remote, words = EXCLUDED.words, document = EXCLUDED.document,
    -- What is offered changed: the free times are looked at again within the minute.
    free_checked_at = NULL;
END $$;
"""

WATCHED = {
    "marketplace_services_listing": "SELECT id FROM changed",
    "marketplace_workers_worker": "SELECT l.id FROM marketplace_services_listing l JOIN changed c ON l.worker_id = c.id",
    "marketplace_services_trade": "SELECT l.id FROM marketplace_services_listing l JOIN changed c ON l.trade_id = c.id",
    "marketplace_workers_check": (
        "SELECT l.id FROM marketplace_services_listing l JOIN changed c ON l.worker_id = c.worker_id"
    ),
    "coop_membership_member": (
        "SELECT l.id FROM marketplace_services_listing l JOIN marketplace_workers_worker w ON w.id = l.worker_id "
        "JOIN changed c ON w.member_id = c.id"
    ),
}


def triggers() -> tuple[str, str]:
    """SQL that makes, and drops, one trigger function a table and its triggers for each kind of statement."""
    forward, reverse = [], []
    for table, ids in WATCHED.items():
        function = f"marketplace_search_watch_{table}"
        forward.append(
            f"CREATE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $$\n"
            f"BEGIN PERFORM marketplace_search_shelve(ARRAY({ids})); RETURN NULL; END $$;"
        )
        for event, rows in (("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD")):
            if event == "DELETE" and table != "marketplace_workers_check":
                continue  # rows with listings behind them cannot go; a listing takes its entry along
            forward.append(
                f"CREATE TRIGGER {function}_{event.lower()} AFTER {event} ON {table} "
                f"REFERENCING {rows} TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION {function}();"
            )
        reverse.append(f"DROP FUNCTION IF EXISTS {function}() CASCADE;")
    return "\n".join(forward), "\n".join(reverse)


def make_config(apps, schema_editor):
    """Search in the language of the co-op; `manage.py rebuild_search --language` changes it later."""
    schema_editor.execute(config_sql(str(settings.COOP["locale"])))


def drop_config(apps, schema_editor):
    schema_editor.execute("DROP FUNCTION IF EXISTS marketplace_search_config()")


MAKE, DROP = triggers()
FILL = "SELECT marketplace_search_shelve(ARRAY(SELECT id FROM marketplace_services_listing WHERE state = 'live'));"
UNSHELVE = """
DROP FUNCTION IF EXISTS marketplace_search_shelve(bigint[]);
"""
UNMAKE = """
DROP FUNCTION IF EXISTS marketplace_search_price(text, bigint, integer);
DROP FUNCTION IF EXISTS marketplace_search_snap(bigint);
DROP FUNCTION IF EXISTS marketplace_search_reach(integer, text);
DROP FUNCTION IF EXISTS marketplace_search_metres(bigint, bigint, bigint, bigint);
DROP FUNCTION IF EXISTS marketplace_search_spot_in_trade(bigint, bigint, bigint);
DROP FUNCTION IF EXISTS marketplace_search_spot(bigint, bigint);
DROP FUNCTION IF EXISTS marketplace_search_fold(text);
"""
# Free times are refreshed often: room on the page lets such a row change without touching an index. The words of an
# entry lie apart, so that walking past a thousand entries reads few pages.
ROOM = """
ALTER TABLE marketplace_search_entry SET (fillfactor = 80, toast_tuple_target = 256);
ALTER TABLE marketplace_search_entry ALTER COLUMN document SET STORAGE EXTERNAL;
ALTER TABLE marketplace_search_entry ALTER COLUMN words SET STORAGE EXTERNAL;
"""
NO_ROOM = "ALTER TABLE marketplace_search_entry RESET (fillfactor, toast_tuple_target);"


class Migration(migrations.Migration):
    dependencies = [
        ("marketplace_search", "0001_initial"),
        ("marketplace_services", "0001_initial"),
        ("marketplace_workers", "0001_initial"),
        ("coop_membership", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL(ROOM, NO_ROOM),
        migrations.RunPython(make_config, drop_config),
        migrations.RunSQL(FUNCTIONS, UNMAKE),
        migrations.RunSQL(SHELVE, UNSHELVE),
        migrations.RunSQL(MAKE, DROP),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
