"""The letters and notices of an office: what each is, to whom it goes, and its usual words.

An office changes the words as it changes its other settings. A template that begins with
`REAL_NAMES` on a line of its own may hold real names and addresses; nothing else that leaves a
case may. Words in braces are filled in from the case when a letter is made.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from workbench.domain.dataclass import dataclass

REAL_NAMES = "[real names]"
"""The first line of a template whose letters hold real names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterTemplate:
    """A letter there is: its id, what it is called, and its usual words."""

    id: str
    title: str
    text: str

    @property
    def setting(self) -> str:
        """The key of the office's setting that has its words."""
        return f"letter-{self.id}"


_WRAPPED = re.compile(rf"(?<!\n)(?<!{re.escape(REAL_NAMES)})\n(?!\n)")
"""Where a paragraph below goes on in the next line of this file."""


def _template(id: str, title: str, text: str) -> LetterTemplate:
    return LetterTemplate(id=id, title=title, text=_WRAPPED.sub(" ", text.strip()))


_HEAD = f"""{REAL_NAMES}
{{name}}

{{address}}

{{date}}

Our reference: {{reference}}

Dear {{salutation}}
"""
_OFFICE_HEAD = """{date}

Our reference: {reference}

To {addressee}
"""
_END = """
Yours sincerely

{investigator}
"""


def _letters() -> Mapping[str, LetterTemplate]:
    listed = (
        _template("draft-complainant", "Draft decision: to the complainant", f"""{_HEAD}
{{Your-complaint}} about {{body-name}}

I have written a draft of my decision and enclose it. It is not final: your comments may change it.

If you want to comment, please write to me by {{comments-due}}. Say which paragraph each comment
is about, and send any evidence for it. The draft is confidential: please do not publish it or
pass it on.

We publish our decisions on our website. They name the council but not the people involved.
{_END}"""),
        _template("draft-council", "Draft decision: to the council", f"""{_OFFICE_HEAD}
I enclose a draft of my decision on the complaint of {{complainant}}. It is confidential.

Please send any comments by {{comments-due}}, and say which paragraph each is about. Where the
draft recommends action, please say whether {{body}} agrees to it and by when it can be carried
out.

Where the draft criticises somebody who can be identified, please show that person what concerns
them, invite comments, and tell me when that was done.
{_END}"""),
        _template("final-complainant", "Final decision: to the complainant", f"""{_HEAD}
{{Your-complaint}} about {{body-name}}

I have made my final decision, dated {{decision-date}}, and enclose it.

If you think that evidence I relied on was wrong, or you have new information that matters, you
can ask for a review by {{review-until}}. Somebody who did not make the decision will look at
your request.
{_END}"""),
        _template("final-council", "Final decision: to the council", f"""{_OFFICE_HEAD}
I enclose my final decision on the complaint of {{complainant}}, dated {{decision-date}}.

{{agreed-action}}

You can ask for a review by {{review-until}}, on the ground that evidence I relied on was wrong or
that relevant information is new.
{_END}"""),
        _template("enquiries", "Enquiries: of the council", f"""{_OFFICE_HEAD}
I am looking into the complaint of {{complainant}}. The statement of complaint is enclosed.

Please answer the questions below and send the records that show it.

{{questions}}
{_END}"""),
        _template("criticised", "Invitation to comment: to somebody criticised", f"""{_HEAD}
A draft of my decision on a complaint about {{body-name}} says something critical of you. I
enclose the paragraphs that concern you. They are confidential.

Before I decide, you can comment on them. Please write to me by {{comments-due}}.
{_END}"""),
        _template("ofsted", "Copy of the decision for Ofsted", f"""{{date}}

Our reference: {{reference}}

To Ofsted

Under our agreement to share information I send you my decision of {{decision-date}} on a
complaint about {{body-name}}.
{_END}"""),
        _template("remedy-reminder", "Reminder of a remedy", f"""{_OFFICE_HEAD}
My decision of {{decision-date}} records that {{body}} agreed to the following, with the days by
which it is due:

{{remedies}}

I have not yet had evidence of it. Please send it, or tell me when it will be done.
{_END}"""),
        _template("closure", "Case closed", f"""{_OFFICE_HEAD}
I am satisfied that {{body}} has done what it agreed to in my decision of {{decision-date}} on
the complaint of {{complainant}}, and have closed the case.
{_END}"""),
    )  # fmt: skip
    return MappingProxyType({each.id: each for each in listed})


LETTERS = _letters()
"""Every letter there is, by id."""
