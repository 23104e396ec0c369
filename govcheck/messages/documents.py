"""Messages about files and documents that are read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["TEXTS"]

TEXTS: Final[Mapping[str, tuple[str, str]]] = {
    "cannot_open": (
        "打不开这个文件：{reason}。请检查文件名和路径是否正确、有没有读取权限。",
        "cannot open the file: {reason}; check its name and that you may read it",
    ),
    "folder": (
        "这是一个文件夹，不是文件。请指定其中的报告文件。",
        "this is a folder, not a file; name the report in it",
    ),
    "file_too_large": (
        "文件有 {size} MB，超过 {limit} MB 的上限。年度报告不会这么大，请检查是否选错了文件，"
        "或者删去其中的图片再保存。",
        "the file has {size} MiB, more than the limit of {limit} MiB; no annual report is that large: "
        "check that it is the right file, or save it without its pictures",
    ),
    "empty": (
        "文件是空的，没有任何内容。请重新下载或者另存一次。",
        "the file is empty; download or save it again",
    ),
    "unknown": (
        "认不出这是什么文件，无法读取。请另存为 .docx、.xlsx、.html、.pdf 或 .txt 后再检查。",
        "this is no kind of file that can be read; save it as .docx, .xlsx, .html, .pdf or .txt",
    ),
    "picture": (
        "这是一张图片（{name}），里面没有文字。请使用报告的原始文件，或者先做文字识别（OCR）并核对。",
        "this is a picture ({name}) without text; use the report's original file, or run OCR and compare the result",
    ),
    "packed": (
        "这是一个压缩包（{name}）。请解压后指定其中的报告文件。",
        "this is a packed file ({name}); unpack it and name the report in it",
    ),
    "other_zip": (
        "这是一个压缩包，里面不是 Word 或 Excel 文档（其中有：{names}）。请解压后指定其中的报告文件。",
        "this is a zip file, and no Word or Excel document (it holds: {names}); unpack it and name the report in it",
    ),
    "ofd": (
        "这是 OFD 版式文件，目前不能直接读取。请用阅读器把它另存为 PDF，或者使用原来的 Word 文件。",
        "this is an OFD file, which cannot be read; save it as PDF, or use the Word file it was made from",
    ),
    "slides": (
        "这是一个演示文稿（PowerPoint），不是报告文档。",
        "this is a presentation (PowerPoint), not a document",
    ),
    "excel_xml": (
        "这是 Excel 2003 的 XML 表格。请在 Excel 或 WPS 中打开，另存为 .xlsx。",
        "this is an XML spreadsheet of Excel 2003; open it and save it as .xlsx",
    ),
    "wrong_name": (
        "文件名以 {extension} 结尾，内容其实是{found}，已按实际内容读取。发布前请改正文件名或者另存为正确的格式。",
        "the name ends in {extension}, but the file is {found}, and was read as that; "
        "give it the right name or save it in the right format",
    ),
    "encrypted": (
        "文件加了密码，无法读取。请去掉密码后再检查。",
        "the file is protected by a password; remove it and try again",
    ),
    "damaged": (
        "文件已损坏，无法读取（{detail}）。请重新下载，或者用 Word、WPS、Excel 打开后另存一次。",
        "the file is damaged and cannot be read ({detail}); download it again, or open it in its program and save it",
    ),
    "zip_bomb": (
        "文件解压后大得不正常，为安全起见没有读取。请用 Word、WPS 或 Excel 打开后另存一次。",
        "the file unpacks to more than any document holds, and was not read; open it in its program and save it again",
    ),
    "doctype": (
        "文件的 XML 里声明了文档类型或实体，正常的文档没有这些，为安全起见没有读取。请打开后另存一次。",
        "the file's XML declares a document type or entities, which no document needs, and was not read; "
        "open it in its program and save it again",
    ),
    "too_deep": (
        "网页的标签嵌套得太深，一部分内容无法读取。请用浏览器打开，把报告全文复制到 Word 中保存。",
        "the page nests its tags too deeply to be read whole; open it in a browser and copy the report into Word",
    ),
    "grid_too_large": (
        "表格有 {rows} 行 × {columns} 列，超过 {limit} 格的上限。请检查是否有多余的行列，或者选错了文件。",
        "the table has {rows} rows by {columns} columns, more than {limit} cells; "
        "check it for stray cells, or whether it is the right file",
    ),
    "missing_extra": (
        '读取{found}文件需要 {library}，这台电脑上没有安装。请运行：pip install "govcheck[{extra}]"',
        'reading {found} needs {library}, which is not installed; run: pip install "govcheck[{extra}]"',
    ),
    "tracked": (
        "文档中有修订痕迹。已按“接受全部修订”读取；发布前请接受或拒绝修订。",
        "the document has tracked changes and was read as if all were accepted; accept or reject them "
        "before publishing",
    ),
    "struck": (
        "文档中有加删除线的文字，没有读取。发布前请把它们真正删除。",
        "struck-out text was left out; delete it before publishing",
    ),
    "hidden_text": (
        "文档中有隐藏文字，没有读取。",
        "hidden text was left out",
    ),
    "embedded": (
        "文档里嵌入了另一个文件的内容，没有读取。请打开后另存一次，让内容并入正文。",
        "content of another file is embedded and was not read; open the document and save it again",
    ),
    "lost_characters": (
        "按 {charset} 编码读取时，有 {count} 个字符无法识别（显示为 �）。请核对这些地方。",
        "{count} characters could not be read as {charset} (shown as \ufffd); compare them with the original",
    ),
    "overlap": (
        "这个单元格的合并范围与别的单元格重叠，以先出现的为准。请核对这一行的列对得上。",
        "the span of this cell overlaps another cell, and the earlier one was kept; check that the row's "
        "columns are right",
    ),
    "cut_span": (
        "这个单元格的合并范围超出了表格，已截到表格边缘。",
        "the span of this cell reaches beyond the table and was cut at its edge",
    ),
    "nested_table": (
        "这个单元格里还有一个表格，已作为文字读取。",
        "a table inside this cell was read as text",
    ),
    "html_too_large": (
        "网页去掉内嵌图片后仍有 {size} MB，超过 {limit} MB 的上限。请检查是否选错了文件。",
        "the page has {size} MiB without its pictures, more than the limit of {limit} MiB; check that it is "
        "the right file",
    ),
    "text_too_long": (
        "文件超过 {limit} 行，不像是一份年度报告。请检查是否选错了文件。",
        "the file has more than {limit} lines, which no annual report has; check that it is the right file",
    ),
    "comma_row": (
        "从这一行开始有一格超过 {limit} 个字符，可能是引号没有成对。请用 Excel 或 WPS 打开文件，另存为 .xlsx 再检查。",
        "a cell that begins here is longer than {limit} characters; a quotation mark may have no partner: open the "
        "file in a spreadsheet program, save it as .xlsx, and check again",
    ),
    "no_page": (
        "这个网页存档里没有网页正文。请在浏览器中重新保存。",
        "the web archive holds no page; save it again from the browser",
    ),
    "hidden_sheets": (
        "隐藏的工作表没有读取：{names}。",
        "hidden sheets were not read: {names}",
    ),
    "hidden_cells": (
        "工作表中有隐藏的行或列：{spots}。它们的内容已读取，但打印出来看不到。",
        "rows or columns are hidden: {spots}; they were read, though nobody sees them in print",
    ),
    "never_calculated": (
        "公式还没有计算过，没有结果：{spots}。请在 Excel 或 WPS 中打开文件并保存一次。",
        "formulas were never calculated and have no result: {spots}; open the file in Excel and save it",
    ),
    "formula_error": (
        "公式的结果是错误值：{spots}。",
        "formulas result in an error: {spots}",
    ),
    "errors_unknown": (
        "这个旧版 Excel 文件里哪些格是错误值（如 #DIV/0!）看不出来，这样的格会当作空白。"
        "请用 Excel 或 WPS 打开，另存为 .xlsx 再检查。",
        "it cannot be told which cells of this old Excel file hold errors (such as #DIV/0!); such cells look blank: "
        "save it as .xlsx and check again",
    ),
    "shown_rounded": (
        "单元格显示的数与里面存的数不一样（显示格式只保留部分小数位）：{spots}。按存的数读取。",
        "cells show another number than they hold (their format rounds it): {spots}; read as held",
    ),
    "sheet_too_large": (
        "工作表“{sheet}”用到了 {rows} 行 × {columns} 列，超过上限。请删除多余的行列后另存。",
        "sheet {sheet} uses {rows} rows by {columns} columns, more than the limit; delete stray rows and columns",
    ),
    "pdf_pages": (
        "这个 PDF 有 {pages} 页，超过 {limit} 页的上限。请只保留报告所在的页。",
        "the PDF has {pages} pages, more than the limit of {limit}; keep the pages of the report only",
    ),
    "pdf_slow": (
        "读到第 {page} 页时已超过 {limit} 秒，停止读取。请只保留报告所在的页，或者使用 Word 文件。",
        "reading passed {limit} seconds at page {page} and was stopped; keep the pages of the report only, "
        "or use the Word file",
    ),
    "pdf_heavy_page": (
        "这一页的图形太复杂，没有读取。",
        "the drawings of this page are too complex, and it was not read",
    ),
    "scanned": (
        "这个 PDF 是扫描件，只有图片、没有文字，无法检查。请使用报告的 Word 文件或由 Word 导出的 PDF，"
        "或者先做文字识别（OCR）并核对。",
        "this PDF is a scan: pictures without text; use the Word file or a PDF made from it, or run OCR and "
        "compare the result",
    ),
    "scanned_page": (
        "这一页只有图片、没有文字，可能是扫描件，没有读到内容。",
        "this page is a picture without text, perhaps a scan; nothing of it was read",
    ),
    "no_text": (
        "这个 PDF 里没有任何文字。",
        "the PDF has no text at all",
    ),
    "pdf_glyphs": (
        "这一页有 {count} 个字符没有文字编码，无法读取（字体没有嵌入对照表）。请使用 Word 文件核对。",
        "{count} characters of this page have no code and cannot be read (the font lacks its table); "
        "compare with the Word file",
    ),
    "pdf_turned": (
        "这一页的文字是横过来排的，没有读取。请把页面转正后另存。",
        "the text of this page is turned on its side and was not read; turn the page and save it",
    ),
    "office_missing": (
        "读取{found}文件需要 LibreOffice，这台电脑上没有找到。请安装（Debian：apt install "
        "libreoffice-writer-nogui），"
        "或者用 Word、WPS 把文件另存为 .docx。",
        "reading {found} needs LibreOffice, which was not found; install it (Debian: apt install "
        "libreoffice-writer-nogui), "
        "or save the file as .docx",
    ),
    "office_slow": (
        "LibreOffice 在 {limit} 秒内没有转换完这个文件，已停止。请用 Word 或 WPS 把它另存为 .docx。",
        "LibreOffice did not convert the file within {limit} seconds and was stopped; save it as .docx",
    ),
    "office_failed": (
        "LibreOffice 无法转换这个文件（可能已损坏或者加了密码）。请用 Word 或 WPS 打开，另存为 .docx。",
        "LibreOffice could not convert the file (it may be damaged or protected by a password); save it as .docx",
    ),
    "office_read": (
        "这个{found}文件是用 LibreOffice 转换后读取的。",
        "this {found} file was converted by LibreOffice to be read",
    ),
}
