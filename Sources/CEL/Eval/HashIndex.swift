/// Finds the position of an entry by its hash in a list that others keep: open addressing, no removal.
///
/// Beside a `Dictionary`, it needs no conformance to be looked up at a process's first use, hashes as cheaply as its user
/// does, and leaves the entries in the order of their making.
struct HashIndex {
  /// Positions, -1 where there is none; a power of two of them, at most three quarters taken.
  private var slots: [Int32] = []
  /// By position.
  private var hashes: [UInt64] = []

  /// The position of the entry with this hash for which `matches` holds.
  @inline(__always)
  func position(_ hash: UInt64, _ matches: (Int) -> Bool) -> Int? {
    guard !slots.isEmpty else { return nil }
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: hash ^ hash >> 32) & mask
    while slots[slot] >= 0 {
      let position = Int(slots[slot])
      if hashes[position] == hash, matches(position) { return position }
      slot = (slot &+ 1) & mask
    }
    return nil
  }

  /// Notes that the next entry, at the position that follows the last one's, has this hash.
  mutating func append(_ hash: UInt64) {
    if 4 * (hashes.count + 1) > 3 * slots.count { grow() }
    enter(hash, at: hashes.count)
    hashes.append(hash)
  }

  private mutating func enter(_ hash: UInt64, at position: Int) {
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: hash ^ hash >> 32) & mask
    while slots[slot] >= 0 { slot = (slot &+ 1) & mask }
    slots[slot] = Int32(truncatingIfNeeded: position)
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: max(16, 2 * slots.count))
    for position in hashes.indices { enter(hashes[position], at: position) }
  }
}
