"""What sentences of an analysis say fault did to somebody, in many turns of phrase."""

from __future__ import annotations

import pytest

from workbench.statement.reading.effects import injustices_in

EFFECTS = {
    "Mrs K had to chase the Council on nine occasions.": {"FRUSTRATION"},
    "B received no education between March and July 2022.": {"LOSS_OF_EDUCATION"},
    "The family did without respite for a year.": {"LOSS_OF_SERVICE"},
    "Mr P spent £640 on a solicitor he would not otherwise have needed.": {"FINANCIAL_LOSS"},
    "The Council spent £640 on a solicitor.": set(),
    "She will never know whether B could have stayed at home.": {"UNCERTAINTY"},
    "I cannot be sure of the date.": set(),
    "Mrs K's confidence in the service has been badly shaken.": {"UNDERMINED_TRUST"},
    "This meant Mr P could not take part in the review.": {"LOST_OPPORTUNITY"},
    "B was exposed to avoidable risk of harm.": {"RISK_OF_HARM"},
    "The delay added to the anxiety Mrs K was already feeling.": {"DISTRESS"},
    "Mrs K told us she lost sleep and felt anxious.": set(),
    "The investigator found the delay had caused Mrs K distress.": set(),
    "Mrs K's distress was not caused by the Council.": set(),
    "I have seen nothing to show this caused B harm.": set(),
    "The plan was meant to reduce the risk of harm to B.": set(),
    "This caused Ms X avoidable distress.": {"DISTRESS"},
    "This caused Mr C distress and put him to time and trouble.": {"DISTRESS", "TIME_AND_TROUBLE"},
    "Mr C went to time and trouble in pursuing matters.": {"TIME_AND_TROUBLE"},
    "As a result, Ms X was put to unnecessary time and trouble.": {"TIME_AND_TROUBLE"},
    "Ms X went to the time and trouble of complaining to us.": {"TIME_AND_TROUBLE"},
    "The delay was frustrating for Mrs B.": {"FRUSTRATION"},
    "Ms X was left uncertain about whether the outcome would have been different.": {"UNCERTAINTY"},
    "Mrs B is left not knowing whether things would have been different.": {"UNCERTAINTY"},
    "This leaves Mrs B with uncertainty.": {"UNCERTAINTY"},
    "This has left her with a sense of uncertainty about what would have happened.": {
        "UNCERTAINTY"
    },
    "The fault meant Miss Y had to chase the Council repeatedly, which was frustrating.": {
        "FRUSTRATION"
    },
    "The Council’s fault undermined Mr X’s confidence in the Council.": {"UNDERMINED_TRUST"},
    "This eroded his trust in the Council.": {"UNDERMINED_TRUST"},
    "B missed out on two terms of education.": {"LOSS_OF_EDUCATION"},
    "B was without suitable education between March and July.": {"LOSS_OF_EDUCATION"},
    "B lost the support of an advocate.": {"LOSS_OF_SERVICE"},
    "B did not receive the respite care she should have had for four months.": {"LOSS_OF_SERVICE"},
    "The family went without short breaks.": {"LOSS_OF_SERVICE"},
    "Miss Y lost the chance to have her complaint looked at independently.": {"LOST_OPPORTUNITY"},
    "Ms X was denied an independent investigation.": {"LOST_OPPORTUNITY"},
    "Mrs B lost out on the opportunity to put her case to a panel.": {"LOST_OPPORTUNITY"},
    "Mrs B was deprived of an opportunity to appeal.": {"LOST_OPPORTUNITY"},
    "Mr Z was out of pocket by £400.": {"FINANCIAL_LOSS"},
    "Mr Z paid for a report he should not have had to pay for.": {"FINANCIAL_LOSS"},
    "This placed B at risk of harm.": {"RISK_OF_HARM"},
    "B was put at avoidable risk.": {"RISK_OF_HARM"},
    "B came to harm.": {"HARM"},
    "The delay caused Mrs T worry and inconvenience.": {"DISTRESS", "FRUSTRATION"},
    "Mrs T was understandably upset by the letter.": {"DISTRESS"},
    "The injustice to Mrs T is the distress of waiting seven months for an answer.": {"DISTRESS"},
    "I consider the fault caused Mr X an injustice in the form of avoidable frustration.": {
        "FRUSTRATION"
    },
    "His distress was avoidable.": {"DISTRESS"},
    "The fault has caused significant distress to Ms X and her daughter B.": {"DISTRESS"},
    "Ms X was distressed by what she read.": {"DISTRESS"},
    "Ms X says this caused her distress.": set(),
    "Ms X says the Council's failings caused distress and put her to time and trouble.": set(),
    "The report says this was to avoid causing B avoidable distress.": set(),
    "I do not consider this caused Ms X distress.": set(),
    "This did not cause Ms X an injustice.": set(),
    "I am not persuaded that Ms X was caused any distress by this.": set(),
    "I do not consider it caused Miss X an injustice requiring a remedy.": set(),
    "The Council offered £150 for distress.": set(),
    "The Council should pay Mrs T £200 to recognise her distress.": set(),
    "A payment of £300 is suitable for the distress.": set(),
    "I have considered whether the fault caused distress.": set(),
    "If this had caused distress, I would recommend a payment.": set(),
    "Our guidance says distress can include uncertainty.": set(),
    "A remedy for distress is usually between £100 and £300.": set(),
    "The Council apologised for the distress caused.": set(),
    "Mr X complained about distress caused by the visit.": set(),
    "There is a risk of significant harm where a council has cause to suspect it.": set(),
    "I cannot say the outcome would be different, but the uncertainty is an injustice.": {
        "UNCERTAINTY"
    },
    "Without this fault Ms X would have had her complaint answered a year sooner.": set(),
    "I accept this has been distressing for Mr X, but it does not flow from fault.": set(),
    "I recognise that this has been an upsetting time for Mr X.": set(),
}


@pytest.mark.parametrize("sentence", EFFECTS)
def test_only_what_the_investigator_says_fault_did_is_an_injustice(sentence: str) -> None:
    assert {kind.name for kind, _ in injustices_in(sentence)} == EFFECTS[sentence]
