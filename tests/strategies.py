"""Hypothesis strategies: consistent reports of the two national forms, and the many ways to write one down.

Rows, columns and labels are those of the notices, written out by hand, so that a slip in a pack shows.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from attrs import evolve, frozen
from hypothesis import strategies as st

Cell = tuple[str, str, str]
Figures = Mapping[Cell, int | Decimal]

APPLICANTS: Final = {
    "natural_person": ["自然人"],
    "business": ["商业企业", "法人或其他组织 / 商业企业"],
    "research": ["科研机构"],
    "charity": ["社会公益组织", "法人或其他组织/社会公益组织"],
    "legal_service": ["法律服务机构"],
    "other": ["其他", "法人或其他组织 / 其他"],
    "total": ["总计", "总 计"],
}
RECEIVED: Final = {
    "received": ["一、本年新收政府信息公开申请数量", "本年新收政府信息公开申请数量"],
    "carried_over": ["二、上年结转政府信息公开申请数量", "上年结转政府信息公开申请数量"],
}
RESULTS: Final = {
    "granted": ["（一）予以公开", "(一)予以公开", "予以公开", "三、本年度办理结果 / （一）予以公开"],
    "partly_granted": ["（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "部分公开"],
    "state_secret": ["1.属于国家秘密", "1. 属于国家秘密", "属于国家秘密"],
    "prohibited_by_law": ["2.其他法律行政法规禁止公开", "其他法律行政法规禁止公开"],
    "security_and_stability": ["3.危及“三安全一稳定”", "危及三安全一稳定", '3.危及"三安全一稳定"'],
    "third_party_rights": ["4.保护第三方合法权益"],
    "internal_affairs": ["5.属于三类内部事务信息", "（三）不予公开 / 5.属于三类内部事务信息"],
    "deliberative": ["6.属于四类过程性信息"],
    "enforcement_files": ["7.属于行政执法案卷", "７．属于行政执法案卷"],
    "administrative_query": ["8.属于行政查询事项"],
    "not_held": ["1.本机关不掌握相关政府信息"],
    "needs_creation": ["2.没有现成信息需要另行制作", "没有现成信息需另行制作"],
    "unclear": ["3.补正后申请内容仍不明确"],
    "petition": ["1.信访举报投诉类申请", "不予处理/信访举报投诉类申请"],
    "repeated": ["2.重复申请"],
    "publication": ["3.要求提供公开出版物"],
    "excessive": ["4.无正当理由大量反复申请"],
    "confirmation": ["5.要求行政机关确认或重新出具已获取信息"],
}
OTHER_2021: Final = {
    "not_corrected": ["1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"],
    "fee_unpaid": ["2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"],
    "other": ["3.其他", "其他", "（六）其他处理 / 3.其他"],
}
OTHER_2019: Final = {"other_handling": ["（六）其他处理", "其他处理"]}
HANDLED: Final = {
    "handled": ["（七）总计", "(七) 总计", "总计"],
    "carried_forward": ["四、结转下年度继续办理", "结转下年度继续办理"],
}
DISPUTES: Final = (
    {
        "reconsideration": ["行政复议"],
        "litigation_direct": ["行政诉讼·未经复议直接起诉", "未经复议直接起诉"],
        "litigation_after_review": ["行政诉讼·复议后起诉", "复议后起诉"],
    },
    {
        "upheld": ["结果维持"],
        "corrected": ["结果纠正"],
        "other": ["其他结果"],
        "pending": ["尚未审结"],
        "total": ["总计"],
    },
)
ITEMS: Final = {"previous_items": ["上一年项目数量"], "change": ["本年增/减", "本年增／减"]}
DECISIONS: Final = {"decisions": ["处理决定数量"]}
ENFORCEMENT: Final = {"penalties": ["行政处罚"], "coercive_measures": ["行政强制"]}

#: Pack → table → its rows and its columns, each id with labels that mean it.
FORMS: Final = {
    "cn-ogi-2021": {
        "regulations": (
            {"rules": ["规章"], "normative_documents": ["行政规范性文件", "规范性文件"]},
            {"issued": ["本年制发件数"], "repealed": ["本年废止件数"], "in_force": ["现行有效件数"]},
        ),
        "licensing": ({"licences": ["行政许可"]}, {"decisions": ["本年处理决定数量"]}),
        "enforcement": (ENFORCEMENT, {"decisions": ["本年处理决定数量"]}),
        "fees": (
            {"administrative_fees": ["行政事业性收费"]},
            {"amount": ["本年收费金额（单位：万元）", "本年收费金额"]},
        ),
        "applications": (RECEIVED | RESULTS | OTHER_2021 | HANDLED, APPLICANTS),
        "disputes": DISPUTES,
    },
    "cn-ogi-2019": {
        "regulations": (
            {"rules": ["规章"], "normative_documents": ["规范性文件"]},
            {"made": ["本年新制作数量"], "published": ["本年新公开数量"], "public_total": ["对外公开总数量"]},
        ),
        "licensing": ({"licences": ["行政许可"], "other_services": ["其他对外管理服务事项"]}, ITEMS | DECISIONS),
        "enforcement": (ENFORCEMENT, ITEMS | DECISIONS),
        "fees": ({"administrative_fees": ["行政事业性收费"]}, ITEMS),
        "procurement": (
            {"central_procurement": ["政府集中采购"]},
            {"projects": ["采购项目数量"], "amount": ["采购总金额"]},
        ),
        "applications": (RECEIVED | RESULTS | OTHER_2019 | HANDLED, APPLICANTS),
        "disputes": DISPUTES,
    },
}

COUNTS: Final = st.one_of(st.just(0), st.integers(0, 40), st.integers(0, 99_999))
AMOUNTS: Final = st.decimals(0, 10**7, places=4)
INNER: Final = [column for column in APPLICANTS if column != "total"]


@frozen
class Sheet:
    """A filled-in form: pack, year, publisher, and the figure of every cell."""

    pack: str
    year: int
    figures: Figures
    publisher: str = "示例市人民政府"

    def but(self, cell: Cell, figure: int | Decimal) -> Sheet:
        """The same sheet with another figure in one cell."""
        return evolve(self, figures={**self.figures, cell: figure})


@st.composite
def sheets(draw: st.DrawFn, pack: str = "cn-ogi-2021", year: int | None = None) -> Sheet:
    """A sheet in which every relation of the form holds: inner cells are drawn, totals are computed."""
    figures = {
        (table, row, column): draw(_figures(pack, table, column))
        for table, (rows, columns) in FORMS[pack].items()
        if table not in {"applications", "disputes"}
        for row in rows
        for column in columns
    }
    if pack == "cn-ogi-2019":
        for row in FORMS[pack]["regulations"][0]:
            # What is newly published is part of what is public.
            figures["regulations", row, "public_total"] += figures["regulations", row, "published"]
    figures |= draw(_applications(pack)) | draw(_disputes())
    first = 2021 if pack == "cn-ogi-2021" else 2019
    return Sheet(pack, year or draw(st.integers(first, first + 1)), figures)


def _figures(pack: str, table: str, column: str) -> st.SearchStrategy[int | Decimal]:
    if column == "change":
        return st.integers(-999, 999)
    return AMOUNTS if (pack, table) == ("cn-ogi-2021", "fees") or column == "amount" else COUNTS


@st.composite
def _applications(draw: st.DrawFn, pack: str) -> dict[Cell, int]:
    results = list(RESULTS | (OTHER_2021 if pack == "cn-ogi-2021" else OTHER_2019))
    rows = [*results, "carried_forward", "carried_over"]
    size = len(rows) * len(INNER)
    drawn = draw(st.lists(COUNTS, min_size=size, max_size=size))
    table = {row: drawn[at * len(INNER) : (at + 1) * len(INNER)] for at, row in enumerate(rows)}
    table["handled"] = [sum(column) for column in zip(*(table[row] for row in results), strict=True)]
    out = [handled + left for handled, left in zip(table["handled"], table["carried_forward"], strict=True)]
    # Nobody can have carried over more than was there to handle.
    table["carried_over"] = [min(pair) for pair in zip(table["carried_over"], out, strict=True)]
    table["received"] = [all_ - over for all_, over in zip(out, table["carried_over"], strict=True)]
    return {
        ("applications", row, column): figure
        for row, values in table.items()
        for column, figure in zip(APPLICANTS, [*values, sum(values)], strict=True)
    }


@st.composite
def _disputes(draw: st.DrawFn) -> dict[Cell, int]:
    rows, columns = DISPUTES
    figures = {}
    for row in rows:
        values = draw(st.lists(COUNTS, min_size=4, max_size=4))
        figures |= {
            ("disputes", row, column): value for column, value in zip(columns, [*values, sum(values)], strict=True)
        }
    return figures


def changed_cells(sheet: Sheet) -> st.SearchStrategy[Cell]:
    """A cell of table three or four, where every cell stands in a relation."""
    return st.sampled_from([cell for cell in sheet.figures if cell[0] in {"applications", "disputes"}])


@st.composite
def misprints(draw: st.DrawFn, pack: str = "cn-ogi-2021", least: int = 0) -> Sheet:
    """A sheet with up to three wrong figures in tables three and four."""
    sheet = draw(sheets(pack))
    for cell in draw(st.lists(changed_cells(sheet), min_size=least, max_size=3, unique=True)):
        sheet = sheet.but(cell, draw(COUNTS.filter(lambda figure, was=sheet.figures[cell]: figure != was)))
    return sheet


def plain(sheet: Sheet) -> str:
    """*sheet* in YAML with ids, in the order of the form."""
    lines = [_head(sheet)]
    for table, (rows, columns) in FORMS[sheet.pack].items():
        lines.append(f"  {table}:")
        for row in rows:
            values = ", ".join(_text(sheet, (table, row, column)) for column in columns)
            lines.append(f"    {row}: [{values}]")
    return "\n".join(lines) + "\n"


def _head(sheet: Sheet, extra: str = "") -> str:
    return f"form: {sheet.pack}\npublisher: {sheet.publisher}\nyear: {sheet.year}\n{extra}tables:"


def _text(sheet: Sheet, cell: Cell) -> str:
    figure = sheet.figures[cell]
    return f"{figure}万元" if cell[2] == "amount" and sheet.pack == "cn-ogi-2019" else str(figure)


FULL_WIDTH: Final = str.maketrans("0123456789,.-", "０１２３４５６７８９，．－")


@st.composite
def written(draw: st.DrawFn, sheet: Sheet) -> str:
    """*sheet* in YAML, written as some person might."""
    lines = [_head(sheet)]
    for table, (rows, columns) in draw(st.permutations(list(FORMS[sheet.pack].items()))):
        order = draw(st.permutations(list(columns)))
        lines.append(f"  {table}:")
        if order != list(columns) or draw(st.booleans()):
            lines.append(f"    columns: [{', '.join(_quoted(draw(_names(column, columns))) for column in order)}]")
        else:
            order = list(columns)
        for row in draw(st.permutations(list(rows))):
            values = [(column, draw(_spelled(sheet, (table, row, column)))) for column in order]
            name = _quoted(draw(_names(row, rows)))
            lines.append(f"    {name}: {draw(_row(values, columns))}")
    return "\n".join(lines) + "\n"


def _names(name: str, axis: Mapping[str, list[str]]) -> st.SearchStrategy[str]:
    return st.sampled_from([name, *axis[name]])


@st.composite
def _row(draw: st.DrawFn, values: list[tuple[str, str]], columns: Mapping[str, list[str]]) -> str:
    if draw(st.integers(0, 4)):
        return f"[{', '.join(value for _, value in values)}]"
    pairs = draw(st.permutations(values))
    return "{" + ", ".join(f"{_quoted(draw(_names(column, columns)))}: {value}" for column, value in pairs) + "}"


def _quoted(text: str) -> str:
    return "'" + text + "'" if "'" not in text else f'"{text}"'


def _spelled(sheet: Sheet, cell: Cell) -> st.SearchStrategy[str]:
    """The ways to write the figure of *cell*; all of them mean the same value."""
    figure, text = sheet.figures[cell], _text(sheet, cell)
    if cell[2] == "amount" or isinstance(figure, Decimal):
        more = [f"{figure}万元", f"'{figure:,}万元'", f'"{figure} 万元（含税）"', f"{figure * 10_000:f}元"]
        return st.sampled_from([text, text, *more])
    grouped = f"{figure:,}"
    return st.sampled_from(
        [
            text,
            text,
            f"'{text}'",
            f'"{grouped}"',
            f'" {text} "',
            f"'{text.translate(FULL_WIDTH)}'",
            f"'{grouped.translate(FULL_WIDTH)}'",
            f"{text}件",
            f"{text} （含上年{abs(figure)}件）",
            f"'{text}(注1)'",
            text if figure < 0 else f"+{text}",
        ]
    )
