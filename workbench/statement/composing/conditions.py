"""Conditions: the named facts of a case on which a standard paragraph applies.

Each is a function of the case and of whether a draft or a final statement is made. Reference
data names them in ``when``; `known_conditions` lists the names so that a file naming another is
refused when it is loaded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from workbench.domain.casefile import CaseFile
from workbench.domain.errors import ReferenceDataInvalid
from workbench.domain.records.comments import Response
from workbench.domain.records.complaint import HeadScope, Outcome, StatementKind
from workbench.domain.records.findings import FindingResult
from workbench.domain.records.people import AgeGroup, PersonRole
from workbench.domain.records.remedies import Agreement, RemedyKind
from workbench.statement.cast import commenters
from workbench.statement.nodes import StatementStage

Condition = Callable[[CaseFile, StatementStage], bool]


def _has_result(case: CaseFile, results: Iterable[FindingResult]) -> bool:
    wanted = frozenset(results)
    return any(finding.result in wanted for finding in case.findings.values())


def _outcome(outcome: Outcome) -> Condition:
    return lambda case, stage: case.case.outcome is outcome


def _result(*results: FindingResult) -> Condition:
    return lambda case, stage: _has_result(case, results)


def _remedy_kind(*kinds: RemedyKind) -> Condition:
    return lambda case, stage: any(remedy.kind in kinds for remedy in case.remedies.values())


def _agreement(agreement: Agreement) -> Condition:
    return lambda case, stage: any(
        remedy.agreement is agreement for remedy in case.remedies.values()
    )


def _role(role: PersonRole) -> Condition:
    return lambda case, stage: any(person.role is role for person in case.people.values())


def _category(*words: str) -> Condition:
    return lambda case, stage: any(word in case.case.category.lower() for word in words)


def _scope_limited(case: CaseFile, stage: StatementStage) -> bool:
    return any(head.scope is not HeadScope.INVESTIGATED for head in case.heads.values())


def _ofsted(case: CaseFile, stage: StatementStage) -> bool:
    """Upheld decisions on children's services and education are shared with Ofsted once final."""
    return (
        stage is StatementStage.FINAL
        and case.case.outcome is Outcome.UPHELD
        and _category("children", "education")(case, stage)
    )


def _for_a_child(case: CaseFile, stage: StatementStage) -> bool:
    adults = any(
        person.role in (PersonRole.COMPLAINANT, PersonRole.REPRESENTATIVE)
        and person.age_group is AgeGroup.ADULT
        for person in case.people.values()
    )
    return adults and _child_involved(case, stage)


def _child_involved(case: CaseFile, stage: StatementStage) -> bool:
    return any(
        person.age_group is AgeGroup.CHILD or person.role is PersonRole.CHILD
        for person in case.people.values()
    )


def _several_complainants(case: CaseFile, stage: StatementStage) -> bool:
    return sum(p.role is PersonRole.COMPLAINANT for p in case.people.values()) > 1


def _fault_without_injustice(case: CaseFile, stage: StatementStage) -> bool:
    return any(
        finding.result is FindingResult.FAULT and finding.fault_without_injustice
        for finding in case.findings.values()
    )


def _draft_sent(case: CaseFile) -> bool:
    issued = any(each.issue and each.stage == "draft" for each in case.versions.values())
    return issued or case.case.draft_sent_on is not None


def _parties_heard(case: CaseFile) -> list[Response]:
    """What the parties sent in, or that they had nothing to say; not the office's own notes."""
    return [each for each in case.responses.values() if not each.second_reader]


_CONDITIONS: Mapping[str, Condition] = MappingProxyType(
    {
        "always": lambda case, stage: True,
        "chosen": lambda case, stage: False,
        "investigation": lambda case, stage: (
            case.case.statement_kind is StatementKind.INVESTIGATION
        ),
        "assessment": lambda case, stage: case.case.statement_kind is StatementKind.ASSESSMENT,
        "comments_due": lambda case, stage: case.case.comments_due is not None,
        "draft_sent": lambda case, stage: _draft_sent(case) and not _parties_heard(case),
        "comments_received": lambda case, stage: _draft_sent(case) and bool(commenters(case)),
        "no_comments_received": lambda case, stage: (
            _draft_sent(case) and bool(_parties_heard(case)) and not commenters(case)
        ),
        "undecided": _outcome(Outcome.UNDECIDED),
        "upheld": _outcome(Outcome.UPHELD),
        "not_upheld": _outcome(Outcome.NOT_UPHELD),
        "closed_after_initial_enquiries": _outcome(Outcome.CLOSED_AFTER_INITIAL_ENQUIRIES),
        "fault_found": _result(FindingResult.FAULT, FindingResult.ALREADY_REMEDIED),
        "no_fault_found": lambda case, stage: (
            bool(case.findings)
            and not _has_result(case, (FindingResult.FAULT, FindingResult.ALREADY_REMEDIED))
        ),
        "merits": _result(FindingResult.NO_FAULT),
        "no_finding": _result(FindingResult.NO_FINDING),
        "already_remedied": _result(FindingResult.ALREADY_REMEDIED),
        "criticism": _result(FindingResult.CRITICISM),
        "other_body": _result(FindingResult.OTHER_BODY),
        "fault_without_injustice": _fault_without_injustice,
        "injustice_found": lambda case, stage: bool(case.injustices),
        "scope_limited": _scope_limited,
        "childrens_services": _category("children"),
        "education": _category("education"),
        "ofsted": _ofsted,
        "for_a_child": _for_a_child,
        "child_involved": _child_involved,
        "represented": _role(PersonRole.REPRESENTATIVE),
        "several_complainants": _several_complainants,
        "disputed": lambda case, stage: any(e.disputed for e in case.events.values()),
        "remedies": lambda case, stage: bool(case.remedies),
        "no_remedies": lambda case, stage: not case.remedies,
        "payments": _remedy_kind(RemedyKind.FINANCIAL_LOSS, RemedyKind.SYMBOLIC_PAYMENT),
        "apology": _remedy_kind(RemedyKind.APOLOGY),
        "service_improvements": _remedy_kind(RemedyKind.SERVICE_IMPROVEMENT),
        "remedies_agreed": _agreement(Agreement.AGREED),
        "remedies_refused": _agreement(Agreement.REFUSED),
    }
)


def known_conditions() -> frozenset[str]:
    """The names a standard paragraph's ``when`` may use; "chosen" applies only when chosen."""
    return frozenset(_CONDITIONS)


def holds(name: str, case: CaseFile, stage: StatementStage) -> bool:
    """Whether the named condition is true of the case.

    Raises `ReferenceDataInvalid` for a name that is none of `known_conditions`.
    """
    condition = _CONDITIONS.get(name)
    if condition is None:
        raise ReferenceDataInvalid(
            f"A standard paragraph applies on a condition called “{name}”, which there is not.",
            "Correct `when` in resources/paragraphs.",
        )
    return condition(case, stage)
