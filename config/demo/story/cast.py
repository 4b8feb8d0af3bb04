"""Who lives in the story. All of them are invented; their addresses end in .invalid, which no mail ever reaches."""

from dataclasses import dataclass

DOMAIN = "calderhands.invalid"
PASSWORD = "demo-calder-hands"  # noqa: S105 - printed for everybody; production refuses to run the demo


def address(name: str) -> str:
    """The e-mail address of an invented person."""
    return f"{name.lower().replace(' ', '.').replace('’', '')}@{DOMAIN}"


@dataclass(frozen=True)
class WorkerRole:
    """A worker-member: trade and offers by key (see offers.py), home, hours as (weekdays, opens, closes)."""

    name: str
    home: str
    offers: tuple[str, ...]
    headline: str
    bio: str
    hours: tuple[tuple[str, int, int], ...] = (("01234", 9, 17),)
    languages: tuple[str, ...] = ("en",)
    radius_km: int = 12
    onboarded: bool = True


WORKERS = (
    WorkerRole("Nadia Hussain", "Hebden Bridge", ("clean_home", "deep_clean"), "Calm, thorough, brings her own kit",
               "I clean the way I would want my own home left. Eco products as standard; tell me about pets.",
               (("0123", 9, 16), ("4", 9, 13)), ("en", "ur", "pa")),
    WorkerRole("Joe Sutcliffe", "Todmorden", ("handy_hour", "flatpack"), "Shelves, doors, taps, and the odd miracle",
               "Thirty years on building sites. Small jobs are my favourite: nobody else wants them.",
               (("01234", 8, 16),)),
    WorkerRole("Marta Nowak", "Mytholmroyd", ("clean_home", "ironing"), "Weekly cleans and a mountain of ironing",
               "Regular homes only, so I get to know yours. I speak Polish and English.",
               (("12345", 8, 15),), ("en", "pl")),
    WorkerRole("Tom Greenwood", "Heptonstall", ("garden_hour", "hedge"), "Gardens on steep slopes",
               "Trained at a botanic garden, happiest on a hillside. I leave the wild corners wild.",
               (("01235", 8, 17),)),
    WorkerRole("Priya Nair", "Sowerby Bridge", ("tutor_maths", "tutor_physics"), "Maths without tears",
               "Former school teacher. We go at your pace and I send notes after each lesson.",
               (("01234", 15, 20), ("5", 10, 14)), ("en", "ml", "hi"), 20),
    WorkerRole("Sam Okafor", "Halifax", ("computer_help",), "Computers, phones, printers, patience",
               "I fix it and I show you how. No question is a silly one.", (("0134", 10, 18), ("5", 10, 15)),
               ("en", "ig"), 25),
    WorkerRole("Ruth Barraclough", "Hebden Bridge", ("companion", "errands"), "Company, shopping, a walk, a chat",
               "Twenty years in care homes taught me what matters: time. Checked and first-aid trained.",
               (("01234", 9, 15),)),
    WorkerRole("Ewa Kowalska", "Todmorden", ("sewing", "curtains"), "Alterations and curtains",
               "From a dropped hem to a wedding dress. I collect and bring back.", (("0124", 10, 17),), ("en", "pl")),
    WorkerRole("Dan Ashworth", "Luddenden Foot", ("bike_service",), "Bicycle repairs at your door",
               "I come to you with the whole workshop in a cargo bike.", (("12345", 9, 18),), ("en",), 18),
    WorkerRole("Leila Farahani", "Halifax", ("clean_home", "deep_clean"), "Deep cleans before and after a move",
               "I work fast and photograph every room when I am done.", (("01234", 8, 14),), ("en", "fa")),
    WorkerRole("Colin Midgley", "Walsden", ("garden_hour",), "Lawns, beds, vegetables",
               "Retired signalman. I grow for the market in Todmorden and look after six gardens a week.",
               (("0123", 9, 15),)),
    WorkerRole("Grace Adeyemi", "Sowerby Bridge", ("companion", "errands"), "Kind help for an easier week",
               "Hospital visits, prescriptions, a proper lunch. I drive and the car takes a folding wheelchair.",
               (("01245", 9, 16),), ("en", "yo"), 15),
    WorkerRole("Hannah Crossley", "Mytholmroyd", ("handy_hour", "painting"), "Painting and decorating",
               "Neat edges, dust sheets everywhere, low-odour paint.", (("01234", 8, 16),)),
    WorkerRole("Yusuf Demir", "Halifax", ("handy_hour", "flatpack"), "Furniture that finally stands straight",
               "I own more hex keys than is reasonable.", (("23456", 10, 18),), ("en", "tr"), 16),
    WorkerRole("Beth Holroyd", "Old Town", ("dog_walk",), "Long walks for short and tall dogs",
               "Small groups, moor and wood, home with clean paws.", (("01234", 8, 14),)),
    WorkerRole("Piotr Zielinski", "Elland", ("bike_service",), "Wheels trued while you wait",
               "Wheel builder since school. Children's bikes at half price on Saturdays.", (("45", 9, 17),), ("en", "pl")),
    WorkerRole("Anwen Price", "Hebden Bridge", ("tutor_welsh",), "Cymraeg i bawb: Welsh for everyone",
               "Online or at your kitchen table.", (("0134", 16, 20),), ("en", "cy"), 10),
    WorkerRole("Moses Kariuki", "Todmorden", ("clean_home",), "Homes and small offices",
               "Early starts are no problem; I like to be done before you are back.", (("01234", 6, 13),),
               ("en", "sw")),
    WorkerRole("Ingrid Larsen", "Heptonstall", ("garden_hour", "hedge"), "Pruning and fruit trees",
               "I prune in the right month and will tell you if it is the wrong one.", (("1234", 9, 16),), ("en", "da")),
    WorkerRole("Farah Malik", "Halifax", ("computer_help", "tutor_maths"), "Digital help and homework",
               "Student of computer science, worker-member since spring.", (("0246", 12, 19),), ("en", "ur")),
    WorkerRole("Liam Shaw", "Cragg Vale", ("handy_hour",), "Gutters, gates and dry-stone gaps",
               "Outdoor repairs, any weather that is not sideways.", (("0123", 8, 16),)),
    WorkerRole("Chidi Eze", "Sowerby Bridge", ("dog_walk", "errands"), "Dogs, parcels, lost keys",
               "Newest member. Say hello.", (("01234", 10, 17),), ("en", "ig"), 10, False),
)  # fmt: skip

