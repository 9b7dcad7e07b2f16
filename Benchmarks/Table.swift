/// Lines of a table, aligned as they are printed.
struct Table {
  private var rows: [[String]]

  init(_ heading: [String]) { rows = [heading] }

  mutating func add(_ row: [String]) { rows.append(row) }

  func show() {
    let widths = (rows.first ?? []).indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    for (index, row) in rows.enumerated() {
      let cells = zip(row, widths).enumerated().map { column, cell in
        let padding = String(repeating: " ", count: cell.1 - cell.0.count)
        return column == 0 ? cell.0 + padding : padding + cell.0
      }
      print(cells.joined(separator: "  "))
      if index == 0 { print(widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ")) }
    }
    print("")
  }
}

func milliseconds(_ seconds: Double) -> String { decimal(seconds * 1_000, seconds < 0.1 ? 2 : 0) }
func ratio(_ value: Double) -> String { decimal(value, 2) + "x" }
func megabytes(_ bytes: Int) -> String { decimal(Double(bytes) / 1_048_576, 1) }

func decimal(_ value: Double, _ digits: Int) -> String {
  guard value.isFinite else { return "-" }
  let factor = digits == 0 ? 1 : digits == 1 ? 10 : 100
  let whole = Int((value * Double(factor)).rounded())
  guard digits > 0 else { return String(whole) }
  let rest = String(whole % factor)
  return "\(whole / factor)." + String(repeating: "0", count: digits - rest.count) + rest
}
