"""Fill the database at hand with a large shelf, straight by SQL: a county of workers, their listings and a few places.

Not a demo: names are numbers, and nothing passes through the actions. Free times are spread over the next 14 days.
"""

from django.db import connection

from coop.membership.models import Member, MemberClass
from foundation.accounts.models import User

TRADES = [
    ("cleaning", "Cleaning", "cleaners", "home house tidy domestic"),
    ("gardening", "Gardening", "gardeners", "lawn hedge weeding"),
    ("childcare", "Childcare", "childminders", "babysitter nanny"),
    ("care", "Care at home", "carers", "elderly companion support"),
    ("repairs", "Repairs", "handypeople", "handyman fix shelves"),
    ("dog-walking", "Dog walking", "dog walkers", "pet puppy"),
    ("bookkeeping", "Bookkeeping", "bookkeepers", "accounts tax returns"),
    ("lessons", "Lessons", "teachers", "tutor maths piano guitar"),
    ("cooking", "Cooking", "cooks", "meals dinner party catering"),
    ("removals", "Removals", "movers", "van furniture house clearance"),
    ("decorating", "Decorating", "decorators", "paint wallpaper"),
    ("it-help", "Computer help", "computer helpers", "laptop wifi printer"),
]
FIRST = (
    "Ada Ben Cara Dan Ella Finn Gwen Hugh Isla Jack Kofi Lena Mara Noah Olga Priya Quinn Rosa Sam Tara Uma Vik Wen Zoe"
)
LAST = (
    "Ash Booth Clough Dyson Eastwood Farrar Greenwood Hirst Ingham Jowett Kaye Lumb Murgatroyd Naylor Ogden Priestley"
)
WORDS = (
    "careful weekly deep spring evening weekend quick regular small large garden kitchen family office holiday gentle "
    "patient tidy friendly local early late steady thorough cheerful quiet"
)
# Southern Pennines: about 60 by 60 kilometres around Hebden Bridge.
WORKERS = """
INSERT INTO marketplace_workers_worker (member_id, slug, name, headline, bio, languages, zone, base_latitude_e6,
    base_longitude_e6, base_area, radius_metres, travel_metres_per_minute, travel_extra_minutes, photo, photo_alt, state,
    joined_on)
  SELECT m.id, 'bench-' || m.id, f[1 + m.id %% array_length(f, 1)] || ' ' || l[1 + m.id %% array_length(l, 1)],
    'I live and work here', 'A few words about how I work and what I care about.',
    CASE m.id %% 10 WHEN 0 THEN '{en,pl}' WHEN 1 THEN '{en,ur}' ELSE '{en}' END::varchar[], 'Europe/London',
    53741800 + ((random() - 0.5) * 540000)::int, -2013400 + ((random() - 0.5) * 900000)::int,
    'Ward ' || m.id %% 60, 5000 + (m.id %% 4) * 5000, 400, 5, '', '', 'active', current_date
  FROM coop_membership_member m, string_to_array(%(first)s, ' ') f, string_to_array(%(last)s, ' ') l
  WHERE m.account_id LIKE 'm_bench%%';
"""
LISTINGS = """
INSERT INTO marketplace_services_listing (worker_id, trade_id, slug, title, summary, includes, not_included, price_shape,
    price_minor, min_minutes, max_minutes, step_minutes, grid_minutes, setup_minutes, wrapup_minutes, lead_minutes,
    horizon_days, place_mode, duration_mode, cancellation_tier, booking_mode, state, created_at, published_at, version)
  SELECT w.id, t.id, 'bench-' || w.id || '-' || i, initcap(x.a) || ' ' || lower(t.name) || ' ' || x.b,
    'A ' || x.b || ' job done with care and on time', 'My own tools' || chr(10) || 'Travel', '',
    CASE WHEN i %% 2 = 0 THEN 'fixed' ELSE 'hourly' END, 1600 + (w.id * 37 + i * 211) %% 4000,
    60 + 30 * (i %% 3), CASE WHEN i %% 2 = 0 THEN 60 + 30 * (i %% 3) ELSE 240 END, 30, 30, 0, 0, 1440, 30,
    CASE WHEN w.id %% 25 = 0 THEN 'remote' WHEN w.id %% 10 = 0 THEN 'at_worker' ELSE 'at_customer' END, 'elapsed',
    'standard', 'instant', 'live', now(), now() - (w.id * 7 + i) * interval '1 minute', 1
  FROM marketplace_workers_worker w CROSS JOIN generate_series(0, %(each)s - 1) i
    JOIN LATERAL (SELECT id, name FROM marketplace_services_trade ORDER BY id OFFSET (w.id + i * 5) %% %(trades)s LIMIT 1) t
      ON true
    CROSS JOIN LATERAL (SELECT s[1 + (w.id * 3 + i) %% array_length(s, 1)] a, s[1 + (w.id + i * 7) %% array_length(s, 1)] b
      FROM string_to_array(%(words)s, ' ') s) x
  WHERE w.slug LIKE 'bench-%%' AND w.id %% 10 = %(part)s;
"""
FREE = """
UPDATE marketplace_search_entry e SET free_days = d.days, first_starts = d.starts, first_free_at = d.starts[1], first_free_day = d.days[1],
  free_checked_at = %(at)s
FROM (SELECT l.id, array_agg(day::date ORDER BY day) days, array_agg(day + interval '9 hours' ORDER BY day) starts
  FROM marketplace_services_listing l
    CROSS JOIN LATERAL generate_series(%(today)s::date + 1 + (l.worker_id %% 6)::int, %(today)s::date + 14, '1 day') day
  WHERE (extract(dow FROM day)::int + l.worker_id) %% 3 <> 0 GROUP BY l.id) d
WHERE d.id = e.listing_id
"""


