"""Sound sentences of a hostile outsider, full of words that are names somewhere else."""

from __future__ import annotations

from collections.abc import Mapping

from tests.evaluation.outside_names import CALLED_LIKE_SOMEBODY

_PLACES = """
The placement in Great Yarmouth ended in the spring.
Norfolk and Suffolk share one emergency duty team.
It paid for a taxi from Bury St Edmunds to Ely.
The foster home was outside Berwick-upon-Tweed.
Transport for London gave him a pass.
Kent County Council took over the case in July.
The Isle of Wight was too far away.
The hearing took place at Leeds Combined Court Centre.
She moved from the West Midlands to North Yorkshire.
The nearest unit was in Milton Keynes.
A place in Stoke-on-Trent was offered first.
The Borough of Telford and Wrekin was not involved.
It used a home in Rose Hill, not one nearby.
The office in Market Street had closed.
"""
_OFFICES = """
The Lord Chancellor had changed the rules by then.
Great Ormond Street Hospital sent a report.
The Lady Chief Justice gave guidance on this.
The First-tier Tribunal (Health, Education and Social Care Chamber) allowed the appeal.
The Children and Family Court Advisory and Support Service was told.
His Honour the Designated Family Judge made a general order.
The High Court of Justice, Family Division, sat in private.
The Royal College of Speech and Language Therapists has advice on this.
The Office for Standards in Education, Children’s Services and Skills had inspected it.
The Director of Children’s Services apologised.
The Head of Service signed it off.
The Principal Social Worker reviewed the file.
The Deputy Head wrote to the panel.
The Virtual School Head had no plan.
The Independent Reviewing Officer chaired the meeting.
The Local Authority Designated Officer was told the same day.
The Emergency Duty Team took the call.
The Multi-Agency Safeguarding Hub closed the referral.
Victim Support offered help.
The Crown Prosecution Service took no action.
The Information Commissioner’s Office had already decided on that.
Citizens Advice helped with the form.
The Child Maintenance Service wrote back.
The Department for Work and Pensions stopped the payments.
The Parliamentary and Health Service Ombudsman looked at the other part.
Mind, the charity, lent a room.
The Family Rights Group has a leaflet on this.
"""
_TIMES = """
In May and June 2022 nobody visited.
Between March and April 2021 the case had no worker.
By August the plan was out of date.
May 2023 was the earliest date it could offer.
It rained through most of April.
Autumn term began without a place.
On Friday the panel met; on Monday it wrote.
The review due in January took place in June.
The New Year came and went.
Good Friday fell in the first week.
Early in the summer it changed its mind.
From September the offer changed.
Spring term attendance was poor.
"""
_GUIDANCE = """
It should have followed “Working Together to Safeguard Children”.
“Getting the Best from Complaints” sets out the three stages.
The guide “Good Administrative Practice” applies.
Keeping Children Safe in Education was not followed.
The Special Educational Needs and Disability Code of Practice is clear.
“Principles of Remedy” says what is fair.
Section 26(3) of the Children Act 1989 gives the right.
Part 3 of the Children and Families Act 2014 applies here.
The Care Planning, Placement and Case Review (England) Regulations 2010 require it.
R (G) v Southwark was decided in 2009.
Article 8 of the European Convention on Human Rights was in play.
The Children Act 1989 Representations Procedure (England) Regulations 2006 set time limits.
“Putting Things Right” is the scheme in Wales.
The Best Value duty does not change this.
The Public Law Outline sets out steps before court.
A Child in Need Plan was drawn up.
A Child Protection Conference was held within fifteen working days.
Its “Staying Put” policy was out of date.
The Southwark judgment was not considered.
"""
_THINGS = """
Rose bushes in the garden had been cut down.
Ivy covered the fence between the two houses.
Holly and mistletoe are poisonous, the leaflet said.
A heather garden was planted by the school.
Hope was all she was left with, she said.
Patience is needed in such talks.
Grace periods are set out in the tenancy.
Faith groups were asked for their views.
Joy and anger were both in the report.
Trust between them had broken down.
Mercy was not what she wanted.
Justice delayed is justice denied, she wrote.
Will it happen again? The Council says not.
May I see the file, she asked.
Mark schemes were not shared.
Bill payments were missed for two quarters.
Grant funding had run out.
Page 4 of the report is missing.
Price rises were blamed.
Park keepers called the police.
Bank statements were asked for twice.
Field trips were cancelled.
Long waits are common, it said.
Young people were not asked.
Green spaces were few.
Brown envelopes piled up.
Church halls were used for contact.
Case notes were missing.
Day care was withdrawn.
Stone steps led to the flat.
King-size beds do not fit the room.
Lane closures delayed the taxi.
Wood smoke got into the room.
Winter coats were not paid for.
Bells rang at noon.
Cross words were exchanged.
Cooks and cleaners were checked as well.
Power cuts lasted two days.
Hall floors were wet.
Major works were planned.
Sharp objects were locked away.
Noble aims do not excuse delay.
Archery lessons were offered instead.
Moss grew on the walls.
Swan rescue was the reason given for the delay.
Lawful excuse was not shown.
Sale of the house fell through.
Bright lights upset him.
Early Help closed the case.
Youth Justice took part in the meeting.
Legal Services approved the letter.
Customer Relations registered the complaint.
Housing Options offered one viewing.
Foster Care Associates was paid to find a home.
Adult Social Care said the same.
School Transport turned her down.
Step down to early help was agreed.
Well before then the money was gone.
Still, the offer was fair.
Only then did it reply.
Sunday contact was stopped.
Best practice is to visit within a week.
Last but not least, it lost the file.
Fair access panels decide such things.
Bank of England base rate changes were the reason.
Sue the Council, somebody had told her.
Pat answers did not help, she said.
Rob and steal were the words used.
Jack plugs and cables were missing from the kit.
Miles were claimed for each trip.
Guy ropes had come loose on the school trip.
Ray of hope was the phrase she used.
"""


