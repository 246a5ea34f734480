"""One invented decision in every shape in which a published statement reaches a desk.

`PARTS` is the decision; each function writes it as a page, a text or a Word file would, with the
numbers restarting, turned into dashes or lost, and with what a web page puts around it.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from html import escape
from textwrap import wrap

TITLE_LINE = "Northmere County Council (23 990 112)"
DETAILS = (
    "Category : Children's care services > Looked after children",
    "Decision : Upheld",
    "Decision date : 6 Mar 2024",
)
TITLE = "The Ombudsman's final decision:"
SUMMARY = (
    "Mrs K complained about how long the Council took to look into her concerns about her"
    " grandson’s placement. We found the Council at fault for the delay. It caused her frustration"
    " and uncertainty. The Council has agreed to pay her and her grandson £450 and to change how it"
    " keeps track of such complaints."
)
SIGNATURE = "Investigator's decision on behalf of the Ombudsman"

PARTS: Sequence[tuple[str, str]] = (
    ("section", "The complaint"),
    ("p", "Mrs K complained about the support the Council gave her as a kinship carer. She said:"),
    ("b", "nobody visited for five months;"),
    ("b", "her grandson, whom I shall call D, had three different workers; and"),
    ("b", "the Council ignored her complaint."),
    ("p", "She says the delay caused her frustration and upset D."),
    ("section", "The Ombudsman’s role and powers"),
    (
        "p",
        "I look at whether a council did something wrong, which I call fault, and what that did to"
        " people. (Local Government Act 1974, sections 26(1) and 26A(1), as amended)",
    ),
    (
        "p",
        "An investigation may end in a statement of reasons. (Local Government Act 1974, section"
        " 30(1B) and 34H(i), as amended)",
    ),
    ("p", "I have upheld this complaint, so a copy of this decision will be shared with Ofsted."),
    ("section", "How I considered this complaint"),
    ("p", "I read what Mrs K sent me and spoke to her by telephone."),
    ("p", "Mrs K and the Council both commented on a draft of this decision."),
    ("section", "What I found"),
    ("h", "The complaints procedure"),
    (
        "p",
        "Complaints about a looked after child go through three stages. The second has to be"
        " finished within 25 working days, or 65 at the most.",
    ),
    ("p", "The regulations say who may complain:"),
    ("b", "a child who is looked after"),
    ("b", "a parent of that child"),
    ("b", "anybody else with a sufficient interest."),
    ("c", "(Children Act 1989, section 26(3))"),
    ("h", "What happened"),
    ("p", "In March 2022 D came to live with Mrs K. A social worker visited in April."),
    (
        "p",
        "In September 2022 Mrs K complained. The Council’s answer of 3 October upheld two points.",
    ),
    ("p", "The report of stage two, dated 12 May 2023, found that:"),
    ("b", "Visits had been missed. That part was upheld."),
    ("b", "Changes of worker could not be avoided. That part was not upheld."),
    ("p", "Mrs K did not ask for a panel. She came to us in June 2023."),
    ("h", "Analysis"),
    ("h3", "The missed visits"),
    (
        "p",
        "The council’s own report, described in paragraph 12, accepts that nobody visited between"
        " May and September 2022. That was fault.",
    ),
    ("p", "D told his teacher he felt forgotten. I accept that this was the effect of the fault."),
    ("h3", "The time it took"),
    (
        "p",
        "Stage two took 144 working days. I find fault with that delay, which left Mrs K uncertain"
        " for months.",
    ),
    ("section", "Agreed action"),
    ("p", "Within four weeks of my final decision the Council has agreed to:"),
    ("b", "apologise to Mrs K and D for the missed visits and the delay;"),
    ("b", "pay Mrs K £250 to acknowledge her frustration and uncertainty; and"),
    ("b", "pay D £200 to recognise his distress."),
    ("p", "Within three months of my final decision the Council will also:"),
    ("b", "review how it keeps track of complaints at stage two."),
    ("p", "The Council should send us evidence that it has done these things."),
    ("section", "Final decision"),
    ("p", "There was fault by the Council, which caused injustice. It has agreed to a remedy."),
)

PARAGRAPHS = sum(kind == "p" for kind, _ in PARTS)
ITEMS = sum(kind == "b" for kind, _ in PARTS)
LISTS = 5

_ABOVE = ("Skip to main content", "Search")
_FURNITURE = (
    "Print this page",
    "LGO logogram",
    "Review your privacy settings",
    "Required cookies",
    "These cookies make the site work. You can only switch them off in your browser.",
    "View required cookies",
    "Analytical cookies",
    "Privacy settings",
)


def as_numbers(parts: Sequence[tuple[str, str]] = PARTS) -> str:
    """A page copied as text: numbers begin again under every heading and after every list."""
    lines = [*_ABOVE, "", TITLE_LINE, "", *DETAILS, "", TITLE, "", f"Summary: {SUMMARY}", ""]
    number = 1
    for kind, words in parts:
        if kind == "section":
            lines += ["Back to top", ""] if number > 1 else []
        if kind == "p":
            lines += [f"  {number}. {words}"]
            number += 1
            continue
        number = 1
        lines += [f"  • {words}"] if kind == "b" else ["", words, ""]
    return "\n".join([*lines, "", "Back to top", "", SIGNATURE, "", *_FURNITURE]) + "\n"


def as_dashes(parts: Sequence[tuple[str, str]] = PARTS) -> str:
    """A page scraped without blank lines: paragraphs and items have all become dashes."""
    lines = [TITLE_LINE, *DETAILS, TITLE, f"Summary: {SUMMARY}"]
    for kind, words in parts:
        lines.append(f"- {words}" if kind in "pb" else words)
    return "\n".join([*lines, SIGNATURE])


def as_bare_text(parts: Sequence[tuple[str, str]] = PARTS) -> str:
    """Text pasted from a window that shows numbers it does not copy."""
    lines = [TITLE_LINE, *DETAILS, TITLE, f"Summary: {SUMMARY}"]
    for kind, words in parts:
        lines.append(f"• {words}" if kind == "b" else words)
    return "\r\n\r\n".join([*lines, SIGNATURE])


def as_page(parts: Sequence[tuple[str, str]] = PARTS) -> str:
    """The published web page."""
    body: list[str] = []
    last = ""
    for kind, words in parts:
        tag = {"p": "ol", "b": "ul"}.get(kind, "")
        if tag != last:
            body += [f"</{last}>"] if last else []
            body += [f"<{tag}>"] if tag else []
            last = tag
        shown = escape(words)
        if kind == "section":
            body.append(f'<p><a href="#top">Back to top</a></p><h2>{shown}</h2>')
        elif kind in ("h", "h3"):
            body.append(f"<h3>{shown}</h3>" if kind == "h" else f"<h4>{shown}</h4>")
        else:
            body.append(f"<li>{shown}</li>" if tag else f"<p>{shown}</p>")
    body += [f"</{last}>"] if last else []
    details = "<br>".join(map(escape, DETAILS))
    around = "".join(f"<p>{escape(words)}</p>" for words in _FURNITURE)
    return (
        "<!DOCTYPE html><html lang='en'><head><title>Decision</title><style>p{}</style></head>"
        "<body>"
        "<nav><ul><li>Home</li><li>Decisions</li></ul></nav><script>var a = '<p>no</p>';</script>"
        f"<main><h1>{TITLE_LINE}</h1><p>{details}</p><h2>{escape(TITLE)}</h2>"
        f"<p><strong>Summary:</strong> {SUMMARY}</p>{''.join(body)}<p>{SIGNATURE}</p></main>"
        f"<footer>{around}</footer></body></html>"
    )


# --- Word ----------------------------------------------------------------------------------------

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NUMBERING = (
    f"<w:numbering {_W}>"
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
    "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
_STYLES = (
    f"<w:styles {_W}>"
    '<w:style w:styleId="N"><w:name w:val="Statement number"/><w:pPr><w:numPr>'
    '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="N2"><w:name w:val="Later number"/><w:basedOn w:val="N"/></w:style>'
    '<w:style w:styleId="L2"><w:name w:val="List Number 2"/><w:pPr><w:numPr>'
    '<w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="H2"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:styleId="H3"><w:name w:val="heading 3"/></w:style>'
    '<w:style w:styleId="U1"><w:name w:val="Unseen"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:styleId="U2"><w:name w:val="So too"/><w:basedOn w:val="U1"/></w:style>'
    '<w:style w:styleId="LS"><w:name w:val="Office list"/><w:pPr><w:numPr>'
    '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="T"><w:name w:val="Title"/></w:style></w:styles>'
)
_LOOKS = {
    "section": '<w:pStyle w:val="H1"/>',
    "h": '<w:pStyle w:val="H2"/>',
    "h3": '<w:pStyle w:val="H3"/>',
    "p": '<w:pStyle w:val="N2"/>',
    "b": '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>',
    "n2": '<w:pStyle w:val="L2"/>',
    "title": '<w:pStyle w:val="T"/>',
}


def word_paragraph(kind: str, runs: str) -> str:
    """A Word paragraph of one of the kinds of `PARTS` around ready-made runs."""
    return f"<w:p><w:pPr>{_LOOKS.get(kind, '')}</w:pPr>{runs}</w:p>"


def run(words: str) -> str:
    """A run of plain words."""
    return f'<w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def word_file(body: str, *, numbering: str = NUMBERING, styles: str = _STYLES) -> bytes:
    """A Word file around the paragraphs of its body."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(
            "word/document.xml", f"<w:document {_W}><w:body>{body}</w:body></w:document>"
        )
        archive.writestr("word/numbering.xml", numbering)
        archive.writestr("word/styles.xml", styles)
    return made.getvalue()


