/// The index of a node in its tree's arena.
public struct NodeID: Hashable, Sendable, Comparable {
  public var index: Int32

  @inlinable
  public init(_ index: Int32) { self.index = index }

  @inlinable
  public static func < (a: NodeID, b: NodeID) -> Bool { a.index < b.index }
}

/// A key's spelling, interned: two keys of one tree are the same text exactly where their ids are equal.
public struct KeyID: Hashable, Sendable {
  public var index: Int32

  @inlinable
  public init(_ index: Int32) { self.index = index }
}

/// One node of the arena, 32 bytes. Nodes lie in document order: a container's first child is the next node, and `next`
/// is the node after its whole subtree. A mapping's children are key, value, key, value …
public struct Node: Sendable {
  public enum Kind: UInt8, Sendable {
    case scalar, sequence, mapping, alias
  }

  public enum Style: UInt8, Sendable {
    /// Scalars.
    case plain, singleQuoted, doubleQuoted, literal, folded
    /// Containers.
    case block, flow
  }

  public struct Flags: OptionSet, Sendable {
    public var rawValue: UInt16

    @inlinable
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// The scalar's text differs from the file's bytes and lies in the side buffer.
    @inlinable public static var decoded: Flags { Flags(rawValue: 1) }
    /// The node is a mapping's key.
    @inlinable public static var isKey: Flags { Flags(rawValue: 2) }
    /// The container was still open where a syntax error ended the reading: more may have followed.
    @inlinable public static var isCut: Flags { Flags(rawValue: 4) }
    /// The node has an explicit tag.
    @inlinable public static var hasTag: Flags { Flags(rawValue: 8) }
    /// The node has an anchor.
    @inlinable public static var hasAnchor: Flags { Flags(rawValue: 16) }
    /// A mapping with at least one merge key `<<`.
    @inlinable public static var hasMerge: Flags { Flags(rawValue: 32) }
    /// A mapping key that repeats an earlier key of the same mapping; the first one counts.
    @inlinable public static var isDuplicate: Flags { Flags(rawValue: 64) }
    /// An alias that leads nowhere, kept as an empty plain scalar: it reads as null, but what it should say is not known.
    @inlinable public static var isUnreadable: Flags { Flags(rawValue: 128) }
  }

  /// The byte where the node's content begins (after its anchor and tag), and the byte after it. A scalar's range includes its
  /// quotes or block header; a block scalar or block collection ends after its last character that is not white space or a comment.
  /// An empty scalar has an empty range where its text would stand.
  ///
  /// An empty value stands right after its colon (`owner:`), an empty item right after its dash; a value whose colon is
  /// missing too (`{a}`) stands where its key ends.
  public var start: UInt32
  public var end: UInt32
  /// The enclosing container, -1 for a document's root.
  public var parent: Int32
  /// The index after the node's subtree.
  public var next: Int32
  /// A scalar with `.decoded`: the offset of its text in the side buffer. A key without: unused. An alias: the index of the
  /// anchored node. A container: unused.
  public var value: Int32
  /// A scalar's text in bytes; a container's number of items or entries.
  public var length: UInt32
  /// A mapping's key: its interned spelling; -1 for others and for keys that are not scalars.
  public var key: Int32
  public var kind: Kind
  public var style: Style
  public var flags: Flags
}
