"""Sound sentences full of places, offices, shops, feasts and plants called like somebody."""

from __future__ import annotations

_LISTED = """
The Archbishop of York gave the address.
She was seen at King’s College Hospital.
The Queen Elizabeth Hospital discharged him in May.
A place at Rose Cottage, the respite unit, fell through.
Robin Hood Airport was named on the ticket.
The Hope Centre and the Grace Chapel lent their rooms.
Its Early Years Team and its Short Breaks Team share a manager.
Lord Laming’s inquiry was cited.
The Munro Review, the Wood Review and the Care Review all say so.
The Francis Report had warned of this.
It relied on “Every Child Matters”, which is no longer in force.
The Bridge, a pupil referral unit, took him for six weeks.
The Park Inn had no rooms left.
Her tenancy with Places for People ended.
The Rowntree Foundation published figures.
Sure Start closed in 2011.
Home Start sent a volunteer.
The Prince’s Trust and Princess Alice Hospice were not involved.
Barnardo’s, the Children’s Society and Save the Children gave evidence.
Marks & Spencer vouchers were sent.
Boots sold the medicine.
Next sold the uniform.
Post Office Counters handled the payment.
Virgin Trains refunded the fare.
The Royal Oak, a pub, was where they met.
The White Hart and the Red Lion were both shut.
A bus to Bishop Auckland goes from Market Place.
The A1 and the M62 were closed by snow.
Snow lay until March.
Frost damaged the pipes.
Storms in February closed the bridge.
Rain and wind kept them in.
Spring came before it replied.
In Lent the church hall is booked.
On Remembrance Sunday the office is shut.
Boxing Day contact was agreed and then stopped.
Contact took place on Good Friday and Easter Monday.
By Monday it had changed its mind, and by Friday it had changed it back.
From May to July it did nothing.
April, May and June were the worst months.
May it be noted that she objected.
May I have a copy, she wrote.
Will the Council pay? It will.
Can he stay? No.
Mark the date, said the leaflet.
Bill of Rights arguments were not raised.
Bills came and went.
Grant money was clawed back.
Grants to voluntary groups ended.
Rose petals were strewn at the ceremony.
Roses and lilies were laid.
Lily ponds are a danger to children, the risk assessment says.
Poppy Day was mentioned in the newsletter.
Daisy chains were made at the contact centre.
Heather grows on the moor behind the home.
Olive branches were offered on both sides.
Ivy League was the name of the after-school club.
Basil and Rosemary are the names of two rooms in the unit.
The Jasmine Suite at the registry office was booked.
Ruby Wax was quoted in the leaflet.
Pearl Harbour was the topic of the lesson.
Amber alerts went to all schools.
Amber and red ratings need a plan.
Crystal Palace was her team.
Jade plants stood in the window.
Diamond Jubilee celebrations closed the office.
Joy Division posters hung in his room.
Faith, hope and charity are painted on the wall.
Hope fades, she wrote.
Hope Street Surgery sent the notes.
Patience and care were needed.
Prudence suggests a second check.
Mercy killings were the topic of the film he saw.
Charity shops were asked for furniture.
Charity Commission rules apply.
Trust boards meet monthly.
Trust Deed paragraphs were quoted.
Victory Road School has a unit for this.
Liberty, the charity, wrote in support.
Justice for Families ran a campaign.
Justice was not done, in her view.
The Ministry of Justice had set a limit.
The Court of Appeal said so in 2015.
The Head of Service and the Director of Finance agreed.
The Board of Trustees met on Tuesday.
The Bank of Scotland froze the account.
The Leader of the Council apologised.
The Chair of the Panel asked three questions.
The Chief Constable was not a party.
District Judge rulings are not precedents.
The Recorder gave directions.
A Circuit Judge heard the appeal.
The Judge gave her reasons orally.
Judges of the Family Court sit alone.
The Master of the Rolls gave the leading judgment.
Magistrates granted the order.
The Sheriff Court in Perth has no power here.
The Bishop’s School and the King’s School share a bus.
Abbey National held the savings.
Church House sent the file.
Church of England schools were consulted.
A Church Army hostel took him in.
The Salvation Army hostel was full.
The Samaritans, Shelter and Crisis were named in the leaflet.
Shelter gave advice.
Crisis teams were stretched.
Mind and Rethink were consulted.
Scope had a place for him.
Sense and Mencap offered support.
Young Epilepsy trained the staff.
Youth Justice Board standards apply.
Green Lane, Long Lane and Park Lane were all dug up.
The Green Man is a landmark.
Hill View had two beds.
Hill walking was on the programme.
Field work was stopped.
Fields flooded.
Woods and fields lie behind the house.
Wood burners were banned.
Stone and brick were mixed.
Brook Advisory Centre staff were helpful.
Brooks burst their banks.
Banks and building societies were asked.
Banks Street was cordoned off.
Lakes and rivers were out of bounds.
Ward Councillors were told.
Ward rounds were missed.
Wards of court cannot be moved.
Page numbers were missing.
Pages were missing.
Pages 3 and 4 were blank.
Chapter and Verse was the name of the shop.
Case law is clear.
Case conferences were late.
Cases of this kind are rare.
Cash was paid in May.
Price lists were out of date.
Prices rose.
Penny pinching was her phrase.
Pound for pound it was dearer.
Marsh gas was suspected.
Moor Lane is a long way off.
Cook books and toys were bought.
Baker Street was misspelt.
Butchers and bakers were listed as employers.
Taylor & Francis published the study.
Smith’s crisps were on the list.
Potter’s clay was used in therapy.
Taylor Review findings were cited.
King George’s Field was flooded.
Queen Street and King Street were closed.
Duke of Edinburgh’s Award sessions were paid for.
Earl Grey was served.
Knight Frank valued the house.
Bishop Grosseteste University ran the course.
Dean Close was not the school meant.
Major incidents were logged.
Sergeant at Arms is a ceremonial post.
Constable Burton is a village.
Long Eaton, Little Hulton and Great Harwood were all too far.
Short breaks were cut.
Best interests decisions must be recorded.
Best Start in Life is a programme.
Young Persons’ Advisers are in post.
Old Trafford was the venue.
New Forest District Council was not involved.
High Peak Borough Council passed the referral on.
North and South Tyneside share a service.
East and West Sussex do not.
West Ham United ran the scheme.
Early Intervention Grant money was used.
Black Country Partnership staff attended.
White Paper proposals were cited.
Brown paper was used.
Grey areas remain.
Sharp turns were warned of.
Moody’s rating was cited.
Bright futures start here, the poster said.
Fair Access Protocol places are limited.
Rich pickings, said the note.
Frank discussions were held.
Earnest efforts were made.
Constant change of workers was a theme.
Happy to help, the email ended.
Sunny Bank is a children’s home.
Lovely as it was, the room was too small.
Noble Park is in Australia.
Savage cuts were blamed.
Swift action was promised.
Strong views were held.
Stark choices had to be made.
Gentle reminders were sent.
Loyal service awards were handed out.
Noon was the deadline.
Night staff were not told.
Dawn raids were feared.
Day nurseries were full.
Week by week it put off the visit.
Christmas came.
Noel Park is in Haringey.
Carol services were cancelled.
Holly Lodge closed.
Robin Hood was the school play.
Jack and Jill was on the tape.
Jack Frost had been at the windows.
Pat on the back, she called it.
Bob a job week was long gone.
Rob me of my rights, she wrote.
Sue if you must, it said.
Drew no conclusions, it said.
Dale Farm was in the news.
Glen View was inspected in 2019.
Heath services were joined up.
Cliff edge was his word for turning 18.
Sandy soil was blamed.
Rocky ground, she called it.
Victor Hugo was on the reading list.
Victoria Road, Victoria Coach Station and Victoria Park are all near.
Florence Nightingale was quoted.
Chelsea and Kensington are one authority.
Paris was the destination of the trip.
Jordan and Israel were on the map.
India Office papers were used in the lesson.
China tea sets were broken.
Austin cars were made there.
Lincoln City and Derby County ran schemes.
Kent and Essex sent nobody.
Devon and Somerset share a panel.
Bath and North East Somerset Council was told.
Reading Borough Council and Wokingham share it.
Rugby and football were his interests.
Nelson and Colne College took her.
Stanley knives were found.
Preston bus station was where he slept.
Burton and Uttoxeter are in Staffordshire.
Chester Zoo gave free tickets.
Stafford, Telford and Wolverhampton were ruled out.
"""
CALLED_LIKE_SOMEBODY = tuple(_LISTED.strip().splitlines())