CUSTOMERS = (
    ("Alice Thornton", "Hebden Bridge", "14 Canal Rise"),
    ("Bilal Ahmed", "Halifax", "3 Beacon Court"),
    ("Carol Whitworth", "Todmorden", "27 Station Bank"),
    ("David Lumb", "Mytholmroyd", "8 Bridge Lane"),
    ("Eve Mitchell", "Heptonstall", "The Old Loom, Towngate"),
    ("Frank Uttley", "Sowerby Bridge", "51 Wharf Street"),
    ("Gita Sharma", "Halifax", "19 Savile Terrace"),
    ("Harry Crabtree", "Luddenden Foot", "2 Mill Cottages"),
    ("Irene Naylor", "Walsden", "5 Birks Row"),
    ("Jamal Wright", "Hebden Bridge", "33 Valley View"),
    ("Kath Ogden", "Todmorden", "12 Industrial Road"),
    ("Luis Ortega", "Hebden Bridge", "7 Keighley Terrace"),
)
# What each class of members is called, and who it is for.
CLASSES = (
    ("worker", "Worker-members", "For people who do the work, and run the place together."),
    ("user", "Customer-members", "For people who book us and want a say in how we work."),
    ("supporter", "Supporter-members", "For neighbours who want this co-op to thrive, and put money in."),
)
BOARD = ("Ruth Barraclough", "Tom Greenwood", "Priya Nair")
TREASURER = "Grace Adeyemi"
SECRETARY = "Ingrid Larsen"
FACILITATOR = "Anwen Price"
EDITOR = "Farah Malik"
AUDITOR = "Kath Ogden"  # a customer: whoever holds an office does not check the books
COORDINATOR = "Wendy Marsden"
