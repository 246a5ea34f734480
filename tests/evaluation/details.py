"""Details that get into a text: those entered on the People page, and those nobody entered."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

STREETS = (
    "Skerne Rise",
    "Wharfedale Road",
    "Old Mill Lane",
    "St Aldhelm’s Close",
    "Queensbury Avenue",
    "Tithe Barn Street",
)
TOWNS = ("Calderwick", "Thornley Bridge", "Marsham", "Osgodby", "Hartlow")
MONTHS = tuple(month_name)[1:]
ORDINALS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}


@dataclass(frozen=True, slots=True)
class Entered:
    """What is entered with a person."""

    number: str
    street: str
    town: str
    postcode: str
    telephone: str
    reference: str
    day: int
    month: int
    year: int

    @property
    def identifiers(self) -> tuple[str, ...]:
        """The details as a person enters them, the address on one line."""
        address = f"{self.number} {self.street}, {self.town}, {self.postcode}"
        return address, self.telephone, self.reference


def entered(random: Random) -> Entered:
    """Details of somebody."""
    return Entered(
        str(random.randrange(1, 200)) + random.choice(("", "", "", "a")),
        random.choice(STREETS),
        random.choice(TOWNS),
        postcode(random),
        random.choice(("07700 900", "01632 960", "0161 496 0")) + f"{random.randrange(100, 999)}",
        f"LAC/{random.randrange(2010, 2024)}/{random.randrange(10000, 99999)}",
        random.randrange(1, 29),
        random.randrange(1, 13),
        random.randrange(2004, 2019),
    )


def postcode(random: Random) -> str:
    """A postcode as they look."""
    area = random.choice(("CW", "LS", "B", "M", "SW", "NE", "E", "DH"))
    inward = random.choice("ABDEFGHJLNPQRSTUWXYZ") + random.choice("ABDEFGHJLNPQRSTUWXYZ")
    return f"{area}{random.randrange(1, 20)} {random.randrange(1, 10)}{inward}"


def telephone(number: str, random: Random) -> str:
    """A telephone number in one of the forms people write."""
    bare = number.replace(" ", "")
    rest = bare[1:]
    forms = (
        bare,
        number,
        f"+44 {rest}",
        f"+44{rest}",
        f"0044 {rest}",
        f"+44 (0){rest}",
        f"({bare[:5]}) {bare[5:]}",
        f"{bare[:5]}-{bare[5:8]}-{bare[8:]}",
        f"{bare[:4]}.{bare[4:7]}.{bare[7:]}",
        f"+44 {rest[:4]} {rest[4:]}",
        f"ending {bare[-6:]}",
    )
    return random.choice(forms)


def birthday(e: Entered, random: Random) -> str:
    """A date of birth in one of the forms people write."""
    month, suffix = MONTHS[e.month - 1], ORDINALS.get(e.day, "th")
    return random.choice(
        (
            f"{e.day} {month} {e.year}",
            f"{e.day}{suffix} {month} {e.year}",
            f"{e.day}{suffix} of {month}, {e.year}",
            f"{month} {e.day}, {e.year}",
            f"{e.day:02}/{e.month:02}/{e.year}",
            f"{e.day}/{e.month}/{e.year % 100:02}",
            f"{e.day:02}.{e.month:02}.{e.year}",
            f"{e.year}-{e.month:02}-{e.day:02}",
            f"{e.day}-{month[:3]}-{e.year}",
            f"{e.day} {month[:3]} {e.year % 100:02}",
            f"the {e.day}{suffix} of {month} {e.year}",
        )
    )


ENTERED: Mapping[str, Callable[[Entered, Random], str]] = {
    "house and street": lambda e, r: f"{e.number}{r.choice((' ', ', '))}{_street(e, r)}",
    "street and town": lambda e, r: f"{_street(e, r)}{r.choice((', ', ' in '))}{e.town}",
    "postcode": lambda e, r: r.choice(
        (e.postcode, e.postcode.replace(" ", ""), e.postcode.lower())
    ),
    "telephone": lambda e, r: telephone(e.telephone, r),
    "date of birth": birthday,
    "day and month with an age": lambda e, r: f"{e.day} {MONTHS[e.month - 1]}, when he turned nine",
    "reference": lambda e, r: e.reference.replace("/", r.choice((" ", "-", "", ".", "/"))),
}


def _street(e: Entered, random: Random) -> str:
    short = {"Road": "Rd", "Lane": "Ln", "Close": "Cl", "Avenue": "Ave", "Street": "St"}
    *words, end = e.street.split()
    return " ".join((*words, random.choice((end, short.get(end, end)))))


def _unentered_telephone(random: Random) -> str:
    start = random.choice(("07700 900", "01632 960", "0113 496 0", "020 7946 0"))
    while True:
        found = telephone(start + _figures(random, 3), random)
        if not found.startswith("ending"):
            return found


def _nhs(random: Random) -> str:
    while True:
        nine = [random.randrange(10) for _ in range(9)]
        check = 11 - sum(figure * (10 - at) for at, figure in enumerate(nine)) % 11
        if check != 10:
            text = "".join(map(str, (*nine, check % 11)))
            return random.choice((text, f"{text[:3]} {text[3:6]} {text[6:]}"))


def _upn(random: Random) -> str:
    figures = [random.randrange(10) for _ in range(12)]
    letter = "ABCDEFGHJKLMNPQRTUVWXYZ"[sum(f * (at + 2) for at, f in enumerate(figures)) % 23]
    return letter + "".join(map(str, figures))


def _figures(random: Random, count: int) -> str:
    return "".join(str(random.randrange(10)) for _ in range(count))


_ROADS = ("Acacia", "Station", "Kings Mill", "Lower Moor")
_ENDS = ("Road", "Street", "Avenue", "Drive", "Close", "Lane", "Terrace")

SHAPES: Mapping[str, Callable[[Random], str]] = {
    "e-mail": lambda r: r.choice(
        (
            "j.thrupp@example.org",
            "kay22@mail.example.com",
            "info@somewhere.example",
            "a_b-c@example.co.uk",
        )
    ),
    "telephone nobody entered": lambda r: _unentered_telephone(r),
    "postcode nobody entered": postcode,
    "NHS number": _nhs,
    "NI number": lambda r: r.choice(("{} {} {} {} {}", "{}{}{}{}{}")).format(
        r.choice(("AB", "JC", "PX")), *(_figures(r, 2) for _ in range(3)), r.choice("ABCD")
    ),
    "UPN": _upn,
    "sort code with account": lambda r: (
        f"{_figures(r, 2)}-{_figures(r, 2)}-{_figures(r, 2)}, account {_figures(r, 8)}"
    ),
    "car number": lambda r: (
        r.choice(("AK", "YD", "LM"))
        + f"{r.choice((12, 19, 63, 71))} "
        + "".join(r.choice("ABCDEFGHJKLMNPRSTUVWXYZ") for _ in range(3))
    ),
    "house and street nobody entered": lambda r: (
        f"{r.randrange(1, 300)} {r.choice(_ROADS)} {r.choice(_ENDS)}"
    ),
    "a school by name": lambda r: r.choice(
        (
            "Tollgate Academy",
            "St Brannock’s Primary School",
            "Marsh Lane Nursery",
            "Hartlow High School",
            "Queen Ethelburga College",
            "Our Lady of Grace Catholic Primary School",
        )
    ),
    "born on": lambda r: r.choice(
        ("born on {} {} {}", "born on the {}th of {}, {}", "date of birth {} {} {}")
    ).format(r.randrange(4, 20), r.choice(MONTHS), r.randrange(2004, 2019)),
    "link": lambda r: r.choice(
        (
            "https://www.example.com/families/17",
            "www.thrupp-family.example.org",
            "facebook.com/some.page",
        )
    ),
    "handle": lambda r: r.choice(("@sunny_kay22", "@thruppster", "Instagram: kay_22x")),
}
NO_WARNING = {
    "e-mail",
    "telephone nobody entered",
    "postcode nobody entered",
    "NHS number",
    "NI number",
}
"""What is an error whoever it belongs to."""

JIGSAW: Mapping[str, str] = {
    "school and place": "B went to Tollgate Academy in Marsham.",
    "school year": "He was in Year 6 at Tollgate Academy and was aged ten, in Marsham.",
    "a move to a named place": "The family moved to Osgodby when B was aged nine.",
    "rare condition": "B, who is aged nine and has Noonan syndrome, lives in Marsham.",
    "rare work": "His father, a lighthouse keeper in Marsham, looks after him. B is aged nine.",
    "make-up of the family": "The family, with triplets aged nine, lives in Marsham.",
}
