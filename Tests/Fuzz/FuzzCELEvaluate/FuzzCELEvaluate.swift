import Properties

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzCELEvaluate(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  CELEvaluateProperty.run(start, count)
  return 0
}
