/// A rendered chart as a part of the page.
enum SVGPicture {
  /// The picture with a name for screen readers and with identifiers of its own, since several pictures share one page.
  /// Nil when the text is no SVG or holds anything that could run (a script, an event attribute, a link to elsewhere): the
  /// figure then shows its data.
  static func inline(_ svg: String, id: String, label: String) -> String? {
    guard let open = svg.firstRange(of: "<svg"), !isActive(svg) else { return nil }
    let picture = svg[open.upperBound...]
      .replacing(" id=\"", with: " id=\"\(id)-").replacing("url(#", with: "url(#\(id)-")
      .replacing("href=\"#", with: "href=\"#\(id)-")
    return "<svg role=\"img\" aria-label=\"\(HTMLText.escape(label))\"\(picture)"
  }

  private static func isActive(_ svg: String) -> Bool {
    let lowered = svg.lowercased()
    let forbidden = [
      "<script", "<foreignobject", "javascript:", "<iframe", "href=\"http", "href=\"data:text", "<!entity",
    ]
    return forbidden.contains { lowered.contains($0) } || lowered.contains(/\son[a-z]+\s*=/)
  }
}
