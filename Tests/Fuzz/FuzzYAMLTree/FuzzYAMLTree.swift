import Properties

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzYAMLTree(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  YAMLTreeProperty.run(start, count)
  return 0
}
