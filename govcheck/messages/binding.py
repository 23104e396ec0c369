"""Messages about a document that is read as a report."""

from collections.abc import Mapping
from typing import Final

TEXTS: Final[Mapping[str, tuple[str, str]]] = {
    "no_tables": (
        "这是“{title}”，但文中没有找到报告的表格（表二、表三、表四）。请使用包含完整表格的文件；"
        "如果表格是图片，请换用原始的 Word 文件。",
        "this is “{title}”, but its tables were not found; use the file with the tables, and the original "
        "Word file if they are pictures",
    ),
    "unknown_tables": (
        "这是“{title}”，有 {count} 个表格（第一个是“{first}”），但都不是已知格式的表格。"
        "请检查文件是否完整；如果用的是别的格式，请用 --pack 指定规则包。",
        "this is “{title}” with {count} tables (the first: “{first}”), none of a known form; check that the "
        "file is complete, or name a pack with --pack",
    ),
    "other_document": (
        "这不像是政府信息公开工作年度报告：没有报告的标题，也没有报告的表格（开头是“{first}”，"
        "共有 {count} 个表格）。请检查是否选错了文件。",
        "this does not look like an annual report: neither its title nor its tables were found (it begins "
        "“{first}”, and has {count} tables); check that it is the right file",
    ),
    "two_reports": (
        "这个文件里有 {count} 份报告：{titles}。请分成单独的文件再检查。",
        "the file holds {count} reports: {titles}; split it into single files",
    ),
    "title_at": ("{title}（{place}）", "{title} ({place})"),
    "year_of_name": (
        "文中没有写明是哪一年度的报告，按文件名当作 {year} 年度。请核对。",
        "the document does not say which year it reports on; {year} was taken from the name of the file",
    ),
    "no_year": (
        "文中没有写明是哪一年度的报告，暂按所用格式的年度 {year} 处理。请核对。",
        "the document does not say which year it reports on; {year} was taken, a year of its form",
    ),
    "period_unreadable": (
        "统计期限印作“{text}”，起止日期不对。请改成“2024年1月1日至2024年12月31日”这样的写法。",
        "the period is printed “{text}”, which is no first and last day; correct it",
    ),
    "label_doubtful": (
        "“{text}”与表格规定的名称不同，当作“{label}”这一行（相似 {sure}%）。请核对。",
        "“{text}” is not in the form's words and was taken for row “{label}” ({sure} % alike); check it",
    ),
    "label_lost": (
        "这一行的名称读作“{text}”，按上下行的顺序当作“{label}”。请核对。",
        "the label of this row reads “{text}”; by the rows around it, it was taken for “{label}”; check it",
    ),
    "label_blank": (
        "这一行没有行名，按上下行的顺序当作“{label}”。请核对。",
        "this row has no label; by the rows around it, it was taken for “{label}”; check it",
    ),
    "column_lost": (
        "这一列的名称读作“{text}”，按左右列的顺序当作“{label}”。请核对。",
        "the label of this column reads “{text}”; by the columns around it, it was taken for “{label}”",
    ),
    "no_label": (
        "这里有 {values}，但看不出是哪一行的数，没有采用。请核对原文。",
        "{values} stand here, and it cannot be told of which row they are; they were not used",
    ),
    "row_cut": (
        "下一页开头的 {values} 没有行名，可能是“{row}”这一行被分页截断的数，这一行的数可能不全。请核对原文。",
        "{values} open the next page without a label; they may be the rest of figures of row “{row}”, which may be "
        "cut: check it",
    ),
    "heading_with_figures": (
        "“{label}”在规定的格式中只是标题，不填数；这里的 {values} 没有采用，也没有核对。",
        "“{label}” is only a heading in the form and holds no figures; {values}, which stand here, were neither "
        "used nor checked",
    ),
    "value_count": (
        "读到 {found} 个数，应有 {wanted} 个，空白格可能在转换时丢失",
        "{found} values were read where {wanted} are wanted; blank cells may have been lost in conversion",
    ),
    "no_values": (
        "没有读到数，空白格可能在转换时丢失",
        "no values were read; blank cells may have been lost in conversion",
    ),
    "beyond_header": (
        "有数在表头各列之外（读到 {found} 个，应有 {wanted} 个），可能错了一列",
        "a value stands outside the columns of the header ({found} were read, {wanted} are wanted); the row "
        "may be shifted",
    ),
    "unknown_header": (
        "的表头与规定的各列不同",
        "the header does not have all the columns of this table",
    ),
    "merged_values": (
        "有的格跨了几列或几行，分不清数属于哪一格",
        "a cell spans several columns or rows, and it cannot be told which one its value belongs to",
    ),
    "other_page": (
        "没有读到数，而分页处另有看不出是哪一行的数，可能是这一行被分页截断",
        "no values were read, and on the other side of the page break stand figures of no row: the page may have cut "
        "the row",
    ),
    "lost_rows": (
        "“{table}”的这些行{reason}，分不清各数属于哪一列，没有采用：{rows}。{advice}",
        "“{table}”, rows {rows}: {reason}; the columns cannot be told apart, and the values were not used; {advice}",
    ),
    "use_original": (
        "请改用 Word、Excel 或网页原件检查。",
        "check the Word, Excel or web original instead",
    ),
    "mend_rows": (
        "请检查这几行：一格填一个数，各数对准表头的列，不合并、不缺格。",
        "look at these rows: each figure needs a cell of its own below the label of its column, none merged or missing",
    ),
    "printed_twice": (
        "“{table}”在文件里又印了一次（{count} 行，数与前面相同），只用了前面的。请核对是否多贴了一份。",
        "{count} rows of “{table}” stand here a second time with the same figures; the first ones were used; "
        "check whether the table was pasted twice",
    ),
    "table_twice": (
        "“{table}”在文件里有两个，数不相同（第一个从{first}开始），分不清哪个是本年度的，都没有采用。"
        "请只保留本年度的一个，另一个删去或者放到别的文件里。",
        "“{table}” stands in the file twice with different figures (first from {first}); it cannot be told which "
        "one is this year's, and neither was used; keep only that one",
    ),
    "formulas": (
        "“{table}”中有 {count} 格是公式，文件里没有存下计算结果，没有采用。"
        "请用 Excel 或 WPS 打开文件，保存一次，再核对。",
        "{count} cells of “{table}” hold formulas without results in the file, and were not used; open the file in "
        "Excel or WPS, save it, and check again",
    ),
    "tables_twice": (
        "这个文件里有两套表格，数不相同（第二套从{place}开始）：可能是两份报告放在了一起。请分成单独的文件再检查。",
        "the file holds the tables twice with different figures (the second time from {place}); they may be two "
        "reports: split them into single files",
    ),
    "two_lines": (
        "{cell} 这一格里有几行数：{raw}，看不出是一个数还是几个数，没有采用。请核对原文。",
        "{cell} holds figures on several lines: {raw}; they may be one number or several, and were not used",
    ),
    "other_unit": (
        "{cell} 的表头写的单位是“{unit}”，规定的单位是“{wanted}”：把 {raw}{unit} 换算成 {value}{wanted}。请核对单位。",
        "the label of {cell} states the unit {unit}, where {wanted} is prescribed: {raw}{unit} was converted to "
        "{value}{wanted}; check the unit",
    ),
    "unknown_unit": (
        "{cell} 的表头写的单位是“{unit}”，规定的单位是“{wanted}”，无法换算，{raw} 没有采用。请核对单位。",
        "the label of {cell} states the unit {unit}, where {wanted} is prescribed; {raw} cannot be converted and was "
        "not used; check the unit",
    ),
    "joined": (
        "“{table}”中有的数分成几行印，已接成一个数：{cells}。请核对。",
        "numbers of “{table}” stand on several lines and were put together: {cells}; check them",
    ),
    "joined_cell": ("{raw} → {text}", "{raw} → {text}"),
    "may_be_misread": (
        "{message}（其中有的格识读存疑，也可能是识读有误，请先核对原文）",
        "{message} (some of these cells were read with doubt: this may be a reading error, so compare the "
        "document first)",
    ),
    "converted": (
        "由 govcheck convert 从 {path} 生成；没有读准的格写着原文，请核对",
        "made by govcheck convert from {path}; cells that could not be read hold what is printed: check them",
    ),
    "unreadable": ("没有读准，请核对：", "not readable, check: "),
}
