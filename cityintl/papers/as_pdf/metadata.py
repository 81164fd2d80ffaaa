"""What the file says about itself: title, language, dates, and the two standards that it keeps."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from xml.sax.saxutils import escape

from PIL import ImageCms
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFName, PDFString

from cityintl.papers.as_pdf.streams import SoundStream, sound

#: The words in which PDF/A wants every property explained that it does not know itself (here: pdfuaid:part).
_EXTENSION = """<pdfaExtension:schemas xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of PDF/UA</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"""
_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfuaid:part>1</pdfuaid:part><pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>{extension}
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{created}</xmp:CreateDate><xmp:ModifyDate>{created}</xmp:ModifyDate>
<xmp:CreatorTool>{tool}</xmp:CreatorTool><pdf:Producer>{producer}</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""


@dataclass(frozen=True, slots=True)
class About:
    """What a file says about itself."""

    title: str
    author: str
    subject: str
    language: str
    created: datetime
    tool: str = "CityIntl"


class Instant:
    """The moment a file says it was made at, in the shape that ReportLab asks for."""

    def __init__(self, moment: datetime) -> None:
        minutes = round((moment.utcoffset() or moment - moment).total_seconds()) // 60
        self.t = moment.timestamp()
        self.YMDhms = tuple(moment.timetuple())[:6]
        self.dhh, self.dmm = int(minutes / 60), abs(minutes) % 60


@lru_cache(maxsize=1)
def _profile() -> bytes:
    """The sRGB profile; littleCMS stamps it with the time of day, which is no part of a paper."""
    made = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    made[24:36] = bytes.fromhex("07d000010001000000000000")
    made[84:100] = bytes(16)
    return bytes(made)


def describe(document: PDFDocument, about: About) -> None:
    """Put title, dates, language, colour space and standards into the document."""
    document._timeStamp = Instant(about.created)
    document.info.title, document.info.author = sound(about.title), sound(about.author)
    document.info.subject, document.info.creator = sound(about.subject), about.tool
    document.info.producer = _PRODUCER
    catalog = document.Catalog
    catalog.MarkInfo = PDFDictionary({"Marked": "true"})
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    profile = document.Reference(SoundStream(_profile(), {"N": 3}))
    intent = {
        "Type": PDFName("OutputIntent"),
        "S": PDFName("GTS_PDFA1"),
        "OutputConditionIdentifier": PDFString("sRGB"),
        "Info": PDFString("sRGB"),
        "DestOutputProfile": profile,
    }
    catalog.OutputIntents = PDFArray([PDFDictionary(intent)])
    facts = {"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}
    catalog.Metadata = SoundStream(_packet(about), facts, packed=False)


_PRODUCER = "CityIntl with ReportLab"


def _packet(about: About) -> bytes:
    words = {
        "title": about.title,
        "author": about.author,
        "subject": about.subject,
        "language": about.language,
        "created": about.created.isoformat(timespec="seconds"),
        "tool": about.tool,
        "producer": _PRODUCER,
    }
    return _PACKET.format(extension=_EXTENSION, **{k: escape(sound(v)) for k, v in words.items()}).encode()
