import Testing

@testable import CEL

@Suite("Format")
struct FormatTests {
  @Test(
    "values are written as asked for",
    arguments: [
      ("'%s %d %%'.format(['a', 2])", "'a 2 %'"), ("'%.0f %.0f %.0f'.format([0.5, 1.5, 2.5])", "'0 2 2'"),
      ("'%.2f'.format([2.675])", "'2.67'"), ("'%.2f'.format([-0.001])", "'-0.00'"),
      ("'%.2f'.format([0.006])", "'0.01'"), ("'%.0f'.format([9.5])", "'10'"), ("'%.1f'.format([99.96])", "'100.0'"),
      ("'%.3f'.format([0.0004])", "'0.000'"), ("'%f'.format([0])", "'0.000000'"),
      ("'%.20f'.format([0.1])", "'0.10000000000000000555'"), ("'%.0f'.format([1e22])", "'10000000000000000000000'"),
      ("'%.1f'.format([1.7976931348623157e308]).size()", "311"), ("'%.2e'.format([5e-324])", "'4.94e-324'"),
      ("'%.3e'.format([2.2250738585072014e-308])", "'2.225e-308'"), ("'%.0e'.format([15.0])", "'2e+01'"),
      ("'%.0e'.format([25.0])", "'2e+01'"), ("'%e'.format([0.0])", "'0.000000e+00'"),
      ("'%e'.format([-1])", "'-1.000000e+00'"), ("'%.2e'.format([9.999])", "'1.00e+01'"),
      ("'%d'.format([1e300]).size()", "301"), ("'%s'.format([1e-7])", "'0.0000001'"), ("'%s'.format([100.0])", "'100'"),
      ("'%x %b %o'.format([-255, -5, -8])", "'-ff -101 -10'"), ("'%X'.format([b'\\xff\\x0a'])", "'FF0A'"),
      ("'%b%b'.format([true, false])", "'10'"), ("'%s'.format([b'a\\xff\\xfeb\\xff'])", "'a\u{FFFD}b\u{FFFD}'"),
      ("'%s'.format([{'b': [1], 'a': {}}])", "'{a: {}, b: [1]}'"), ("'%s'.format([duration('-1.5s')])", "'-1.5s'"),
      ("'%s'.format([type(1)])", "'int'"), ("'%s'.format([1, 'left over'])", "'1'"), ("''.format([])", "''"),
      ("'é%s→'.format(['ü'])", "'éü→'"), ("'%.3s'.format(['abcdef'])", "'abcdef'"),
      ("'%.100f'.format([1.0]).size()", "102"),
    ])
  func written(source: String, expected: String) {
    #expect(outcome(source) == outcome(expected), "\(source)")
  }

  @Test("digits are those of the C library", arguments: [0, 1, 2, 3, 5, 6, 10, 17, 30])
  func likeOthers(decimals: Int) throws {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<300 {
      let number = Double(bitPattern: UInt64.random(in: 0...UInt64.max, using: &generator))
      guard number.isFinite else { continue }
      for verb in ["f", "e"] {
        let ours =
          verb == "f"
          ? NumberText.fixed(number, decimals: decimals) : NumberText.scientific(number, decimals: decimals)
        #expect(ours == CLibrary.written(number, "%.\(decimals)\(verb)"))
      }
    }
  }
}
