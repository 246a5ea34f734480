"""Makes the papers of the first practice case: `python -m tests.practice_papers`.

Invented like the case, dated as its events are, in every format that is read; the same each time.
Which file is which evidence item says `papers.toml` beside them.
"""

from __future__ import annotations

import csv
import io
import textwrap
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path

from docx import Document
from openpyxl import Workbook
from PIL import Image, ImageDraw, ImageFont
from reportlab.pdfgen.canvas import Canvas

from tests.papers import outlook
from workbench.paths import bundle

FOLDER = bundle().resources / "practice" / "papers"
_ENTRY = (1980, 1, 1, 0, 0, 0)
_FONT = bundle().resources / "fonts" / "LiberationSerif-Regular.ttf"
_HEAD = "Northmere County Council\nChildren’s Services\nCounty Hall, Northmere NM1 1AA"


def pdf(pages: Sequence[str], title: str) -> bytes:
    """A PDF with a page for each text, lines broken as a typewriter does."""
    target = io.BytesIO()
    canvas = Canvas(target, invariant=1, pageCompression=1)
    canvas.setTitle(title)
    for number, page in enumerate(pages, 1):
        canvas.setFont("Times-Roman", 11)
        down = 780.0
        for paragraph in page.split("\n"):
            for line in textwrap.wrap(paragraph, 92) or [""]:
                canvas.drawString(64, down, line)
                down -= 15
            down -= 3
        canvas.setFont("Times-Roman", 9)
        canvas.drawRightString(531, 40, f"Page {number} of {len(pages)}")
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def scan(pages: Sequence[str]) -> bytes:
    """Pages as a scanner makes them, black and white, without text."""
    font = ImageFont.truetype(str(_FONT), 26)
    pictures = []
    for page in pages:
        paper = Image.new("1", (1240, 1754), 1)
        pen = ImageDraw.Draw(paper)
        down = 150
        for paragraph in page.split("\n"):
            for line in textwrap.wrap(paragraph, 84) or [""]:
                pen.text((150, down), line, fill=0, font=font)
                down += 38
        pictures.append(paper.rotate(0.4, fillcolor=1))
    target = io.BytesIO()
    pictures[0].save(
        target, "TIFF", save_all=True, append_images=pictures[1:], compression="group4",
        resolution=150,
    )  # fmt: skip
    return target.getvalue()


def word(paragraphs: Sequence[str], title: str, author: str) -> bytes:
    """A Word file."""
    document = Document()
    document.core_properties.title, document.core_properties.author = title, author
    document.core_properties.created = document.core_properties.modified = datetime(2023, 8, 30)
    document.add_heading(title, 1)
    for words in paragraphs:
        document.add_paragraph(words)
    target = io.BytesIO()
    document.save(target)
    return _same_each_time(target.getvalue())


def excel(rows: Sequence[Sequence[object]], name: str) -> bytes:
    """A workbook of one sheet."""
    book = Workbook()
    book.properties.created = book.properties.modified = datetime(2023, 12, 14)
    sheet = book.worksheets[0]
    sheet.title = name
    for row in rows:
        sheet.append(row)
    target = io.BytesIO()
    book.save(target)
    return _same_each_time(target.getvalue())


