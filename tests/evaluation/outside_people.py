"""People of a hostile outsider: names from places the other sets have none from."""

from __future__ import annotations

from tests.evaluation.people import Origins, WordPairs

ORIGINS: Origins = {
    "Greek": (
        "Eleftheria Stavros Despina Kyriakos Vasiliki Panagiotis",
        "Papanikolaou Georgiadis Chatzis Hadjiloizou Kyriacou Stylianou",
    ),
    "Vietnamese": (
        "Thuý Quang Hương Phương Đức Linh",
        "Nguyễn Phạm Trần Huỳnh Đặng Dương",
    ),
    "Turkish": (
        "Gülşen Şükrü Özlem Çağla Hüseyin Ayşegül",
        "Yıldırım Öztürk Kılıç Karadağ Şimşek Aydoğan",
    ),
    "Somali": (
        "Hodan Abdirahman Fadumo Warsame Ifrah Abdiqadir",
        "Jama Farah Hersi Mohamud Abdullahi Guled",
    ),
    "Romanian": (
        "Ștefan Ileana Mircea Ionuț Crina Viorica",
        "Popescu Ionescu Țăranu Dumitrașcu Munteanu Vlădescu",
    ),
    "Portuguese": (
        "João Conceição Thaís Duarte Inês Gonçalo",
        "dos Santos|Gonçalves|Magalhães|da Conceição|Figueiredo|de Almeida",
    ),
    "Tamil": (
        "Thirunavukkarasu Kavitha Selvarani Yogeswaran Tharshika Nirosh",
        "Sivapalan Kanagaratnam Thevarajah Sellathurai Pathmanathan Rasiah",
    ),
    "Sikh": (
        "Gurpreet Manjit Kuldeep Sukhwinder Jaspal Navjot",
        "Sandhu Grewal Sidhu Bhachu Kalsi Matharu",
    ),
    "Ukrainian": (
        "Oleksandr Svitlana Yevhen Bohdana Taras Oksana",
        "Shevchenko Bondarenko Kovalchuk Tymoshenko Hrytsenko Lysenko",
    ),
    "Hungarian": (
        "Zoltán Ágnes Gergő Boglárka Tünde László",
        "Szabó|Nagy-Kovács|Kőszegi|Horváth|Szűcs|Bíró",
    ),
    "Korean": (
        "Ji-woo Min-seo Hyun-jin Soo-ah",
        "Hwang Baek Seo Kwon Noh",
    ),
    "Japanese": (
        "Haruki Yūko Kenji Michiko Sakura Takeshi",
        "Takahashi Ōno Yoshimura Kobayashi Itō Watanabe",
    ),
    "Ethiopian": (
        "Tewodros Selamawit Yohannes Hiwot Abeba Dawit",
        "Gebremariam Haile Tekle Woldemichael Berhane Tesfaye",
    ),
    "Kurdish and Iranian": (
        "Rojîn Azad Shahrzad Kourosh Dilovan Parisa",
        "Barzani Hosseinzadeh Kermanshahi Rostami Talabani Ghorbani",
    ),
    "Filipino": (
        "Maricel Jhun Rosario Lualhati Crisanto Imelda",
        "de la Cruz|Macaraeg|Dimaculangan|Bautista|Magbanua|del Rosario",
    ),
    "Baltic": (
        "Žydrūnas Rasa Jānis Ilze Mindaugas Agnė",
        "Kazlauskas Petrauskaitė Bērziņš Ozoliņa Jankauskienė Kalniņš",
    ),
    "Jewish": (
        "Shlomo Rivka Mordechai Chana Menachem Tzipora",
        "Rosenzweig|Ben-Ami|Lipschitz|Halberstam|Guggenheim|Ben Zvi",
    ),
    "Caribbean": (
        "Shanice Delroy Keisha Winston Tyrell Latoya",
        "St Hilaire|Braithwaite|Beckles|Toussaint|St. Louis|Gittens",
    ),
    "German": (
        "Jürgen Käthe Heiner Liesel Götz Annegret",
        "von Hohenfels|Weißmüller|Schäufele|zur Mühlen|Krüger|Vogelsang",
    ),
    "Southern African": (
        "Tatenda Rutendo Nkosinathi Thandiwe Farai Sibusiso",
        "Mutasa|Ncube|van Rensburg|Mkhize|Dlamini|Chigumbura",
    ),
    "Nepali": (
        "Bishnu Pasang Sunmaya Dorje",
        "Gurung Thapa Shrestha Bhattarai Rai",
    ),
    "Nordic": (
        "Þórunn Sigurður Ásgeir Hrafnhildur Lærke Søren",
        "Guðmundsdóttir Jónsson Sæmundsson Kjærgaard Lindqvist Åkerman",
    ),
    "Southern European": (
        "Ġorġ Nicolò Iñaki Noël Żaklina Désirée",
        "Ħaddiem|Zammit|Etxeberría|D’Aloisio|L’Héritier|Cùccuru",
    ),
}
"""First names and surnames by origin; surnames of several words are parted by strokes."""

WORDS: WordPairs = (
    ("Sunny", "Gill"),
    ("Honey", "Power"),
    ("Blessing", "Moon"),
    ("Angel", "Tan"),
    ("Jasmine", "Fang"),
    ("An", "Do"),
    ("My", "Long"),
    ("Rain", "Song"),
    ("Happy", "Sale"),
    ("Patience", "Bright"),
    ("Gift", "Law"),
    ("Harmony", "Young"),
    ("Iris", "Moody"),
    ("Olive", "Fox"),
    ("Pearl", "Swan"),
    ("Destiny", "Archer"),
    ("Sky", "Wells"),
    ("River", "Bloom"),
    ("Miles", "Sharp"),
    ("Chance", "Major"),
    ("Rowan", "Moss"),
    ("Hazel", "Noble"),
    ("Sage", "Hall"),
    ("Ray", "Cross"),
    ("Guy", "Castle"),
    ("Penny", "Said"),
    ("Robin", "Baker"),
    ("Ocean", "Temple"),
    ("Precious", "Bishop"),
    ("Christian", "Storm"),
    ("Star", "Sterling"),
    ("Summer", "Mint"),
)
"""People whose first names and surnames are English words."""
