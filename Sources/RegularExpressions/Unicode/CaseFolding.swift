/// Simple case folding: which code points are the same where case does not count.
///
/// Made once, when a pattern first asks for more than ASCII, from the mappings that the standard library knows. Source:
/// Unicode's CaseFolding.txt, statuses C and S, with which the result agrees (a test says so).
enum CaseFolding {
  /// Code points that have others, in order, and the number of the orbit of each.
  private struct Table {
    var scalars: [UInt32] = []
    var orbits: [Int] = []
    var members: [[UInt32]] = []
  }

  /// No letter with case lies behind this.
  private static let last: UInt32 = 0x1FFFF
  /// Pairs whose only mapping is folding itself.
  private static let foldedOnly: [(UInt32, UInt32)] = [(0x390, 0x1FD3), (0x3B0, 0x1FE3), (0xFB05, 0xFB06)]
  /// I with a dot and i without: their mappings are not folding.
  private static let mappedOnly: Set<UInt32> = [0x130, 0x131]

  private static let table: Table = {
    var orbitOf: [UInt32: Int] = [:]
    var members: [[UInt32]] = []
    func join(_ a: UInt32, _ b: UInt32) {
      switch (orbitOf[a], orbitOf[b]) {
      case (nil, nil):
        members.append([a, b])
        orbitOf[a] = members.count - 1
        orbitOf[b] = members.count - 1
      case (let orbit?, nil):
        members[orbit].append(b)
        orbitOf[b] = orbit
      case (nil, let orbit?):
        members[orbit].append(a)
        orbitOf[a] = orbit
      case (let orbit?, let other?) where orbit != other:
        for member in members[other] { orbitOf[member] = orbit }
        members[orbit] += members[other]
        members[other] = []
      default: break
      }
    }
    for value in 0...last where !mappedOnly.contains(value) {
      guard let scalar = Unicode.Scalar(value), scalar.properties.changesWhenCaseMapped else { continue }
      let properties = scalar.properties
      for mapping in [properties.lowercaseMapping, properties.uppercaseMapping, properties.titlecaseMapping] {
        let mapped = mapping.unicodeScalars
        guard let only = mapped.first, mapped.count == 1, only != scalar else { continue }
        join(value, only.value)
      }
    }
    for (a, b) in foldedOnly { join(a, b) }
    var table = Table(members: members)
    for (scalar, orbit) in orbitOf.sorted(by: { $0.key < $1.key }) {
      table.scalars.append(scalar)
      table.orbits.append(orbit)
    }
    return table
  }()

  /// The set with everything that is the same as one of its members where case does not count.
  static func closed(_ set: ScalarSet) -> ScalarSet {
    guard set != .all else { return set }
    var added: [ScalarRange] = []
    var others: [ScalarRange] = []
    for range in set.ranges {
      if range.upper < 0x80 {
        addASCII(range, to: &added)
      } else if range.upper < 0x100, range.lower == range.upper {
        addLatin1(range.lower, to: &added)
      } else if range.lower < 0x2000 || range.upper > 0x206F {
        // Punctuation has no case.
        others.append(range)
      }
    }
    if others.isEmpty { return set.union(ScalarSet(added)) }
    let table = Self.table
    for range in others {
      var (low, high) = (0, table.scalars.count)
      while low < high {
        let middle = (low + high) / 2
        if table.scalars[middle] < range.lower { low = middle + 1 } else { high = middle }
      }
      while low < table.scalars.count, table.scalars[low] <= range.upper {
        added += table.members[table.orbits[low]].map { ScalarRange($0, $0) }
        low += 1
      }
    }
    return set.union(ScalarSet(added))
  }

  /// A letter of ISO 8859-1, without the table: most patterns of the rules ask for no others.
  private static func addLatin1(_ scalar: UInt32, to added: inout [ScalarRange]) {
    let same: [UInt32] =
      switch scalar {
      case 0xB5: [0x39C, 0x3BC]
      case 0xC5: [0xE5, 0x212B]
      case 0xE5: [0xC5, 0x212B]
      case 0xDF: [0x1E9E]
      case 0xFF: [0x178]
      case 0xD7, 0xF7: []
      case 0xC0...0xDE: [scalar + 0x20]
      case 0xE0...0xFE: [scalar - 0x20]
      default: []
      }
    added += same.map { ScalarRange($0, $0) }
  }

  private static func addASCII(_ range: ScalarRange, to added: inout [ScalarRange]) {
    for letter in max(range.lower, 0x41)...max(range.lower, 0x41, range.upper) where letter <= range.upper {
      guard 0x61...0x7A ~= letter | 0x20 else { continue }
      added.append(ScalarRange(letter ^ 0x20, letter ^ 0x20))
      // The Kelvin sign and the long s.
      if letter | 0x20 == 0x6B { added.append(ScalarRange(0x212A, 0x212A)) }
      if letter | 0x20 == 0x73 { added.append(ScalarRange(0x17F, 0x17F)) }
    }
  }
}