def _same_each_time(data: bytes) -> bytes:
    """A package with every entry at one time; openpyxl's own note of it is left out."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in source.namelist():
            words = source.read(name)
            if name == "docProps/core.xml":
                start, end = words.find(b"<dcterms:modified"), words.find(b"</dcterms:modified>")
                words = words[:start] + words[end + len(b"</dcterms:modified>") :]
            if name == "docProps/thumbnail.jpeg":
                continue
            entry = zipfile.ZipInfo(name, _ENTRY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(entry, words)
    return target.getvalue()


def email(heading: Mapping[str, str], body: str, attached: Mapping[str, bytes]) -> bytes:
    """An e-mail as it was sent."""
    message = EmailMessage()
    for name, words in heading.items():
        message[name] = words
    message.set_content(body)
    for name, data in attached.items():
        message.add_attachment(data, "application", "pdf", filename=name)
    if attached:
        message.set_boundary("northmere-practice")
    return message.as_bytes()


def photo() -> bytes:
    """A photograph, more or less, of a whiteboard on which a date stands."""
    picture = Image.new("RGB", (900, 600), (196, 188, 170))
    pen = ImageDraw.Draw(picture)
    pen.rectangle((80, 60, 820, 480), fill=(250, 250, 246), outline=(120, 120, 120), width=8)
    font = ImageFont.truetype(str(_FONT), 40)
    for number, line in enumerate(("Child in need meeting", "end of March", "2 pm, room 4")):
        pen.text((130, 120 + 90 * number), line, fill=(30, 40, 120), font=font)
    target = io.BytesIO()
    picture.save(target, "JPEG", quality=70)
    return target.getvalue()


def screenshot() -> bytes:
    """A list on a screen."""
    picture = Image.new("RGB", (760, 240), "white")
    pen = ImageDraw.Draw(picture)
    font = ImageFont.truetype(str(_FONT), 20)
    for number, line in enumerate(
        ("Complaint portal: your messages", "02/05/2023  Request for stage two    received",
         "12/06/2023  Where is my reply?  received", "03/10/2023  Our final letter  read")
    ):  # fmt: skip
        pen.text((20, 20 + 48 * number), line, fill="black", font=font)
    target = io.BytesIO()
    picture.save(target, "PNG", optimize=True)
    return target.getvalue()


# --- what is in them -----------------------------------------------------------------------------


def letter(on: str, to: str, *paragraphs: str, by: str) -> str:
    """The first page of a letter."""
    return "\n\n".join((f"{_HEAD}\n{on}", to, *paragraphs, f"Yours sincerely\n{by}"))


def log_pages() -> list[str]:
    """The complaints log: sixty-one pages, of which a few matter."""
    told = {
        1: "Complaints log, file NCC/2023/0417\nPrinted for the Ombudsman on 14 December 2023",
        3: "8 February 2023\nReferral from Tollgate Academy and from the police about B and C. "
        "Duty worker to speak to the parents.",
        17: "20 March 2023\nE-mail from Ms Garrowby: she objects to the plan running for six "
        "months. She says nobody asked her.",
        20: "29 March 2023\nChild in need meeting. Ms Garrowby says the manager, Imelda Thrupp, "
        "spoke over her.",
        22: "29 March 2023\nFormal complaint from Ms Garrowby, three points: conduct of staff, "
        "wrong records, no answer to her letters. Logged as corporate complaint.",
        31: "2 May 2023\nMs Garrowby asks for stage two. Manager: hold until after the meeting.",
        36: "12 June 2023\nMs Garrowby rings: where is her reply? Told somebody will ring back.",
        48: "30 August 2023\nMeeting with Ms Garrowby, the investigating officer and the "
        "independent person. Afterwards the manager decides to close the complaint.",
    }
    for page in range(9, 15):
        told[page] = (
            f"{page - 6} March 2023\nAssessment, part {page - 8} of 6. The social worker visits, "
            "sees the children at home and at school, and proposes a child in need plan."
        )
    begin = date(2023, 2, 1)
    pages = []
    for number in range(1, 62):
        on = begin + timedelta(days=5 * (number - 2)) if number > 1 else begin
        quiet = f"{on.day} {on:%B %Y}\nNo entry for this file. Checked by the duty manager."
        pages.append(told.get(number, quiet))
    return pages


def papers() -> Iterator[tuple[str, bytes]]:
    """Every file by its name."""
    form = [
        "Complaint form\n\nName: Fenella Garrowby\nAddress: 14 Skerne Rise\n"
        "Telephone: 07700 900314",
        "I complained to the Council on 29 March 2023. It answered at stage one and has refused "
        "stage two ever since.",
        "Its social workers spoke to me as if I were not there.",
        "At the meeting at the end of March the manager would not let me finish. My daughter "
        "Rowena was in the room.",
        "The records say that I refused a visit. I never did.",
        "I want a different social worker, an apology and the records put right.",
        "I asked for stage two on 2 May 2023.", "I was told it was closed in October.",
        "Signed F Garrowby, 6 November 2023",
    ]  # fmt: skip
    yield "2023-11-06 complaint form.pdf", pdf(form, "Complaint form")
    stage_one = letter(
        "19 April 2023", "Dear Ms Garrowby",
        "Thank you for your complaint of 29 March 2023. I have looked into it under our corporate "
        "complaints procedure.",
        "I do not uphold it. If you are unhappy you may ask for stage two.",
        by="Head of Service",
    )  # fmt: skip
    more = ["1. Conduct of staff: the officers do not recall the words you quote.",
            "2. Records: these are a true account of what the officers were told.",
            "3. Letters: we have no record of two of the three."]  # fmt: skip
    yield "Stage one reply 19 April 2023.pdf", pdf([stage_one, *more], "Stage one reply")
    yield "complaints log.pdf", pdf(log_pages(), "Complaints log")
    yield (
        "Note of meeting.docx",
        word(
            [
                "30 August 2023",
                "Present: Ms Garrowby, the investigating officer, the independent person, Imelda "
                "Thrupp.",
                "Ms Garrowby set out three points of complaint. The investigating officer said a "
                "stage two investigation would take about 65 working days.",
                "The manager said that a new social worker would answer the purpose better.",
                "Ms Garrowby did not agree to the complaint being closed.",
            ],
            "Note of the meeting before stage two",
            "Investigating Officer",
        ),
    )
    closing = letter(
        "3 October 2023", "Dear Ms Garrowby",
        "Your complaint has been considered and is now closed. We will not begin a stage two "
        "investigation because it would serve no purpose.",
        by="Assistant Director",
    )  # fmt: skip
    yield "scan0041.tif", scan([closing, "Enclosure: how to reach the Ombudsman", "(blank page)"])
    reply = letter(
        "14 December 2023", "To the Ombudsman",
        "We answer your enquiries of 20 November 2023 and send the complaints log, the note of the "
        "meeting, and the stage one reply.",
        by="Imelda Thrupp, complaints manager",
    )  # fmt: skip
    answers = [f"Question {n}: see page {3 * n} of the log." for n in range(1, 12)]
    yield "Reply to enquiries.pdf", pdf([reply, *answers], "Reply to enquiries")
    yield (
        "2023-11-20 telephone note.txt",
        b"20 November 2023, 10.15\n\nMs Garrowby rang. She still wants stage two. Nobody at the\n"
        b"Council has rung her since October. She will send the messages from the portal.\n",
    )
    yield (
        "covering e-mail.eml",
        email(
            {
                "From": "Fenella Garrowby <f.garrowby@example.org>",
                "To": "intake@ombudsman.example",
                "Date": "Mon, 06 Nov 2023 09:12:00 +0000",
                "Subject": "My complaint about Northmere",
                "Message-ID": "<practice-1@example.org>",
            },
            "Please find my letter of 2 May 2023 to the Council.\n\nFenella Garrowby\n",
            {
                "letter to the Council.pdf": pdf(
                    ["2 May 2023\n\nDear Sir or Madam\n\nI ask for stage two.\n\nF Garrowby"],
                    "Letter to the Council",
                )
            },
        ),
    )
    yield (
        "complaints manager.msg",
        outlook("Stage two or not", "Can we close this one after the meeting? Imelda"),
    )
    yield "whiteboard.jpg", photo()
    yield "portal messages.png", screenshot()
    visits = [["Date", "Who", "Seen"], [date(2023, 3, 3), "Social worker", "B and C at home"],
              [date(2023, 3, 8), "Social worker", "B at school"],
              [date(2023, 3, 15), "Team manager", "nobody in"]]  # fmt: skip
    yield "visits.xlsx", excel(visits, "Visits")
    calls = io.StringIO(newline="")
    csv.writer(calls).writerows(
        [["Date", "Caller", "Minutes"], ["2 May 2023", "Ms Garrowby", 4],
         ["12 June 2023", "Ms Garrowby", 7], ["21 July 2023", "Ms Garrowby", 2]]
    )  # fmt: skip
    yield "telephone calls.csv", calls.getvalue().encode()
    yield (
        "complaints page.html",
        b"<!doctype html><html><head><title>Complaints about children's social care</title></head>"
        b"<body><h1>Complaints about children's social care</h1><p>Last changed 1 April 2022.</p>"
        b"<p>If you are unhappy with our reply at stage one you may ask for stage two within 20 "
        b"working days. An investigating officer and an independent person will look into it."
        b"</p></body></html>\n",
    )


def main(folder: Path = FOLDER) -> None:
    """Write every paper into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in papers():
        (folder / name).write_bytes(data)


if __name__ == "__main__":
    main()
