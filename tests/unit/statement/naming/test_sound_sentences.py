"""Sentences in which a word that is somebody’s name is only a word: none stops a file."""

from __future__ import annotations

import pytest

from tests.unit.statement.naming.searching import seen, words_for_names

SENTENCES = """
It lies off Park Lane.
In March and May only two visits were made.
The visits of April and May also stopped.
The Park Lane office was shut.
They met in Hyde Park on 3 May.
Park Royal Hospital saw her.
Park and Ride buses ran late.
He was taken to Thorpe Park for the day.
The Park View Children’s Centre was shut.
Parks were shut.
Park keepers told her to go.
The Summer term began late.
In the Summer term he was not in school.
Summer half-term came first.
Summer School was full.
In summer 2022 she left.
Over the Summer, nothing was done.
Summer is a busy time for it.
Since the Summer it has had no staff.
A High Court Judge made the order.
The District Judge adjourned it.
Deputy District Judge sittings were few.
Judge and magistrates agreed.
Judges said so.
The Judge’s order was late.
“The Judge was clear.”
His Honour the Judge refused it.
It is for a Judge to say.
The Council must judge.
Children’s Social Care closed the file.
Social Care closed the file.
Social Services were told.
Social workers visited.
Social Workers must be registered.
Social isolation was a worry.
Social and emotional needs were listed.
Adult Social Care refused.
It asked the Social Work Team.
Case records were lost.
Case Law is clear.
The Case Review was late.
A Case Progression Officer wrote.
Serious Case Reviews say so.
Case responsibility passed to another team.
Case transfer took weeks.
In Case No. 4 this was so.
Page 4 of the report says so.
Page numbers were missing.
See Page 12.
Pages 4 to 9 were missing.
The Home Page said so.
Field work stopped.
A Field Social Worker came.
Fields were flooded.
Playing Field Lane is near.
The Field of Vision test was late.
Wood burning is banned.
Wood Street Library was shut.
It is in St John’s Wood.
Wood Green is in London.
Green Lane is near.
A Green Paper was issued.
Green belt land lies behind.
The Green Party candidate wrote.
Bethnal Green Library was used.
Green spaces were few.
King’s Counsel advised.
The King’s Speech was in May.
King Street was shut.
King’s Lynn is far.
King Charles III opened it.
The King opened it.
King’s College Hospital saw her.
Kings Cross station was shut.
Price was no reason.
Price rises followed.
The Retail Price Index rose.
Prices rose.
Price comparison was impossible.
Bill payments were late.
A Bill was sent.
The Bill became law.
Bills were sent.
The Bill of Costs was late.
Care Bill debates followed.
Will there be a review?
Will it do so? It will.
“Will the Council pay?” she asked.
Will writing was discussed.
He made a Will.
Will she be told?
Will Ms X be told?
Will B be safe?
Mark schemes were missing.
Mark 2 of the form was used.
Mark-ups were missing.
A Quality Mark was given.
Hope was lost.
Hope faded.
In the hope of a place, she waited.
Hope is not enough.
Hope Street is near.
Hope and fear are natural.
Hope for the best.
May I add this?
May Day was a holiday.
On May Day it was shut.
In May it wrote.
By May, it had not.
May 2023 was the date.
May was wet.
May half-term came.
The 3 May meeting was put off.
It wrote in April, May and June.
Between May and July it rang.
From May onwards it paid.
Grace periods apply.
Grace was not given.
A Period of Grace applied.
Day care was offered.
Day one of the plan was missed.
Day Centre staff rang.
Day trips were few.
New Year’s Day was a Sunday.
On New Year’s Day it was shut.
Boxing Day was a Tuesday.
On Boxing Day no one came.
It wrote before Christmas Day.
On Mother’s Day she rang.
Mother’s Day was hard for her.
Father’s Day came.
VE Day was a holiday.
St David’s Day was marked.
The Bank Holiday fell on May Day.
On Results Day she had no marks.
On Day 3 it rang.
By Day 28 nothing was done.
A Day Nursery took him.
Sports Day was cancelled.
Rose, the fee did not.
It was leading to delay.
A larger sum was paid.
Rose Cottage is a home.
Rose gardens were planned.
Costs rose.
The Rose Centre was shut.
Long delays followed.
Long waits are common.
Long before this it knew.
Long ago it knew.
Long Covid was the reason.
A Long Term Plan was made.
The Long Stay Team had it.
Long Eaton is far.
Long-term plans were missing.
Long, detailed letters followed.
Young people were asked.
Young Carers were asked.
Young Offenders were held there.
The Young Person’s Plan was late.
Young adults were asked.
Young children were there.
Young parents were helped.
A Young Carers Assessment was due.
Best practice was ignored.
Best of all, it apologised.
Best interests come first.
The Best Interests Assessor came.
Hill walking was offered.
Hill Street was shut.
It is in Primrose Hill.
Dawn broke.
Dawn raids were made.
Before dawn, it rang.
Dawn came, and nothing was done.
Faith schools may refuse.
Faith groups were asked.
Faith in the Council was lost.
Joy was short.
Joy at the news was short.
Joy-riding was a worry.
Church schools may refuse.
Church Road was shut.
Church halls were let.
The Church of England runs it.
Ward staff were rude.
Ward 4 was shut.
Ward Managers were told.
Stone steps were wet.
Stone was used.
Stones were thrown.
Banks were shut.
Bank staff were used.
The Bishop was told.
Bishop Street was shut.
Bishops may say so.
Lane closures followed.
It lies in Mill Lane.
Lane Ends is a place.
Best regards
To judge by this, no.
He will, she said, will he?
It was a mark of respect.
Field and Wood Lanes are near.
Parking Services replied.
The Education Case Officer wrote.
Case by case, it decided.
Case officers change.
Case-by-case decisions were made.
Social distancing was the rule.
Price per hour was £12.
Green bags were left.
Wood chips were left.
Will power was lacking.
Kings and queens were taught.
Page proofs were read.
Page layout was poor.
Young as he was, he knew.
Long as it was, the letter said little.
Hard as it was, she wrote.
Best known of these is Ofsted.
Mark my words, she said.
Bill the Council, she said.
Page the doctor, it said.
Ward off trouble, it said.
Judge for yourself.
Hope so.
May we add this?
Grant it or not, it must reply.
Summer jobs were few.
Summer clothes were bought.
Summer was hot.
Summer came.
Summer ended.
Summer passed with no news.
Grace days were not counted.
Day and night she rang.
Day after day she rang.
Day to day care was given.
Green, amber and red are the ratings.
Rose-tinted views do not help.
The Will was read.
In Will v Hill the court said so.
Day-to-day decisions were hers.
King-size beds were bought.
Social, emotional and mental health needs are listed.
Field officers visited.
Price and quality count.
Case notes and letters were lost.
Wood, glass and metal were left there.
Park wardens were told.
Judge-led mediation was offered.
Wills were read.
Its Web Page said so.
The Court of Justice had set a limit.
She was moved to Long Field.
The Lord Chancellor had agreed.
Bills for the taxi were paid.
Marks out of ten were given.
In 2022, May and June were lost.
In June, May and July it rained.
"""


@pytest.mark.parametrize("text", SENTENCES.strip().splitlines())
def test_a_sound_sentence_stops_no_file(text: str) -> None:
    assert all(seen(text, listed) != "error" for listed in words_for_names())
