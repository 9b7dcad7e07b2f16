import Properties

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzRegularExpression(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  RegularExpressionProperty.run(start, count)
  return 0
}
