/// The spellings of a tree's mapping keys, each once, numbered in the order in which they first appear.
///
/// Open addressing over one buffer of bytes. The hash is seeded anew for each table, so that no file can be written to
/// make its keys collide.
struct KeyTable: Sendable {
  private var bytes: [UInt8] = []
  /// `ends[i]` is where the spelling of key `i` ends in `bytes`; it begins where the one before ends.
  private var ends: [Int] = []
  private var hashes: [UInt64] = []
  /// Key indices, -1 for a free slot; a power of two long and at most half full.
  private var slots = [Int32](repeating: -1, count: 64)
  private let seed = UInt64.random(in: .min ... .max)

  var count: Int { ends.count }

  /// The number of the key spelt `text`, new where it was not seen before.
  mutating func intern(_ text: UnsafeBufferPointer<UInt8>) -> KeyID {
    let hash = hash(text)
    let slot = slot(of: text, hash: hash)
    if slots[slot] >= 0 { return KeyID(slots[slot]) }
    let id = Int32(truncatingIfNeeded: ends.count)
    slots[slot] = id
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
    hashes.append(hash)
    if ends.count * 2 > slots.count { grow() }
    return KeyID(id)
  }

  func find(_ text: UnsafeBufferPointer<UInt8>) -> KeyID? {
    let id = slots[slot(of: text, hash: hash(text))]
    return id >= 0 ? KeyID(id) : nil
  }

  func spelling(_ id: KeyID) -> String {
    let index = Int(id.index)
    guard ends.indices.contains(index) else { return "" }
    return String(decoding: bytes[start(index)..<ends[index]], as: UTF8.self)
  }

  private func start(_ index: Int) -> Int { index == 0 ? 0 : ends[index - 1] }

  /// The slot that holds `text`, or the free one where it belongs.
  private func slot(of text: UnsafeBufferPointer<UInt8>, hash: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] >= 0, !isSpelled(Int(slots[slot]), text, hash) { slot = (slot + 1) & mask }
    return slot
  }

  private func isSpelled(_ index: Int, _ text: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> Bool {
    guard hashes[index] == hash, ends[index] - start(index) == text.count else { return false }
    var offset = start(index)
    for byte in text {
      if bytes[offset] != byte { return false }
      offset += 1
    }
    return true
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    let mask = slots.count - 1
    for (index, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(truncatingIfNeeded: index)
    }
  }

  /// Eight bytes at a time, each mixed in by a multiplication folded to 64 bits.
  private func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var state = seed ^ UInt64(truncatingIfNeeded: text.count)
    var word: UInt64 = 0
    var filled = 0
    for byte in text {
      word = word << 8 | UInt64(byte)
      filled += 1
      if filled == 8 {
        state = mix(state ^ word)
        word = 0
        filled = 0
      }
    }
    return mix(mix(state ^ word))
  }

  private func mix(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15 ^ (seed | 1))
    return product.high ^ product.low
  }
}
