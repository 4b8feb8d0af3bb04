"""A site starts with a front page that already says something true, in place of Wagtail's welcome page."""

import json

from django.db import migrations

STEPS = [
    {"title": "Say what you need", "text": "Choose the kind of help, the place and the day. You see real free times."},
    {"title": "Choose a person and a time", "text": "The price you see first is the whole price, with where it goes."},
    {"title": "Pay when you book", "text": "Your money is kept until the work is done and you have said all is well."},
]
QUESTIONS = [
    {
        "question": "Who owns this?",
        "answer": "<p>The people who do the work, and the members of the co-op. Each member has one vote.</p>",
    },
    {
        "question": "Where does my money go?",
        "answer": "<p>Before you pay you see how much goes to the person, how much runs the co-op, and what the card "
        "company takes. The receipt shows it again, from our books.</p>",
    },
    {
        "question": "Can I change my mind?",
        "answer": "<p>Yes. The page where you pay says until when it is free, with the exact day and time.</p>",
    },
]
BODY = [
    {"type": "trades", "value": {"title": "What do you need?"}},
    {"type": "figures", "value": {"title": "The last 90 days, from our books"}},
    {"type": "steps", "value": {"title": "How it works", "steps": STEPS}},
    {"type": "questions", "value": {"title": "Questions people ask", "questions": QUESTIONS}},
]


def add_front_page(apps, schema_editor):
    content_type_model = apps.get_model("contenttypes", "ContentType")
    page_model = apps.get_model("wagtailcore", "Page")
    home_model = apps.get_model("cms_pages", "HomePage")
    site_model = apps.get_model("wagtailcore", "Site")
    locale = apps.get_model("wagtailcore", "Locale").objects.order_by("pk").first()
    page_model.objects.filter(slug="home", depth=2, url_path="/home/").delete()
    page_type, _ = content_type_model.objects.get_or_create(model="homepage", app_label="cms_pages")
    home = home_model.objects.create(
        title="Home",
        draft_title="Home",
        slug="home",
        content_type=page_type,
        path="00010001",
        depth=2,
        numchild=0,
        url_path="/home/",
        locale=locale,
        promise="Good help nearby, from people who own the place they work",
        lead="Book cleaning, repairs, care and more from worker-members of this co-op. They set their hours, share the "
        "rules and the surplus, and you see where every pound goes.",
        body=json.dumps(BODY),
    )
    site_model.objects.all().delete()
    site_model.objects.create(hostname="localhost", root_page=home, is_default_site=True)


class Migration(migrations.Migration):
    dependencies = [("cms_pages", "0001_initial"), ("wagtailcore", "0098_apitoken")]
    operations = [migrations.RunPython(add_front_page, migrations.RunPython.noop)]
