"""What sentences of an analysis decide, in many turns of phrase."""

from __future__ import annotations

import pytest

from workbench.domain.records.findings import FindingResult
from workbench.statement.reading.judging import result_in

FAULT = """
I can see no justification for this and it was fault.
I am in no doubt that this was fault.
Sharing the address was a serious error and fault.
I have decided to uphold Mrs K's complaint about delay.
Without an assessment it could not have known what B needed; failing to assess was fault.
I consider this was fault.
The Council was at fault for failing to reply.
That is fault.
This is fault by the Council.
There was fault in the way the Council dealt with the complaint.
I find the Council at fault.
I find the Council was at fault for the delay.
The Council is therefore at fault.
This delay is fault.
This amounted to fault.
The failure to do so constituted fault.
The Council's failure to respond within the timescales was fault.
I have found fault with the Council for this.
I uphold this complaint.
I therefore uphold this part of Mrs B's complaint.
It was fault not to do so.
The Council has accepted it was at fault.
The Council accepts fault in how it handled the complaint.
The Council delayed, and that delay was fault.
The Council's failings here amount to fault.
I am satisfied the Council was at fault.
In my view, the Council is at fault for this.
My view is that there was fault.
Failure to do so is fault.
These were fault.
I do find fault.
The Council did not send the report until June, which is fault.
The Council's decision not to hold a panel was fault.
The Council did not tell Ms X about stage three and that was fault.
The Council had no good reason for this and was at fault.
It did neither, which was fault.
It did not do so, and this was fault.
I cannot see a good reason for this, so I find fault.
Although there was no fault in the assessment, the Council was at fault for the delay.
While I have not found fault with the visit, the Council was at fault for not recording it.
Not to say so was fault.
By not telling Ms X, the Council was at fault.
The Council has not explained why, and so I find it at fault.
The Council's failure to keep a proper record was also fault.
The Council should have done this sooner and its failure to do so is fault.
There is evidence of fault by the Council.
I have identified fault by the Council in its complaint handling.
The Council took four months, not 25 working days, to complete stage two; this was fault.
I consider the Council’s delay of seven months to be fault.
I regard this as fault.
The delay was not justified and amounts to fault.
There were further faults in the way the plan was reviewed.
I am satisfied there was fault in the way the Council decided this.
I have concluded that the Council was at fault.
That the letter was not sent is fault.
The Council's refusal was not in line with the guidance and was therefore fault.
This is a fault on the part of the Council.
The Council's actions were flawed and I find fault.
This failure was fault, although it did not affect the outcome.
The Council failed to consider this, which was fault.
I have decided the Council was at fault in how it dealt with stage two.
The way the Council handled this was poor and amounted to fault.
There was a delay of five months, for which the Council is at fault.
The Council has already accepted that this was fault.
Its failure to respond is further evidence of fault.
I am also satisfied that the Council was at fault in not arranging a panel.
The delay in appointing an investigating officer was avoidable and is fault.
The Council’s complaint handling was at fault in three respects.
I agree with the investigating officer that the Council was at fault.
Like the panel, I find the Council was at fault here.
The Council did not follow its own policy. That, too, was fault.
The Council says it was short of staff, but that does not excuse the delay and I find fault.
Ms X says she was not told, and the records bear this out; this was fault.
Mr X complained in June but the Council did not answer until October, and that was fault.
I have seen no evidence the Council considered this, and that is fault.
There is no record of the visit, which is fault.
Nobody wrote to Miss B and that was fault on the Council’s part.
Its poor record keeping is fault.
The Council was wrong to refuse stage two and I find fault for that.
The Council's failure, without good reason, to hold a panel was fault.
I find that, on balance, the Council was at fault.
My finding is that the Council was at fault.
I therefore conclude there was fault.
It is fault for a council to ignore its own timescales, and that is what happened here.
This was service failure and is fault.
The Council acknowledges it was at fault.
The Council's decision to refuse stage two was therefore flawed, and was fault.
I do not agree with the Council; refusing was fault.
I do not accept the Council's explanation and find it at fault.
I cannot agree; this was fault.
I consider the Council's failure to do so to be fault.
The lack of any record of its reasons is fault.
Failing to tell Mrs G of her right to complain was also fault.
This should not have happened and was fault.
"""

