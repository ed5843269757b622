"""互动实验的几个概念：控件、情景、画面，以及把它们合在一起的互动实验。

这里只有标准库：同一个文件既在JupyterLab的内核里运行，也在网页里的Python里运行。
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from math import isfinite

Value = float | str
Settings = dict[str, Value]

TRADITIONAL = "traditional"
NEW_QUALITY = "new-quality"


@dataclass(frozen=True)
class Parameter:
    """一个滑块。

    ``minimum``、``maximum``、``step``、``default``与``unit``同单位；从最小值到最大值不超过60步，
    这样构建时能把整条滑块的画面都算好。
    """

    name: str
    label: str
    minimum: float
    maximum: float
    step: float
    default: float
    unit: str = ""
    hint: str = ""

    @property
    def positions(self) -> tuple[float, ...]:
        """滑块能停的所有位置，从小到大。"""
        count = round((self.maximum - self.minimum) / self.step)
        return tuple(self._at(index) for index in range(count + 1))

    @property
    def decimals(self) -> int:
        """读数要写几位小数，由步长决定。"""
        return max(0, -int(Decimal(str(self.step)).normalize().as_tuple().exponent))

    def index(self, value: Value) -> int:
        """``value``是第几个位置（从0数起）。"""
        return round((float(value) - self.minimum) / self.step)

    def settle(self, value: object) -> float:
        """把外面来的数放到最近的位置上；不是有限的数就报错。"""
        try:
            number = float(value)  # type: ignore[arg-type]
        except (TypeError, ValueError, OverflowError):
            raise ValueError(f"“{self.label}”需要一个数。") from None
        if not isfinite(number):
            raise ValueError(f"“{self.label}”需要一个有限的数。")
        number = min(max(number, self.minimum), self.maximum)
        return self._at(self.index(number))

    def _at(self, index: int) -> float:
        # 先乘后加再取整，免得0.1累加出0.30000000000000004
        return round(self.minimum + index * self.step, 10)


@dataclass(frozen=True)
class Choice:
    """一个下拉框。``options``把取值对应到中文名，次序就是显示的次序。"""

    name: str
    label: str
    options: Mapping[str, str]
    default: str
    hint: str = ""

    @property
    def positions(self) -> tuple[str, ...]:
        """能选的所有取值。"""
        return tuple(self.options)

    def index(self, value: Value) -> int:
        """``value``是第几个取值（从0数起）。"""
        return self.positions.index(str(value))

    def settle(self, value: object) -> str:
        """认得的取值原样返回，不认得就报错。"""
        if value not in self.options:
            raise ValueError(f"“{self.label}”没有这个选项，可选：{'、'.join(self.options.values())}。")
        return str(value)


@dataclass(frozen=True)
class Scenario:
    """一组有名字的设定。没有写到的控件取默认值。

    ``counter``为真的情景是反例：在这组设定下，口号不成立。``note``告诉读者该看什么。
    """

    id: str
    label: str
    settings: Mapping[str, Value]
    note: str
    counter: bool = False


@dataclass(frozen=True)
class Metric:
    """画面旁的一个大数字。``value``是已经排好格式的文字，``unit``是单位。"""

    id: str
    label: str
    value: str
    unit: str = ""


@dataclass(frozen=True)
class Scene:
    """一幅画面：ECharts的``option``、几个大数字、一句结论、图的文字说明。

    同一个互动实验的各幅画面里，系列、坐标轴与标题固定不变，只有数据变化；空的系列用空列表，缺的数用``None``。
    """

    option: dict
    metrics: tuple[Metric, ...]
    conclusion: str
    description: str

    def as_dict(self) -> dict:
        """可以直接写成JSON的字典。"""
        return asdict(self)


@dataclass(frozen=True)
class Explorable:
    """一个互动实验：写一次，在内核和网页里都能动。

    ``compute``收下完整的设定（每个控件一个值），返回一幅画面，必须是纯函数。``scenarios``至少有
    ``traditional``与``new-quality``两个，并至少有一个反例。``limits``写模型不能说明什么，``sources``写文献出处。
    """

    id: str
    title: str
    question: str
    controls: tuple[Parameter | Choice, ...]
    scenarios: tuple[Scenario, ...]
    compute: Callable[[Settings], Scene]
    claims: tuple[str, ...]
    limits: tuple[str, ...]
    sources: tuple[str, ...] = field(default=())

    @property
    def defaults(self) -> Settings:
        """每个控件的默认值。"""
        return {control.name: control.default for control in self.controls}

    def scenario(self, id: str) -> Scenario:
        """按编号取情景；没有就报错并列出可用的。"""
        for scenario in self.scenarios:
            if scenario.id == id:
                return scenario
        raise ValueError(f"“{self.title}”没有情景{id!r}，可用：{'、'.join(s.id for s in self.scenarios)}。")

    def settle(self, settings: Mapping[str, object]) -> Settings:
        """补全并校正设定：缺的取默认值，越界的收回边上，不认得的控件报错。"""
        unknown = set(settings) - {control.name for control in self.controls}
        if unknown:
            raise ValueError(f"“{self.title}”没有这些控件：{'、'.join(sorted(map(str, unknown)))}。")
        return {c.name: c.settle(settings.get(c.name, c.default)) for c in self.controls}

    def scene(self, settings: Mapping[str, object] | str = "") -> Scene:
        """给定设定（或情景编号）的画面。"""
        if isinstance(settings, str):
            settings = self.scenario(settings).settings if settings else {}
        return self.compute(self.settle(settings))

    def key(self, settings: Settings) -> str:
        """画面缓存的键：各控件的位置号用“-”连起来，例如``12-0-3``。"""
        return "-".join(str(c.index(settings[c.name])) for c in self.controls)
