"""报告里反复用到的话：它说不了什么，各个数怎么算，班名怎么称呼。Excel与网页说的是同一套话。"""

from course_utils.classroom.understanding import ENOUGH_ITEMS, LOW_RATE, STUCK_ITEMS, STUCK_TRIES

CAUTIONS = (
    "这份报告数的是交上来的作答，不是人。它看不到课堂上的讨论、思考题的质量、学员原来的基础和作答时的处境。",
    "没有作答不等于不会：可能是没有导出记录、用了别的电脑，或者先看了讲解。网页上的记录存在学员自己的电脑里，可以改动。",
    "请用它来决定下一堂课再讲什么、先去问谁，不要用它给人排名、评优或考核。题次少的格子一两个人就能改变，先看人数再看比例。",
    "代码题照学员的记录计，没有重新运行（学员的代码不在教师的机器上运行）；其余的题都按本书的题库重判过。",
)

METHODS = (
    "题次：一位学员做一道题算一个题次，试几回都是一个；看不懂的输入（如没有填完）不算一回；思考题不判对错，只数做了几道。",
    "首次答对率：第一回就全对的题次占多少。先看讲解再重答也会对，所以论点明白了多少，看第一回（Corbett与Anderson，1995）。",
    "最终答对率：不论试几回，做对过的题次占多少。",
    "区间：首次答对率的95%区间（Wilson，1927）。两个班的区间大半重叠，就说不上谁高谁低。",
    "论点：一道题考几条论点，就给这几条各算一次。",
    "难度与区分度：难度就是首次答对率；区分度是本题首次对错与同一位学员其余各题首次答对率的点二列相关"
    "（Crocker与Algina，1986）。接近0或是负的，先怀疑题目写得不清楚。人数不到30时不可靠，网页上不列。",
    f"可能需要帮助：有{STUCK_ITEMS}道以上的题各试了{STUCK_TRIES}回以上仍没有做对；或者做过{ENOUGH_ITEMS}道以上，"
    f"而最终答对率的95%区间整个低于{LOW_RATE:.0%}。两条合上一条就列出，并写明是哪一条；"
    f"做过不到{ENOUGH_ITEMS}道的，除了卡住的题，不下判断。",
    "常见误解：按人数排，一位学员同一道题同一种错法只算一次；误解的说法就是题库里答错时的反馈。",
    "文献：Wilson（1927），Journal of the American Statistical Association 22：209–212；"
    "Corbett与Anderson（1995），User Modeling and User-Adapted Interaction 4：253–278；"
    "Crocker与Algina（1986），Introduction to Classical and Modern Test Theory。",
)


def ungrouped(group: str) -> str:
    """班名；没有分班的叫“未分班”。"""
    return group or "未分班"
