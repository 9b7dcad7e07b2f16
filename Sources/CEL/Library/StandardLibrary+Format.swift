internal import Diagnostics

extension StandardLibrary {
  static let format = FunctionDeclaration(
    "format",
    "Fills values into a text: %s any value, %d a number, %.2f with decimals, %e with an exponent, %b binary, %o octal, "
      + "%x and %X hexadecimal, %% a percent sign.",
    [
      pure(
        "string_format", [.string, .list(.dyn)], .string, member: true,
        .binary { text, arguments, context in
          let elements = arguments.asList?.elements ?? []
          if let value = context.strictly(elements, .whole) { return value }
          var format = StringFormat(Array((text.asString ?? "").utf8), elements)
          return format.run(&context)
        })
    ],
    examples: [
      .init("'%d of %s'.format([2, 'three'])", "'2 of three'"), .init("'%.2f'.format([3.14159])", "'3.14'"),
      .init("'%s'.format([[1, 'a', duration('1m')]])", "'[1, a, 60s]'"), .init("'%x %X'.format([255, 255])", "'ff FF'"),
      .init("'%b %o'.format([5, 8])", "'101 10'"), .init("'%e'.format([1052.5])", "'1.052500e+03'"),
      .init("'100 %%'.format([])", "'100 %'"), .init("'%d'.format(['a'])", ""), .init("'%d %d'.format([1])", ""),
    ])
}