INDEXES = """
SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'marketplace_search_entry' AND indexname LIKE 'entry_%'
"""


def make_members(number, *, at):
    """Worker-members with numbers far from those that are given out."""
    worker, _made = MemberClass.objects.get_or_create(code="worker", defaults={"name": "Worker"})
    users = User.objects.bulk_create((User(email=f"w{i}@bench.invalid") for i in range(number)), batch_size=2000)
    Member.objects.bulk_create(
        (
            Member(
                user=user, member_class=worker, state="active", member_no=100_000 + i, applied_at=at, active_from=at,
                account_id=f"m_bench{user.pk}",
            )
            for i, user in enumerate(users)
        ),
        batch_size=2000,
    )  # fmt: skip


def fill(*, listings, at, each=4):
    """Make `listings` live listings by a quarter as many workers, in twelve trades; the indexes are built at the end."""
    with connection.cursor() as cursor:
        for order, (slug, name, plural, synonyms) in enumerate(TRADES):
            cursor.execute(
                'INSERT INTO marketplace_services_trade (slug, name, plural, icon, description, synonyms, "order", '
                "active, required_checks, cancel_right_exempt, sensitive, template) VALUES "
                "(%s, %s, %s, 'hammer', '', %s, %s, true, '{}', false, false, '{}') ON CONFLICT DO NOTHING",
                [slug, name, plural, synonyms, order],
            )
        cursor.execute(INDEXES)
        indexes = cursor.fetchall()
        for name, _definition in indexes:
            cursor.execute(f"DROP INDEX {name}")
        values = {"each": each, "first": FIRST, "last": LAST, "words": WORDS}
        values["trades"] = len(TRADES)
        make_members(listings // each, at=at)
        cursor.execute(WORKERS, values)
        for part in range(10):
            cursor.execute(LISTINGS, {**values, "part": part})
        # Before anything is updated: an index built over updated rows serves nobody while old transactions live.
        for _name, definition in indexes:
            cursor.execute(definition)
        cursor.execute(FREE, {"at": at, "today": at.date()})
        cursor.execute(
            "INSERT INTO marketplace_search_place (kind, source_key, code, name, key, region, country, latitude_e6, "
            "longitude_e6, population, zone) VALUES ('postcode', 'p:GB:HX7:hebden bridge', 'HX7', 'Hebden Bridge', "
            "'hebden bridge', 'Calderdale', 'GB', 53741800, -2013400, 0, ''), ('town', 'g:1', '', 'Halifax', 'halifax', "
            "'Calderdale', 'GB', 53725000, -1863000, 88000, 'Europe/London') ON CONFLICT DO NOTHING"
        )
