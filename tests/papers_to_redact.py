"""PDFs in which one name hides in every way a PDF has."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping

import pikepdf
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText
from pypdf.annotations import Text as Note
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests import papers

NAME = "Fenella Garrowby"
KEPT = "The weather was fine."


def drawn(draw: Callable[[Canvas], object]) -> bytes:
    """A page with something drawn on it, and a sentence that may stay."""
    target = io.BytesIO()
    canvas = Canvas(target)
    canvas.drawString(72, 700, KEPT)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def changed(data: bytes, change: Callable[[PdfWriter], object]) -> bytes:
    """A PDF changed by a function."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    change(writer)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def plain() -> bytes:
    """A page with the name on it, as any letter has it."""
    return drawn(lambda canvas: canvas.drawString(72, 600, f"Dear {NAME}, we write again."))


def _letter_by_letter(canvas: Canvas) -> None:
    at = 72.0
    for sign in f"Dear {NAME}, hello":
        canvas.drawString(at, 600, sign)
        at += canvas.stringWidth(sign)


def _spread(canvas: Canvas) -> None:
    words = canvas.beginText(72, 600)
    words.setCharSpace(6)
    words.textOut(NAME)
    canvas.drawText(words)


def _turned(degrees: float) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        canvas.translate(300, 400)
        canvas.rotate(degrees)
        canvas.drawString(0, 0, f"Dear {NAME}, hello")

    return draw


def _over_two_lines(canvas: Canvas) -> None:
    canvas.drawString(400, 600, "the mother, Fenella")
    canvas.drawString(72, 586, "Garrowby, wrote")


def _unseen(canvas: Canvas) -> None:
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(72, 600, NAME)
    canvas.setFillColorRGB(0, 0, 0)
    words = canvas.beginText(72, 560)
    words.setTextRenderMode(3)
    words.textOut(NAME)
    canvas.drawText(words)
    canvas.drawString(-500, 500, NAME)
    canvas.drawString(72, 520, NAME)
    canvas.setFillColorRGB(0, 0, 0)
    canvas.rect(60, 510, 300, 30, fill=1)


def _field(canvas: Canvas) -> None:
    canvas.acroForm.textfield(name=NAME, value=NAME, x=72, y=600, width=300, height=20)


def _hidden_layer(file: pikepdf.Pdf) -> None:
    layer = file.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=NAME))
    off = pikepdf.Dictionary(OFF=[layer])
    file.Root.OCProperties = pikepdf.Dictionary(OCGs=[layer], D=off)
    page = file.pages[0]
    page.Resources.Properties = pikepdf.Dictionary(L=layer)
    words = f"/OC /L BDC BT /F1 12 Tf 72 500 Td ({NAME}) Tj ET EMC"
    page.contents_add(words.encode())
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=f"app.alert('{NAME}')")
    file.Root.OpenAction = script
    page.AA = pikepdf.Dictionary(O=script)
    page.PieceInfo = pikepdf.Dictionary(P=NAME)


def _with_hidden_layer() -> bytes:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(plain())) as file:
        _hidden_layer(file)
        file.save(target)
    return target.getvalue()


def _surroundings(writer: PdfWriter) -> None:
    writer.metadata = {"/Title": NAME, "/Author": NAME, "/Keywords": NAME}
    writer.add_outline_item(title=f"About {NAME}", page_number=0)
    writer.add_attachment(f"{NAME}.txt", NAME.encode())
    writer.add_annotation(0, Note(rect=(300, 300, 320, 320), text=NAME))
    writer.add_annotation(0, FreeText(text=NAME, rect=(72, 200, 300, 230), font_size="12pt"))


def _picture_of_words(canvas: Canvas) -> None:
    from PIL import Image, ImageDraw

    picture = Image.new("RGB", (200, 30), "white")
    ImageDraw.Draw(picture).text((5, 5), NAME, fill="black")
    canvas.drawImage(ImageReader(picture), 72, 600, 200, 30)


def in_a_picture() -> bytes:
    """A page on which the name is seen in a picture only."""
    return drawn(_picture_of_words)


def page_turned(degrees: int) -> bytes:
    """The plain page, lying on its side."""
    return changed(plain(), lambda writer: writer.pages[0].rotate(degrees))


def _cropped(writer: PdfWriter) -> None:
    for box in (writer.pages[0].mediabox, writer.pages[0].cropbox):
        box.lower_left, box.upper_right = (20, 100), (580, 800)


HIDING: Mapping[str, Callable[[], bytes]] = {
    "plain": plain,
    "letter by letter": lambda: drawn(_letter_by_letter),
    "spread": lambda: drawn(_spread),
    "rotated a little": lambda: drawn(_turned(17)),
    "upright": lambda: drawn(_turned(90)),
    "upside down": lambda: drawn(_turned(180)),
    "over two lines": lambda: drawn(_over_two_lines),
    "unseen": lambda: drawn(_unseen),
    "in a field": lambda: drawn(_field),
    "in a hidden layer": _with_hidden_layer,
    "around the page": lambda: changed(plain(), _surroundings),
    "a page on its side": lambda: page_turned(90),
    "a page upside down": lambda: page_turned(180),
    "a page turned back": lambda: page_turned(270),
    "a page cut": lambda: changed(plain(), _cropped),
    "locked for changes": lambda: changed(
        plain(), lambda writer: writer.encrypt("", owner_password="o")
    ),
    "several pages": lambda: papers.pdf(f"about {NAME}", "nothing here", "Ms Garrowby again"),
}
