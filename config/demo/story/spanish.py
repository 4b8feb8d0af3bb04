"""What an editor of the demo co-op has translated into Spanish: the front page, joining, about us, and some of the help."""

from typing import Any

from django.utils.text import slugify
from wagtail.models import Locale, Page

from cms.help.models import HelpPage
from cms.languages.queries.locales import refresh_locales
from cms.pages.models import HomePage

JOIN = (
    "<h2>Qué hace falta</h2><ul><li>Vives o trabajas en el valle y haces uno de nuestros oficios, o traes uno nuevo.</li>"
    "<li>Dos referencias, y las comprobaciones que pida tu oficio.</li><li>Una participación, y alguien que te acompaña el "
    "primer mes.</li></ul><h2>Qué recibes</h2><ul><li>Tu propio horario y tus precios, por encima de un mínimo que votamos "
    "entre quienes somos socias y socios.</li><li>La mayor parte de cada libra, pagada después de cada trabajo.</li><li>Un "
    "voto en todo lo importante, y tu parte del excedente.</li></ul>"
)
ABOUT = (
    "<h2>Una cooperativa del valle</h2><p>Calder Hands es de quienes hacen el trabajo. Limpiamos, arreglamos, cavamos, "
    "enseñamos y hacemos compañía entre Todmorden y Halifax. Cada persona socia trabajadora tiene un voto.</p><h2>Quién "
    "decide</h2><p>La cuota para la cooperativa, el precio mínimo por una hora y las reglas para cancelar las deciden "
    "nuestras personas socias. Cada regla de este sitio nombra la decisión que hay detrás.</p><p><b>Esto es una "
    "demostración: el valle es real; la cooperativa y su gente son inventadas.</b></p>"
)
ANSWERS = {
    "How do I call off a booking?": (
        "¿Cómo cancelo una reserva?",
        "Abre la reserva y pulsa el botón para cancelarla: primero te dice cuánto pagas.",
        "<p>Hasta la hora que nombra la reserva no pagas nada. Después, la regla de las personas socias sobre cancelar dice "
        "cuánto.</p>",
    ),
    "When do I pay?": (
        "¿Cuándo pago?",
        "Al reservar. Quien trabaja recibe el dinero después de que digas que el trabajo está hecho.",
        "<p>Hasta entonces se guarda para ti. Si no viene nadie, te lo devolvemos todo.</p>",
    ),
    "How do I vote?": (
        "¿Cómo voto?",
        "Abre «Cooperativa»: lo que está abierto aparece primero, con el día en que se cierra.",
        "<p>Puedes cambiar tu voto hasta entonces. Después puedes comprobar que se contó.</p>",
    ),
}
STEPS = [
    {"title": "Di qué necesitas", "text": "El tipo de ayuda, el lugar y el día. Ves horas que de verdad están libres."},
    {"title": "Elige a una persona", "text": "El precio que ves primero es el precio entero, con adónde va."},
    {
        "title": "Paga al reservar",
        "text": "Tu dinero se guarda hasta que el trabajo esté hecho y digas que todo está bien.",
    },
]


def translate() -> None:
    """After all pages are written. What is not here is read in English, with a note."""
    spanish, _made = Locale.objects.get_or_create(language_code="es")
    refresh_locales()
    home = HomePage.objects.get(locale=Locale.get_default())
    _front_page(home, spanish)
    for page in home.get_children().live().specific():
        if page.slug in PAGES:
            _publish(page.copy_for_translation(spanish), **PAGES[page.slug])
    for question, (title, lead, text) in ANSWERS.items():
        answer = HelpPage.objects.filter(title=question).first()
        if answer is not None:
            _publish(
                answer.copy_for_translation(spanish), title=title, slug=slugify(title), lead=lead, body=[("text", text)]
            )


PAGES: dict[str, dict[str, Any]] = {
    "join-us": {
        "title": "Cómo entrar",
        "slug": "unete",
        "lead": "Trabaja aquí y sé dueña o dueño del lugar donde trabajas.",
        "body": [("text", JOIN)],
    },
    "about": {
        "title": "Quiénes somos",
        "slug": "quienes-somos",
        "lead": "Quiénes somos y quién decide.",
        "body": [("text", ABOUT), ("chart", {"chart": "members-by-class", "words": ""})],
    },
    "help": {"title": "Ayuda", "slug": "ayuda", "lead": "Respuestas cortas. Si no está la tuya, llámanos."},
}


def _front_page(home: HomePage, spanish: Locale) -> None:
    told: Any = next((block.value["stories"] for block in home.body if block.block_type == "stories"), [])
    _publish(
        home.copy_for_translation(spanish),
        title="Inicio",
        promise="Buena ayuda en el valle del Calder, de personas que son dueñas del lugar donde trabajan",
        lead="",
        body=[
            ("figures", {"title": "Los últimos 90 días, según nuestros libros"}),
            ("trades", {"title": "¿Qué necesitas?", "chosen": []}),
            ("steps", {"title": "Cómo funciona", "steps": STEPS}),
            ("money_split", {"title": "Adónde va tu dinero", "source": "rule"}),
            ("stories", {"title": "Qué ha cambiado", "stories": told}),
            ("votes", {"title": "Qué estamos decidiendo"}),
            ("events", {"title": "Conócenos", "most": 2}),
            (
                "call_to_action",
                {
                    "title": "Trabaja aquí, y que sea tuyo",
                    "text": "Una participación, un voto, tu propio horario.",
                    "label": "Cómo entrar",
                    "url": "/es/unete/",
                },
            ),
        ],
    )


def _publish(page: Page, **words: Any) -> None:
    for name, value in words.items():
        setattr(page, name, value)
    page.save_revision().publish()
