"""Sentences in which a word that is somebody’s name is that name: each stops a file."""

from __future__ import annotations

import pytest

from tests.unit.statement.naming.searching import people, seen, words_for_names

SENTENCES = """
Dawn ran away.
Wood had left.
Wood left early.
King rang the school.
Green refused to sign.
Long told me so.
Price did not reply.
Page wrote back.
Field agreed with this.
Day was late.
Day was told of it.
Case wrote to the school.
Judge wrote to the school.
Park had not read it.
Park was late.
Summer ran away.
Summer was told.
Summer was placed with an aunt.
Summer cried.
Summer’s school was told.
May ran away.
May was seen at home.
May did not want to go.
May’s mother rang.
Hope was placed with an aunt.
Hope had no bed.
Hope went to school.
Hope came home late.
Hope came to live with her aunt.
Grace went to school.
Grace ran off.
Grace, her sister, was told.
Grace, who was ill, was told.
Grace, aged 9, was told.
Rose, 9, was told.
Rose, her aunt, was told.
Rose cried.
Rose has autism.
Rose did not reply.
Will ran away.
Will was told.
Will did not want to go.
Will has no bed.
Will said so.
Will, her brother, was told.
Will and Grace were told.
Will does not like it.
Mark said so.
Mark was rude.
Mark left.
Mark had gone.
He told Hope that it was late.
It took Hope for a walk.
It told Day to leave.
It gave May only two visits.
Bill said so.
Bill left the house.
Bill was told.
Bill has not replied.
Faith ran away.
Faith was ill.
Joy ran away.
Joy did not reply.
Joy had left by then.
It told King.
It spoke to Green and Long.
I spoke to Page about it.
The worker, Field, was late.
She saw Wood there.
It was sent to Price.
A letter from Long was lost.
Young was told.
Young said so.
Young had left.
Young did not reply.
According to Price, it did.
It asked Judge to reply.
Mr Judge replied.
Mr Justice King ruled.
Ms Park’s letter was lost.
Kings’ letter is lost; Mr King wrote it.
Dr Green saw her.
PC Wood came.
Cllr Day came.
Social worker Price came.
Social worker Young came.
The manager (Long) agreed.
The manager, Long, agreed.
King, the manager, agreed.
Green, a neighbour, rang.
Price, who had left, was asked.
Park and Green agreed.
Park agreed.
Hill, the head teacher, agreed.
Hill refused.
Best refused.
Best was rude.
Best told her so.
Long was rude.
Long has left.
Bishop was late.
Bishop had left.
Lane had left.
Ward was late.
Ward rang her.
Ward had gone home.
Church was late.
Church had left.
Church told her so.
Stone had left.
Stone told her so.
Banks had left.
Banks told her so.
Banks was rude.
Page had gone home.
Field had been rude.
Ruby was told.
Ruby ran off.
Summer slept there.
Summer and May ran away.
May and June were told; May, 9, cried.
the Greens were told
The Woods moved away.
The Kings were rehoused.
The Longs complained.
Then Dawn ran away.
But Hope cried.
Later, May was told.
On Monday, Grace was told.
That night Dawn ran away.
In March Rose was told.
When Will came home, he cried.
Because Mark was ill, he missed it.
She said Hope was ill.
Grace?
“Grace ran off,” it says.
Her son Will was told.
Her daughter Hope was told.
The child, Summer, was told.
Her brother Mark rang.
Case was late.
Case had left.
Case refused.
Joy Case was told.
Dawn Wood ran off.
Dawn got up.
Dawn sat in the car.
Dawn hid in the shed.
Dawn fell asleep.
Dawn lay on the floor.
Dawn broke her arm.
Dawn had been hit.
Dawn can’t read.
Dawn could not read.
Dawn would not go.
Dawn must not be told.
Dawn should have been told.
Dawn should have gone to school.
Hope should have been told.
Rose should not have been moved.
Grace needs a bed.
Grace turned 9.
Grace self-harmed.
Grace stole a car.
Grace threw a chair.
Grace bit a child.
Grace swore at her.
Grace absconded.
Grace overdosed.
Wood resigned.
Wood retired.
Wood emailed her.
Wood phoned her.
Price chaired it.
Price took notes.
Price’s notes were lost.
Green’s view was clear.
Long’s view was clear.
Day’s letter was lost.
Page’s letter was lost.
King’s letter was lost.
Field’s letter was lost.
Field & Page wrote it.
cc: Wood
Present: Green, Long, Price
Present: Day (chair), Page
Attendees – King, Field
From: Dawn
Signed: Hope
Yours, Grace
Thank you, Rose.
Please ask Will.
Grace!
hi Grace
Little Rose was told.
Poor Hope was told.
Baby Grace was told.
Grace P was told.
G Park was told.
Grace-May was told.
Nurse Price saw her.
Head teacher Day agreed.
Solicitor King wrote.
On 3 May 2023, May said that she was tired.
In June, May said so.
It left Graces bed in the hall.
Graces mother rang.
Nobody read Wills note.
Grace did not see her friends.
In London Rose was told.
“Rose to be seen”
Joy was very upset.
Dawn ran out of the room.
The plan for Dawn was late.
"""


@pytest.mark.parametrize("text", SENTENCES.strip().splitlines())
def test_a_name_stops_a_file(text: str) -> None:
    assert any(seen(text, listed) == "error" for listed in words_for_names())


WRITTEN_ODDLY = """
Fen ella rang.
Garrow by rang.
G@rrowby rang.
gracepark rang.
grace said so.
mark king rang
Grace`s bed
Grace;Mark
Grace was 9.
It met 张伟 then.
我见了张伟昨天
О Фатиме говорили.
"""


@pytest.mark.parametrize("text", WRITTEN_ODDLY.strip().splitlines())
def test_a_name_written_oddly_stops_a_file(text: str) -> None:
    listed = people("Fenella Garrowby", "Grace Park", "Mark King", "张伟", "Фатима Ахмедова")
    assert seen(text, listed) == "error"


@pytest.mark.parametrize("text", ["It will mark this.", "the park by the garrow", "a grace mark"])
def test_small_letters_are_words(text: str) -> None:
    assert seen(text, people("Fenella Garrowby", "Grace Park", "Mark King")) == "nothing"
