import Properties

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzCELParse(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  CELParseProperty.run(start, count)
  return 0
}