def as_word(parts: Sequence[tuple[str, str]] = PARTS) -> bytes:
    """A Word file with automatic numbers, made by another program."""
    lines = [("", TITLE_LINE), *(("", each) for each in DETAILS), ("title", TITLE)]
    lines += [("", f"Summary: {SUMMARY}"), *parts, ("", SIGNATURE)]
    return word_file("".join(word_paragraph(kind, run(words)) for kind, words in lines))


# --- printed pages ----------------------------------------------------------------------------

FOOTERS = {
    "of": "Final decision 23 990 112{gap}Page {page} of {pages}",
    "alone": "{page}",
    "dashes": "- {page} -",
    "page": "Page {page}",
    "spaced": "{page} | P a g e",
    "short": "Pg {page}",
    "welsh": "Tudalen {page} o {pages}",
    "with words": "Page {page} What I found",
    "marked": "OFFICIAL-SENSITIVE",
    "none": "",
}
_WIDE = 84


def as_pages(
    footer: str = "of", *, ends: str = "\f", lone_labels: bool = False, lines_on_page: int = 34
) -> str:
    """The text of a PDF of the decision: broken at the margin and at the ends of its pages.

    `ends` stands between pages; with `lone_labels` numbers and bullets have lines of their own.
    """
    written = [TITLE_LINE, *DETAILS, "", "", TITLE, *wrap(f"Summary: {SUMMARY}", _WIDE), ""]
    number = 0
    for kind, words in PARTS:
        number += kind == "p"
        label = {"p": f"{number}.", "b": "•"}.get(kind, "")
        indent = {"p": 0, "b": 8}.get(kind, 0)
        if kind in ("section", "h", "h3"):
            written += ["", words]
        elif label and lone_labels:
            written += [label, "", *wrap(words, _WIDE - indent), ""]
        elif label:
            set_in = " " * (indent + 8)
            first = " " * indent + label.ljust(8)
            written += wrap(words, _WIDE + 8, initial_indent=first, subsequent_indent=set_in)
            written += [""] if kind == "p" and not words.endswith(":") else []
        else:
            written += [" " * 8 + words, ""]
    written += ["", SIGNATURE]
    pages = [written[at : at + lines_on_page] for at in range(0, len(written), lines_on_page)]
    made = []
    for page, lines in enumerate(pages, 1):
        foot = FOOTERS[footer].format(page=page, pages=len(pages), gap=" " * 30)
        made.append("\n".join(["Northmere County Council · 23 990 112", "", *lines, "", foot]))
    return f"\n{ends}".join(made)
