"""Ways in which a name or a detail gets into a text: what is planted, by kind.

Made without a look at how the program searches: each is what a person, a computer or a copying
office does to words.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from random import Random

from tests.evaluation.people import Named

Make = Callable[[Named, Random], str]

_MATHEMATICAL = {chr(ord("a") + n): chr(0x1D41A + n) for n in range(26)} | {
    chr(ord("A") + n): chr(0x1D400 + n) for n in range(26)
}
_LOOKALIKES = str.maketrans(
    {
        "a": "а",
        "e": "е",
        "o": "о",
        "c": "с",
        "p": "р",
        "x": "х",
        "y": "у",
        "i": "і",
        "A": "Α",
        "B": "В",
        "E": "Ε",
        "H": "Н",
        "K": "Κ",
        "M": "М",
        "O": "Ο",
        "T": "Τ",
    }
)
_SPELT_OUT = {
    "ä": "ae",
    "ö": "oe",
    "ü": "ue",
    "ø": "oe",
    "å": "aa",
    "Ø": "Oe",
    "Å": "Aa",
    "ß": "ss",
    "Ö": "Oe",
}
_PARTICLES = ("Ó ", "Ní ", "Mac ", "Da ", "Van der ", "Al ", "El-", "Al-", "O'", "Ap-", "D'")

# Pairs everybody knows; a person is entered with the first and written with one of the others.
NICKNAMES = {
    "Katherine": "Kate Kathy Katie",
    "Stephen": "Steve",
    "Jonathan": "Jon Jonny",
    "Philippa": "Pippa",
    "Edmund": "Ted Ned",
    "Fenella": "Nell",
    "Rosalind": "Ros",
    "Hannah": "Annie",
    "Geoffrey": "Geoff",
    "William": "Bill Billy Liam",
    "Robert": "Bob Rob",
    "Elizabeth": "Liz Beth Lizzie Betty",
    "Margaret": "Peggy Maggie Meg",
    "Richard": "Dick Rick Richie",
    "Thomas": "Tom Tommy",
    "James": "Jim Jimmy Jamie",
    "Michael": "Mike Mick Mickey",
    "Anthony": "Tony",
    "Christopher": "Chris",
    "Alexander": "Alex Sandy",
    "Samantha": "Sam",
    "Deborah": "Debbie Deb",
    "Susan": "Sue Susie",
    "Patricia": "Pat Trish",
    "Rebecca": "Becky",
    "Jennifer": "Jenny Jen",
    "Victoria": "Vicky",
    "Catherine": "Cathy Cath",
    "Benjamin": "Ben",
    "Nicholas": "Nick",
    "Daniel": "Dan Danny",
    "Matthew": "Matt",
    "Andrew": "Andy",
    "Edward": "Ed Eddie Ted",
    "Charles": "Charlie",
    "Eleanor": "Ellie Nell",
    "Abigail": "Abby",
    "Joshua": "Josh",
    "Samuel": "Sam",
    "Timothy": "Tim",
    "Gregory": "Greg",
    "Theodore": "Theo",
    "Isabella": "Bella Izzy",
    "Jessica": "Jess",
    "Zachary": "Zac",
    "Oluwaseun": "Seun",
    "Katarzyna": "Kasia",
    "Małgorzata": "Gosia",
    "Wojciech": "Wojtek",
    "Agnieszka": "Aga",
}
SPELLINGS = {
    "Muhammad": "Mohammed Mohamed Mohammad",
    "Ayesha": "Aisha Aysha",
    "Yusuf": "Youssef Yousuf",
    "Fatima": "Fatimah Fatma",
    "Zaynab": "Zainab Zeinab",
    "Mahmoud": "Mahmood",
    "Choudhury": "Chowdhury Chaudhry",
    "Rahman": "Rehman",
    "Siddiqui": "Siddiqi",
    "El-Sayed": "Al-Sayed Elsayed",
    "Gruffudd": "Gruffydd Griffith",
    "Siân": "Shan",
    "Rhys": "Reece Rees",
    "Llewelyn": "Llewellyn Llywelyn",
    "Seán": "Shaun Shawn",
    "Stephen": "Steven",
    "Geoffrey": "Jeffrey",
    "Katherine": "Catherine Kathryn",
    "Clarke": "Clark",
    "Smythe": "Smith Smyth",
    "Thompson": "Thomson Tompson",
    "Alasdair": "Alistair Alastair",
    "Catriona": "Katrina",
    "Ciarán": "Kieran",
    "Pádraig": "Patrick Padraic",
    "MacDonald": "McDonald",
    "MacKenzie": "McKenzie",
    "MacLeod": "McLeod McCloud",
    "Hussein": "Hussain Husain",
    "Ahmed": "Ahmad",
    "Ibrahim": "Ebrahim",
    "Khadija": "Khadijah",
    "Layla": "Leila Laila",
    "Maryam": "Mariam Miriam",
    "Tariq": "Tarek Tarik",
    "Zhang": "Chang",
    "Cheung": "Zhang",
    "Huang": "Wong",
    "Akhtar": "Akhter",
    "Qureshi": "Quraishi",
    "Diallo": "Jallow",
    "Hannah": "Hanna",
    "Rachel": "Rachael",
    "Claire": "Clare",
    "Philip": "Phillip",
    "Sara": "Sarah",
    "Zoe": "Zoë",
    "Lindsay": "Lindsey",
    "Allan": "Alan Allen",
    "Reid": "Reed Read",
    "Browne": "Brown",
    "Nicholls": "Nichols",
    "Phillips": "Philips",
    "Lewis": "Louis",
}
SEXES = {
    "Kowalski": "Kowalska",
    "Lewandowski": "Lewandowska",
    "Zieliński": "Zielińska",
    "Szymański": "Szymańska",
    "Wiśniewska": "Wiśniewski",
    "Dąbrowska": "Dąbrowski",
    "Novák": "Nováková",
    "Ivanov": "Ivanova",
    "Petrova": "Petrov",
    "Sokolov": "Sokolova",
    "Pushkin": "Pushkina",
    "Nowicki": "Nowicka",
    "Kamiński": "Kamińska",
    "Dostoevsky": "Dostoevskaya",
    "Černý": "Černá",
    "Papadopoulos": "Papadopoulou",
}


def plain(text: str) -> str:
    """Without accents."""
    kept = unicodedata.normalize(
        "NFD", text.translate(str.maketrans("øØłŁđĐıħĦ", "oOlLdDihH")).replace("ß", "ss")
    )
    return "".join(each for each in kept if not unicodedata.combining(each))


def _either(name: Named, random: Random) -> str:
    return random.choice((name.first, name.last, name.full))


def _inside(text: str, sign: str, random: Random) -> str:
    at = random.randrange(1, len(text)) if len(text) > 1 else 1
    return text[:at] + sign + text[at:]


def _spelt_out(text: str) -> str:
    return plain("".join(_SPELT_OUT.get(each, each) for each in text))


def _mac(name: Named) -> str:
    for start, others in (("Mac", "Mc"), ("Mc", "Mac"), ("Mac", "M'")):
        if name.last.startswith(start) and " " not in name.last:
            return others + name.last[len(start) :]
    return ""


def _rejoined(name: Named) -> str:
    last = name.last
    if last == "Abdulrahman":
        return "Abdul Rahman"
    for particle in _PARTICLES:
        if last.startswith(particle):
            rest = last[len(particle) :]
            return plain(
                particle.strip(" -'") + rest.lower()
                if particle[-1] == " "
                else particle.strip("-'") + rest
            )
    return ""


def _half(name: Named, random: Random) -> str:
    return (
        random.choice([half for half in name.last.split("-") if len(half) > 2] or [""])
        if "-" in name.last
        else ""
    )


EXACT: Mapping[str, Make] = {
    "as entered": lambda n, r: n.full,
    "in small letters": lambda n, r: n.full.lower(),
    "in capitals": lambda n, r: n.full.upper(),
    "possessive": lambda n, r: f"{_either(n, r)}’s",
    "over a line end": lambda n, r: f"{n.first}\n{n.last}",
    "hyphenated at a line end": lambda n, r: _inside(
        n.last if len(n.last) > 3 else n.full, "-\n", r
    ),
    "zero-width signs": lambda n, r: _inside(_either(n, r), "\u200b", r),
    "soft hyphens": lambda n, r: _inside(_either(n, r), "\u00ad", r),
    "bold inside": lambda n, r: (
        f"{n.last[:2]}**{n.last[2:]}**" if len(n.last) > 3 and n.last.isalpha() else n.full
    ),
    "italics inside": lambda n, r: f"*{n.first}* {n.last}",
    "spaced letters": lambda n, r: " ".join(
        n.last if len(n.last) > 2 and n.last.isalpha() else n.first
    ),
    "full width": lambda n, r: "".join(
        chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in plain(n.last)
    ),
    "mathematical": lambda n, r: "".join(_MATHEMATICAL.get(c, c) for c in plain(n.full)),
    "look-alike letters": lambda n, r: n.full.translate(_LOOKALIKES),
    "accents left out": lambda n, r: plain(n.full),
    "accents spelt out": lambda n, r: _spelt_out(n.full),
    "Mc and Mac": lambda n, r: _mac(n),
    "particles joined or parted": lambda n, r: _rejoined(n),
    "half of a hyphened name": _half,
}
PARTS: Mapping[str, Make] = {
    "surname alone": lambda n, r: n.last,
    "first name alone": lambda n, r: n.first,
    "title": lambda n, r: f"{r.choice(('Mr', 'Mrs', 'Ms', 'Miss', 'Dr'))} {n.last}",
    "title with a stop": lambda n, r: f"{r.choice(('Mr.', 'Mrs.', 'Ms.', 'Dr.'))} {n.last}",
    "initial and surname": lambda n, r: f"{n.first[0]}{r.choice(('. ', ' '))}{n.last}",
    "initials": lambda n, r: r.choice(("{}{}", "{}.{}.", "{}. {}.")).format(
        plain(n.first)[0], plain(n.last)[0]
    ),
    "the family": lambda n, r: f"the {n.last}s" if not n.last.endswith("s") else f"the {n.last}es",
    "the family without “the”": lambda n, r: (
        f"{n.last}s" if not n.last.endswith("s") else f"{n.last}es"
    ),
}
INSIDE: Mapping[str, Make] = {
    "in an e-mail address": lambda n, r: (
        _ascii(r.choice((f"{n.first}.{n.last}", f"{n.first[0]}{n.last}", n.last))) + "@example.org"
    ),
    "in a handle": lambda n, r: "@" + _ascii(n.first + n.last) + str(r.randrange(10, 99)),
    "in a file name": lambda n, r: _ascii(f"letter_{n.last}") + "_final.docx",
    "glued": lambda n, r: r.choice(
        (f"Ms{n.last}", f"{n.last}Family", f"{n.first}{n.last}")
    ).replace(" ", ""),
}


def _ascii(text: str) -> str:
    return "".join(c for c in plain(text).lower() if c.isascii() and (c.isalnum() or c in "._"))


def slip(text: str, kind: str, random: Random) -> str:
    """A name with one letter wrong."""
    at = random.randrange(1, len(text) - 1)
    if kind == "changed":
        other = random.choice([c for c in "abdeghiklmnoprstuvw" if c != text[at]])
        return text[:at] + other + text[at + 1 :]
    if kind == "missing":
        return text[:at] + text[at + 1 :]
    if kind == "doubled":
        return text[:at] + text[at] + text[at:]
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def slipped(kind: str) -> Make:
    """How to make a slip of a kind in a part of a name with five letters or more."""

    def make(name: Named, random: Random) -> str:
        long = [
            each
            for each in (name.first, name.last)
            if len(each) >= 5 and each.isalpha() and each.isascii()
        ]
        if not long:
            return ""
        word = random.choice(long)
        found = slip(word, kind, random)
        return found if found != word else ""

    return make


SLIPS: Mapping[str, Make] = {
    f"a letter {kind}": slipped(kind) for kind in ("changed", "missing", "doubled", "swapped")
}
OTHERS: Mapping[str, Mapping[str, str]] = {
    "nickname": NICKNAMES,
    "another spelling": SPELLINGS,
    "the other sex": SEXES,
}
