"""People with names from many places, and people whose names are words.

Lists of our own, so that a short run needs nothing else; a long run adds the names Faker knows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

Origins = Mapping[str, tuple[str, str]]
WordPairs = Sequence[tuple[str, str]]

OWN: Origins = {
    "English": (
        "Philippa Fenella Rowena Hugo Edmund Rosalind Jonathan Katherine Stephen Geoffrey",
        "Wainscott Garrowby Thistlewood Ormerod Clarke Thompson Pettifer Ackroyd Smythe",
    ),
    "Welsh": (
        "Gruffudd Angharad Rhys Siân Llewelyn Myfanwy Ffion Ieuan Carys Dafydd",
        "Prydderch Gwynne-Jones Llywelyn Bevan Cadwaladr Meredydd Ap-Rhys Pughe",
    ),
    "Irish": (
        "Siobhán Caoimhe Pádraig Niamh Seán Aoife Ciarán Róisín",
        "Ó Dubhthaigh|O'Shaughnessy|McGillicuddy|Ní Bhriain|Gallagher|Mac Giolla|O'Flaherty",
    ),
    "Scottish": (
        "Alasdair Mhairi Eilidh Hamish Morag Ruaridh Catriona Fergus",
        "MacDonald McAllister MacKenzie McIlroy Farquharson Urquhart Colquhoun MacLeod",
    ),
    "Polish": (
        "Agnieszka Wojciech Katarzyna Krzysztof Małgorzata Paweł Zbigniew Elżbieta",
        "Kowalski Wiśniewska Lewandowski Zieliński Dąbrowska Szymański Wójcik Krawczyk",
    ),
    "South Asian": (
        "Muhammad Ayesha Priyanka Harpreet Rajesh Sunita Yusuf Fatima Venkatesh Nasreen",
        "Choudhury Rahman Siddiqui Balakrishnan Mukherjee Dhaliwal Qureshi Akhtar Ramachandran",
    ),
    "Arabic": (
        "Abdullah Khadija Mahmoud Zaynab Ibrahim Layla Tariq Maryam",
        "El-Sayed|Al-Hashimi|Abdulrahman|Haddad|Mansour|Al Mahmoud|Benali|Nasser",
    ),
    "West African": (
        "Chukwuemeka Oluwaseun Ngozi Kwabena Folasade Adebayo Ama Temitope",
        "Okonkwo Adeyemi Boateng Nwachukwu Asante Diallo Mensah Ogunleye",
    ),
    "Chinese": (
        "Xiulan Guiying Jianguo Meiling Zhiwei Yanfang Haoran Lifen",
        "Zhang Huang Ouyang Cheung Liang Zhou Chen Tsang",
    ),
    "European": (
        "Jörg Åse Zoë François Núria Björn Žofia Ødegård",
        "Müller Ødegaard Peña García-Márquez Strauß Da Silva|Van der Berg|D'Angelo|Novák",
    ),
}
"""First names and surnames by origin; surnames of several words are parted by strokes."""

WORDS: WordPairs = (
    ("Grace", "Park"),
    ("May", "Judge"),
    ("Will", "Hill"),
    ("Summer", "Best"),
    ("Hope", "Reading"),
    ("Rose", "Young"),
    ("Mark", "Field"),
    ("Joy", "Church"),
    ("Faith", "Ward"),
    ("Grant", "Banks"),
    ("Dawn", "Page"),
    ("Bill", "Price"),
    ("Bo", "Ng"),
    ("Li", "Bo"),
    ("April", "Case"),
    ("Jack", "Day"),
    ("Ruby", "Stone"),
    ("Victor", "Bishop"),
    ("Daisy", "Brook"),
    ("Frank", "King"),
    ("Ivy", "Lane"),
    ("Art", "Wood"),
    ("Rob", "Cook"),
    ("Heather", "Marsh"),
    ("Lily", "Cross"),
    ("Jo", "Li"),
    ("Mercy", "Chance"),
    ("Pat", "Winter"),
    ("Charity", "Bell"),
    ("June", "Waters"),
    ("Bill", "Long"),
    ("Rose", "Green"),
    ("Mark", "Social"),
    ("Dawn", "Wood"),
    ("Will", "King"),
)
"""People whose first names and surnames are English words, or have two letters."""

LOCALES = (
    "en_GB",
    "en_IE",
    "ga_IE",
    "pl_PL",
    "en_IN",
    "en_PK",
    "yo_NG",
    "ig_NG",
    "tw_GH",
    "ha_NG",
    "en_NG",
    "en_KE",
)
"""Where Faker has names in Latin letters; Chinese ones it writes in Latin letters itself."""


@dataclass(frozen=True, slots=True)
class Named:
    """A first name and a surname, and whether they are words."""

    first: str
    last: str
    words: bool = False

    @property
    def full(self) -> str:
        """Both, as entered."""
        return f"{self.first} {self.last}"


def own_people(random: Random, count: int, origins: Origins = OWN) -> list[Named]:
    """People from lists of our own, every origin in turn."""
    found = []
    for number in range(count):
        firsts, lasts = list(origins.values())[number % len(origins)]
        surnames = lasts.split("|") if "|" in lasts else lasts.split()
        surnames = [each for one in surnames for each in _surnames(one)]
        found.append(Named(random.choice(firsts.split()), random.choice(surnames)))
    return found


def _surnames(words: str) -> Sequence[str]:
    return words.split() if words.count(" ") > 2 else (words,)


def faker_people(seed: int, count: int) -> list[Named]:
    """People from Faker's lists, every locale in turn."""
    from faker import Faker

    sources = [Faker(locale) for locale in LOCALES]
    chinese = Faker("zh_CN")
    for source in (*sources, chinese):
        source.seed_instance(seed)
    found: list[Named] = []
    number = 0
    while len(found) < count:
        number += 1
        if number % (len(sources) + 1) == 0:
            first, last = chinese.romanized_name().split()[:2]
        else:
            source = sources[number % (len(sources) + 1) - 1]
            first, last = source.first_name(), source.last_name()
        if first.isascii() or first[0].isalpha():
            found.append(Named(first, last))
    return found


def word_people(random: Random, count: int, pairs: WordPairs = WORDS) -> list[Named]:
    """People whose names are words, two parts drawn apart as well as together."""
    found = []
    for number in range(count):
        first, last = random.choice(pairs)
        if number % 3 == 0:
            last = random.choice(pairs)[1]
        if first != last:
            found.append(Named(first, last, words=True))
    return found