NO_FAULT = """
This was a matter of judgement and not of fault.
I would not describe this as fault.
I am not going to find fault with a delay of this length.
I have decided not to find fault.
The evidence falls short of establishing fault.
I have found no evidence of fault.
There was no fault in the way the Council decided this.
I do not find fault.
I find no fault.
I have not found fault with the Council here.
I have not identified any fault.
I do not consider there was fault by the Council in how it carried out its assessment.
I do not consider the Council’s letter about telephone calls was fault.
I do not consider that the Council's decision to end its involvement in March amounts to fault.
I cannot say the Council was at fault.
This does not amount to fault.
This does not constitute fault.
I therefore find the Council acted without fault here.
I am not persuaded the Council was at fault.
I see no fault in this.
I have seen nothing to suggest fault by the Council.
I do not uphold this complaint.
I have seen nothing to suggest it took sides and so I do not uphold this part of his complaint.
There is not enough evidence of fault.
There is insufficient evidence of fault.
I am unable to find fault with the Council's decision.
I cannot fault the Council's approach.
I cannot criticise it.
I have no grounds to criticise the Council's decision.
I do not criticise the Council for this.
The Council was not at fault.
That the meeting was held late was not, in the circumstances, fault.
I don't consider the Council to be at fault.
The Council's decision not to hold a conference was not fault.
It did not need to tell Ms X, so there was no fault.
This was a child-focused decision open to the investigator and I do not find fault with it.
As there was no fault in the way the decision was made, I cannot question it.
I found no fault in the Council's actions.
I see no reason to find fault.
I have not seen evidence of fault in the Council's handling of this.
Neither the delay nor the letter was fault.
It was a decision the Council was entitled to take.
I have no evidence the Council was at fault.
I am satisfied there was no fault.
I do not think that was fault.
It would not be right to find fault.
That was not fault on the Council's part.
The delay was short and not so long as to amount to fault.
The delay does not, in my view, amount to fault.
I do not find the Council at fault.
I do not find the Council to have been at fault.
I have not found the Council at fault.
I am satisfied the Council acted without fault.
I am satisfied that there was no fault in how the Council reached its decision.
On balance, I do not find fault.
The evidence does not show the Council was at fault.
The evidence does not support a finding of fault.
There is no indication of fault.
There is nothing to show the Council was at fault.
There was no fault in the Council's refusal.
I have not seen anything which suggests the Council was at fault.
I have seen no evidence of fault.
So I do not consider the delay was fault.
I do not consider the time it took, though regrettable, was fault.
I conclude the Council was not at fault.
I find the Council was not at fault in how it did this.
I find that there was no fault by the Council.
The Council acted in line with its policy and I find no fault in its actions.
Because the Council offered a meeting, I have found no fault.
While I understand Mr X's frustration, the Council was not at fault.
Although Mr X disagrees, I have found no fault in the way the decision was made.
Mr X says the Council was biased, but I have found no fault.
I therefore find no fault in relation to recommendation 3.
This is not fault on the part of the Council.
The delay was outside the Council's control and so was not fault.
It follows that I do not find fault.
I am not critical of the Council and find no fault.
I don't find fault.
There has been no fault.
I consider there was no fault.
I do not think the Council was wrong, or that there was fault.
This part of the complaint is not upheld.
"""

NO_FINDING = """
There are two accounts and I cannot prefer one over the other.
It is not possible now to know what was discussed.
I have not been able to reach a conclusion on this point.
There is not enough evidence for me to make a finding on this point.
No finding can be made on this.
I cannot say what was said.
I cannot reach a view on this.
I am unable to make a finding.
I make no finding on this point.
I cannot know what was said at the meeting.
It is not possible to establish what happened.
I am unable to come to a view about this.
I cannot reach a conclusion on whether the Council was at fault.
I am unable to say whether there was fault.
I can't reach a safe conclusion about what was said.
I cannot decide between the two accounts.
On balance I cannot make a finding either way.
I cannot make a finding on what was said.
I cannot now say what was said at the meeting.
I am unable to determine which account is right.
With two conflicting accounts I cannot, on balance, decide what happened.
I am not able to reach a finding.
"""

