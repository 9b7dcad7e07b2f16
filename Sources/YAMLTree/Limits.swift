/// What one file may ask of the reader. Every limit ends the reading with a finding of its own; none is reached by plans
/// that people write.
package struct Limits: Sendable {
  /// Bytes of one file. A very large plan (2,000 activities, 300 bytes each) has 0.6 MB; this is a hundred times that.
  /// Node offsets are 32 bits wide, so 4 GiB is the end in any case.
  package var maximumBytes: Int
  /// Containers inside one another, counted through aliases: `&a [x]`, `&b [*a]` are two deep at `*b`. Plans nest about
  /// eight deep. Later stages recurse over the tree with at most 4 KiB of stack a level: 64 × 4 KiB = 256 KiB, half of
  /// the smallest thread stack in use (512 KiB). libyaml looks at every open bracket for every token, so that this also
  /// bounds its time for one token.
  package var maximumDepth: Int
  /// Nodes of one file: 32 bytes each, so 8 million take 256 MiB. Plans have about 60,000 nodes a megabyte; 64 MiB of
  /// plan are 4 million.
  package var maximumNodes: Int
  /// Nodes of one file after every alias is replaced by a copy of what it stands for. Twice `maximumNodes`, at least:
  /// 20 million. Nine lists of nine aliases, nested nine deep (387 million), are refused at the eighth list.
  package var maximumAliasExpansion: Int

  /// `%TAG` lines of one file: libyaml compares each with all others, and each tag with all of them.
  static let maximumTagDirectives = 64
  /// The bytes of one `%TAG` line: libyaml copies its prefix for every tag that uses it.
  static let maximumTagDirectiveLength = 1024
  /// How many duplicate keys, and how many aliases without an anchor, are listed for one file.
  static let maximumListed = 500

  package static let standard = Limits()

  package init(
    maximumBytes: Int = 64 << 20, maximumDepth: Int = 64, maximumNodes: Int = 8_000_000,
    maximumAliasExpansion: Int = 20_000_000
  ) {
    self.maximumBytes = min(maximumBytes, Int(Int32.max))
    self.maximumDepth = maximumDepth
    self.maximumNodes = min(maximumNodes, Int(Int32.max) - 1)
    self.maximumAliasExpansion = maximumAliasExpansion
  }
}
