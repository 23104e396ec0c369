"""The fixed parts of a Word document: package, styles, fonts, page. Only the text differs from report to report."""

from __future__ import annotations

from typing import Final

__all__ = [
    "CONTENT_TYPES",
    "CORE",
    "DOCUMENT",
    "DOCUMENT_RELATIONS",
    "FONTS",
    "FOOTER",
    "GAP",
    "KEEP_NEXT",
    "PACKAGE_RELATIONS",
    "ROW_HEIGHT",
    "SHADE",
    "STYLES",
    "TABLE",
]

_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"

CONTENT_TYPES: Final = (
    f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>'
    f'<Override PartName="/word/fontTable.xml" ContentType="{_WORD}.fontTable+xml"/>'
    f'<Override PartName="/word/footer1.xml" ContentType="{_WORD}.footer+xml"/>'
    '<Override PartName="/docProps/core.xml" '
    'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    "</Types>"
)
PACKAGE_RELATIONS: Final = (
    f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    "</Relationships>"
)
DOCUMENT_RELATIONS: Final = (
    f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/fontTable" Target="fontTable.xml"/>'
    f'<Relationship Id="rId3" Type="{_OFFICE}/footer" Target="footer1.xml"/>'
    "</Relationships>"
)
CORE: Final = (
    f'{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></cp:coreProperties>'
)

#: A4 with margins of 2.5 cm above and below and 1.7 cm at the sides.
_PAGE: Final = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1418" w:right="953" w:bottom="1418" w:left="953" w:header="851" w:footer="851" w:gutter="0"/>'
    "</w:sectPr>"
)
DOCUMENT: Final = f'{_XML}<w:document {_W} xmlns:r="{_OFFICE}"><w:body>{{body}}{_PAGE}</w:body></w:document>'
#: An empty line of one point, between two tables and after the last one.
GAP: Final = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>'
    '<w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
)
KEEP_NEXT: Final = "<w:keepNext/>"
ROW_HEIGHT: Final = '<w:trHeight w:val="340" w:hRule="atLeast"/>'
SHADE: Final = '<w:shd w:val="clear" w:color="auto" w:fill="C6D9F1"/>'
_LINE: Final = 'w:val="single" w:sz="6" w:space="0" w:color="000000"/>'
TABLE: Final = (
    '<w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>'
    + "".join(f"<w:{side} {_LINE}" for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    + '</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="40" w:type="dxa"/>'
    '<w:right w:w="40" w:type="dxa"/></w:tblCellMar></w:tblPr>'
)
FOOTER: Final = (
    f'{_XML}<w:ftr {_W}><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t xml:space="preserve">— </w:t></w:r>'
    '<w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    '<w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>'
)


def _fonts(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


def _style(identifier: str, name: str, paragraph: str, text: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{identifier}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
        f"<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{text}</w:rPr></w:style>"
    )


#: The type of Chinese official documents: 仿宋 for the text, 宋体 in tables, the first line of a paragraph two
#: characters in.
STYLES: Final = (
    f"{_XML}<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>{_fonts('宋体')}"
    '<w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="en-US" w:eastAsia="{language}"/></w:rPr></w:rPrDefault>'
    "<w:pPrDefault/></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    + _style(
        "Title",
        "Title",
        '<w:keepNext/><w:spacing w:before="0" w:after="240"/><w:jc w:val="center"/>',
        '<w:b/><w:bCs/><w:sz w:val="36"/><w:szCs w:val="36"/>',
    )
    + _style(
        "Heading1",
        "heading 1",
        '<w:keepNext/><w:spacing w:before="240" w:after="120"/><w:ind w:firstLineChars="200" w:firstLine="480"/>'
        '<w:outlineLvl w:val="0"/>',
        "<w:b/><w:bCs/>",
    )
    + _style(
        "BodyText",
        "Body Text",
        # Not justified: LibreOffice 7.4 then loses now and then a comma at the end of a line when it makes a PDF.
        '<w:spacing w:before="0" w:after="0" w:line="420" w:lineRule="atLeast"/>'
        '<w:ind w:firstLineChars="200" w:firstLine="480"/><w:jc w:val="left"/>',
        _fonts("仿宋"),
    )
    + _style("TableText", "Table Text", '<w:spacing w:before="20" w:after="20"/>', "")
    + "</w:styles>"
)
#: The same type under the names that it has on other systems.
FONTS: Final = (
    f"{_XML}<w:fonts {_W}>"
    '<w:font w:name="宋体"><w:altName w:val="SimSun"/><w:charset w:val="86"/><w:family w:val="auto"/></w:font>'
    '<w:font w:name="仿宋"><w:altName w:val="FangSong"/><w:charset w:val="86"/><w:family w:val="modern"/></w:font>'
    "</w:fonts>"
)
