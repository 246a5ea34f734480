"""The conditions of standard paragraphs in words: "when the complaint is upheld"."""

from __future__ import annotations

_CONDITIONS = {
    "always": "in every statement",
    "chosen": "only when chosen",
    "investigation": "in investigations",
    "assessment": "in assessments",
    "comments_due": "when a day for comments on the draft is given",
    "draft_sent": "when a draft was sent and no comments are noted",
    "comments_received": "when comments on a draft were received",
    "no_comments_received": "when nobody had comments on the draft",
    "undecided": "while the outcome is undecided",
    "upheld": "when the complaint is upheld",
    "not_upheld": "when the complaint is not upheld",
    "closed_after_initial_enquiries": "when the case is closed after initial enquiries",
    "fault_found": "when fault is found",
    "no_fault_found": "when there are findings and none is of fault",
    "merits": "when a finding is “no fault”",
    "no_finding": "when there is a finding that cannot be made",
    "already_remedied": "when a fault was already put right",
    "criticism": "when there is criticism short of fault",
    "other_body": "when the fault was another body’s",
    "fault_without_injustice": "when a fault hurt nobody",
    "injustice_found": "when an injustice is recorded",
    "scope_limited": "when a head of complaint was not wholly investigated",
    "childrens_services": "in cases about children’s services",
    "education": "in cases about education",
    "ofsted": "when the decision is shared with Ofsted",
    "for_a_child": "when the complaint is made for a child",
    "child_involved": "when a child is involved",
    "represented": "when somebody represents the complainant",
    "several_complainants": "when there are several complainants",
    "disputed": "when an event is disputed",
    "remedies": "when there are remedies",
    "no_remedies": "when there are no remedies",
    "payments": "when a remedy is a payment",
    "apology": "when a remedy is an apology",
    "service_improvements": "when a remedy is a service improvement",
    "remedies_agreed": "when a remedy is agreed",
    "remedies_refused": "when a remedy is refused",
}


def condition_words(name: str) -> str:
    """When a standard paragraph applies, in words."""
    return _CONDITIONS.get(name, f"when: {name.replace('_', ' ')}")