NOT_INVESTIGATED = """
I have not looked into the events of 2015, which are too old.
I have exercised my discretion not to investigate this.
I have discontinued my investigation of this part.
I have not investigated this.
I did not investigate the assessment.
I will not investigate this part of the complaint.
I have not considered this matter further because it is before the court.
I have decided not to investigate this.
"""

NOTHING = """
Mrs K thinks the Council was at fault.
The Council maintains it was not at fault.
We cannot find fault simply because an outcome is disliked.
I have considered what would have happened had there been no fault.
The landlord was at fault, Mr P said.
The court found the local authority at fault in 2016.
Mr P asked me to find the Council at fault.
The Council accepts the recommendations but not that it was at fault.
It is not fault unless the delay is more than trivial.
Any delay beyond this is likely to be fault.
The issue is not who was at fault.
I do not consider the fault caused him significant injustice.
I do not think the fault itself meant B went without help.
Mr X says the Council was at fault.
The stage two investigator found fault with the Council.
The investigating officer found the Council at fault on four of the six points.
The panel found no fault.
The stage two report said there was no fault.
If there was fault, I would consider injustice.
Whether there was fault is for me to decide.
Where we find fault we consider the injustice.
I have considered whether the fault caused injustice.
The Ombudsman would not find fault with a council just because somebody disagrees with it.
If the Council made its decision without fault, I cannot question it.
We would only find fault if the delay was significant.
The Ombudsman may find fault where a council departs from guidance.
The Council did not accept it was at fault.
The Council says it was not at fault.
The Council denies fault.
Mrs B does not accept there was no fault.
The Council upheld three of the five complaints.
The stage two investigation upheld the complaint.
The fault I have found caused Mrs B distress.
The Council has apologised for the fault.
In considering this complaint I have looked for evidence of fault.
My role is to decide if there was fault.
I have to decide whether the Council was at fault.
Had the Council known, it would have been at fault.
The injustice flows from the fault.
The Council should consider the faults identified.
I cannot question a decision made without fault.
The adjudicating officer upheld this complaint.
We cannot question a professional judgement unless there is fault in how it was made.
I have not seen the minutes.
The Council did not say how long it would take.
I did not find the minutes on the file.
I have considered whether there was fault.
The Council found no fault in the officer's conduct.
The independent person agreed that there was fault.
The stage three panel found the Council had been at fault in four ways.
I asked the Council whether it accepted fault.
To find fault, I must see that the Council departed from its policy.
I must decide whether the Council was at fault.
I have set out below where I have found fault.
I have taken account of the faults found at stage two.
I consider the injustice caused by the fault below.
The Council has offered £300 for the faults identified.
Miss X believes there was fault in the assessment.
Miss X's view is that the Council was at fault.
It is not my role to say whether the social worker was at fault.
The Council's apology is a suitable remedy for the fault.
I have considered the impact of this fault on Mrs X.
Any fault did not cause injustice.
The fault did not cause Mrs X injustice.
The stage two report upheld the complaint that the Council was at fault for its delay.
Where fault has caused an injustice, we recommend a remedy.
I cannot say what would have happened but for the fault.
"""


@pytest.mark.parametrize(
    ("sentences", "result"),
    [
        (FAULT, FindingResult.FAULT),
        (NO_FAULT, FindingResult.NO_FAULT),
        (NO_FINDING, FindingResult.NO_FINDING),
        (NOT_INVESTIGATED, FindingResult.NOT_INVESTIGATED),
        (NOTHING, None),
    ],
)
def test_a_sentence_decides_what_it_says_of_fault_in_its_own_clause(
    sentences: str, result: FindingResult | None
) -> None:
    read = {each: result_in(each) for each in sentences.strip().split("\n")}
    assert {each: got for each, got in read.items() if got is not result} == {}