def _lines(*listed: str) -> tuple[str, ...]:
    return tuple(line for each in listed for line in each.strip().splitlines())


SOUND = (*_lines(_PLACES, _OFFICES, _TIMES, _GUIDANCE, _THINGS), *CALLED_LIKE_SOMEBODY)

TEMPTING: Mapping[str, tuple[str, ...]] = {
    "sunny": ("Sunny intervals were forecast.", "The room was sunny and clean."),
    "gill": ("Gill nets are banned on that river.",),
    "honey": ("Honey and nuts were on the list of allergens.",),
    "blessing": ("It was a blessing in disguise, she said.", "Blessing the food was part of it."),
    "power": ("Power of attorney was not needed.", "It had the power to do so."),
    "precious": ("Precious time was lost.", "Precious little was done."),
    "moon": ("A Moon landing poster was on the wall.",),
    "angel": ("Angel of the North was where they met.",),
    "jasmine": ("Jasmine tea was served.",),
    "tan": ("A tan envelope was found.",),
    "an": ("An officer rang.", "An apology was offered."),
    "do": ("Do not attend, the letter said.", "What should it do now?"),
    "my": ("My view is that the delay was avoidable.", "“My bed is broken,” she wrote."),
    "rain": ("Rain came through the roof.", "Rain stopped the visit."),
    "song": ("Song and dance classes were paid for.",),
    "happy": ("Happy as she was, she wanted to move.", "He was happy there."),
    "sale": ("Sale boards had gone up.",),
    "patience": ("Patience was in short supply.", "Her patience ran out."),
    "bright": ("Bright colours calmed him.",),
    "gift": ("Gift vouchers were offered.", "A gift was returned."),
    "law": ("Law and guidance are set out below.", "Law Society rules apply."),
    "harmony": ("Harmony at home was the aim.",),
    "iris": ("Iris scans are not used.",),
    "fang": ("A fang mark was seen, but the dog was gone.",),
    "olive": ("Olive oil was spilled on the records.",),
    "long": ("Long after that it replied.", "How long it took is not known."),
    "pearl": ("Pearl buttons were missing from the coat.",),
    "young": ("Young carers have a right to this.", "Young Minds gave advice."),
    "destiny": ("Destiny had little to do with it, he wrote.",),
    "moody": ("Moody teenagers are no excuse.",),
    "sky": ("Sky television was cut off.", "The sky was dark."),
    "fox": ("A fox got in.", "Fox Street was closed."),
    "river": ("River levels were high.", "The River Trent floods."),
    "swan": ("Swan Lane was closed.",),
    "miles": ("Miles away from school, he gave up.", "It was nine miles away."),
    "archer": ("The Archer Centre had a room.",),
    "chance": ("Chance played a part.", "Chance meetings do not count."),
    "major": ("Major changes were made.", "A major delay followed."),
    "hazel": ("Hazel trees line the path.",),
    "wells": ("Wells had run dry.", "She moved to Tunbridge Wells."),
    "sage": ("Sage advice was ignored.", "Sage software printed it."),
    "bloom": ("Bloom season had started.",),
    "ray": ("X-ray results came late.", "A ray of light was the advocate."),
    "sharp": ("Sharp criticism followed.",),
    "guy": ("Guy Fawkes night was loud.",),
    "noble": ("Noble words were not enough.",),
    "penny": ("Penny by penny she saved.", "Not a penny was paid."),
    "hall": ("Hall and stairs were painted.", "The Town Hall was shut."),
    "robin": ("Robin nests delayed the works.",),
    "cross": ("Cross that bridge later, it said.", "The Red Cross helped."),
    "ocean": ("Ocean views were promised.",),
    "castle": ("Castle visits were stopped.", "She lived in Castle Road."),
    "said": ("Said to be urgent, it waited.", "He said so."),
    "rowan": ("Rowan trees were felled.",),
    "moss": ("Moss Side was where he lived.",),
    "can": ("Can it be put right? Yes.",),
    "christian": ("Christian Aid gave a parcel.",),
    "baker": ("Baker Street was closed.", "A baker lived below."),
    "sterling": ("Sterling work was done by the clerk.",),
    "mint": ("Mint tea was served.",),
    "star": ("Star charts were used.",),
    "storm": ("Storm damage was repaired late.",),
    "temple": ("Temple Meads was the nearest station.",),
    "summer": ("Summer activities were cancelled.",),
    "bishop": ("The Bishop’s office was copied in.", "Bishop Auckland was too far."),
}
"""A word that is somebody's name, in sentences where it is only a word."""
