/// A picture in the text: SVG for programs that draw it (Word since 2016), PNG for all others.
struct WordPicture {
  private let number: Int
  private let alternative: String
  private let width: Int
  private let height: Int

  /// As wide as the type area, or as high as leaves room for the caption.
  init(_ picture: ChartPicture, number: Int, alternative: String, isLying: Bool) {
    self.number = number
    self.alternative = HTMLText.escape(alternative)
    let size = picture.size(in: PageStyle.pictureRoom(isLying: isLying))
    width = WordMarkup.emu(millimetres: size.width)
    height = WordMarkup.emu(millimetres: size.height)
  }

  var markup: String {
    """
    <w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="\(width)" cy="\(height)"/>\
    <wp:docPr id="\(number)" name="Chart \(number)" descr="\(alternative)"/><a:graphic>\
    <a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>\
    <pic:cNvPr id="\(number)" name="chart\(number)" descr="\(alternative)"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>\
    <a:blip r:embed="rIdPixels\(number)"><a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}">\
    <asvg:svgBlip r:embed="rIdDrawing\(number)"/></a:ext></a:extLst></a:blip><a:stretch><a:fillRect/></a:stretch>\
    </pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="\(width)" cy="\(height)"/></a:xfrm>\
    <a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>\
    </w:drawing></w:r>
    """
  }
}
